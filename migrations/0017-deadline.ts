import { type Kysely, sql } from 'kysely';

/** The date that a learner studies for in a group, as they chose it; none while they have chosen nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table enrolment add column deadline jsonb`.execute(db);
}
