import { type Kysely, sql } from 'kysely';

/** When whoever asked a question closed it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table note add column closed_at timestamptz`.execute(db);
}
