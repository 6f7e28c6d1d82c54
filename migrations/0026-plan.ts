import { type Kysely, sql } from 'kysely';

/** The hours a week that a learner has for the path, and the Monday of the last week of which they said how much it was. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table learner add column weekly_hours smallint, add column load_week date`.execute(db);
}
