import { type Kysely, sql } from 'kysely';

/** When an answer was taken back, and by which organiser. It stays in the log, and counts for nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table attempt add column undone_at timestamptz,
    add column undone_by bigint references learner on delete set null`.execute(db);
}
