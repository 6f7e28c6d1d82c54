import { type Kysely, sql } from 'kysely';

/** A learner's own days off, and the weeks of a streak that organisers repaired, with who did it and when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table learner add column vacation jsonb not null default '[]'`.execute(db);
  await sql`create table streak_repair (
    learner bigint not null references learner on delete cascade,
    monday date not null,
    cohort bigint references cohort on delete set null,
    by bigint references learner on delete set null,
    at timestamptz not null,
    primary key (learner, monday))`.execute(db);
  // Erasing somebody looks for both.
  await sql`create index streak_repair_by on streak_repair (by)`.execute(db);
  await sql`create index streak_repair_cohort on streak_repair (cohort)`.execute(db);
}
