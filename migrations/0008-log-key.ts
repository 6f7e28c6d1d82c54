import { type Kysely, sql } from 'kysely';

/**
 * A key for each learner, from which the log makes what it calls them. It goes with their row: nobody can tell any more
 * whose lines those were.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table learner add column log_key uuid not null default gen_random_uuid()`.execute(db);
}
