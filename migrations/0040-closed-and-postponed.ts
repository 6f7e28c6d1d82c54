import { type Kysely, sql } from 'kysely';

/** When whoever asked a question closed it; and the tasks that somebody has gone on from, and that wait. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table note add column closed_at timestamptz`.execute(db);
  await sql`alter table enrolment add column postponed text[] not null default '{}'`.execute(db);
}
