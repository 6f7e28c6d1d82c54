import { type Kysely, sql } from 'kysely';

/** How many minutes a task took by its learner's own word, and the task that minutes on one thing were begun from. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table finish add column took smallint check (took > 0)`.execute(db);
  await sql`alter table focus add column task text`.execute(db);
}
