import { type Kysely, sql } from 'kysely';

/** Whose calendar is served at which address, by a hash of what is secret in it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table feed (
    learner bigint primary key references learner on delete cascade, key text not null unique,
    at timestamptz not null)`.execute(db);
}
