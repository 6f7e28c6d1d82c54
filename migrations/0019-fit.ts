import { type Kysely, sql } from 'kysely';

/** The parameters of a learner's memory, those of FSRS's authors while there are none; and what each fit came to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table learner add column parameters float8[]`.execute(db);
  await sql`
    create table fit (
      id bigint generated always as identity primary key,
      learner bigint references learner on delete cascade,
      at timestamptz not null,
      answers integer not null,
      before float8 not null,
      after float8 not null,
      parameters float8[] not null,
      adopted boolean not null)`.execute(db);
  await sql`create index fit_learner on fit (learner, id)`.execute(db);
}
