import { type Kysely, sql } from 'kysely';

/**
 * A quiz that is marked at its end: which kind it is, of which sprint, when it ends by itself, when it ended, and how
 * many were right. Until then its answers are kept with the questions.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table quiz add column exam text, add column sprint smallint, add column ends_at timestamptz,
    add column ended_at timestamptz, add column score smallint`.execute(db);
  await sql`alter table draw add column kept jsonb, add column kept_at timestamptz`.execute(db);
  await sql`create index quiz_exam on quiz (learner, exam) where exam is not null`.execute(db);
  await sql`create index quiz_ends on quiz (ends_at) where exam is not null and ended_at is null`.execute(db);
}
