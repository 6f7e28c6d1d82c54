import { type Kysely, sql } from 'kysely';

/** Whether a cohort has `/ask` decline what nothing in its library answers. So far each was told so, with what comes closest. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table cohort add column declines boolean not null default false`.execute(db);
}
