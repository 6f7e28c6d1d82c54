import { type Kysely, sql } from 'kysely';

/**
 * Times of day in minutes instead of hours, and a version on each card. A column that changes its unit changes its
 * name as well. No index has any of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table learner rename column hour to reminder_time`.execute(db);
  await sql`alter table cohort rename column hour to post_time`.execute(db);
  await sql`update learner set reminder_time = reminder_time * 60, day_start = day_start * 60,
    quiet_from = quiet_from * 60, quiet_to = quiet_to * 60`.execute(db);
  await sql`update cohort set post_time = post_time * 60`.execute(db);
  // Goes up with each write, so that whoever writes knows whether the card is still the one they read.
  await sql`alter table card add column version integer not null default 1`.execute(db);
}
