import { type Kysely, sql } from 'kysely';

/**
 * Whether a learner's language is known or guessed: what their platform could not say at first is taken when it says
 * so. And the task that somebody put aside for a day, in each enrolment.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table learner add column language_known boolean not null default true`.execute(db);
  await sql`alter table enrolment add column aside_task text, add column aside_on date`.execute(db);
}
