import { type Kysely, sql } from 'kysely';

/** What the language model says of a cohort's week, and whether its organiser has it posted at the top of the summary. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table summary_words (
    cohort bigint not null references cohort on delete cascade, monday date not null, prompt text not null,
    words jsonb not null, taken boolean not null default false, at timestamptz not null,
    primary key (cohort, monday))`.execute(db);
}
