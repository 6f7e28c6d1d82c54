import { type Kysely, sql } from 'kysely';

/** Weekend days on which the path of a cohort goes on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table cohort add column workdays jsonb not null default '[]'`.execute(db);
}
