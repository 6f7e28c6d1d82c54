import { type Kysely, sql } from 'kysely';

/**
 * When the next request may leave, by what its platform counts: a token, a workspace, a channel. Rows come and go with
 * what is sent, and most of the table's writes are to a few of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table lane (
    name text primary key, next_at timestamptz not null default '-infinity', parked_until timestamptz not null default '-infinity',
    refusals integer not null default 0, refusals_since timestamptz not null default '-infinity') with (fillfactor = 50)`.execute(
    db,
  );
}
