import { type Kysely, sql } from 'kysely';

/** The days off of a cohort, on which its path stands still. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table cohort add column holidays jsonb not null default '[]'`.execute(db);
}
