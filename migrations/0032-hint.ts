import { type Kysely, sql } from 'kysely';

/** How much help was taken with a question before its answer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table draw add column hints smallint not null default 0`.execute(db);
}
