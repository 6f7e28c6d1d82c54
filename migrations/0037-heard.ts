import { type Kysely, sql } from 'kysely';

/**
 * The last day on which somebody did anything, by which reminders without an answer are counted. For those who were here
 * before it begins today.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table learner add column heard_on date`.execute(db);
  await sql`update learner set heard_on = current_date`.execute(db);
}
