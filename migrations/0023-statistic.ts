import { type Kysely, sql } from 'kysely';

/** What the first answers of everybody say of an item, and whether it is asked no more because of that. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table statistic (
    item text primary key, answers integer not null, "right" double precision not null,
    discrimination double precision, seconds integer, options jsonb not null, flaw text, out boolean not null,
    at timestamptz not null)`.execute(db);
}
