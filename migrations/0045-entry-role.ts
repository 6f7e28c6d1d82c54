import { type Kysely, sql } from 'kysely';

/** The role of its platform that whoever joins a cohort has to have. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table cohort add column entry_role text`.execute(db);
}
