import { type Kysely, sql } from 'kysely';

/** Since when a learner wants to be told before a long streak ends, and the moment to look whether it does. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table learner add column nudge_since date, add column nudge_at timestamptz`.execute(db);
  await sql`create index learner_nudge on learner (nudge_at) where nudge_at is not null`.execute(db);
}
