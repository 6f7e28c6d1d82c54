import { type Kysely, sql } from 'kysely';

/** A cohort of minors. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table cohort add column minors boolean not null default false`.execute(db);
}
