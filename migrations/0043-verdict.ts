import { type Kysely, sql } from 'kysely';

/** What the model said of a short answer that it marked, for each criterion, as its learner saw it. It goes with the answer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table verdict (
    draw bigint primary key references attempt on delete cascade,
    prompt text not null, criteria jsonb not null, at timestamptz not null)`.execute(db);
}
