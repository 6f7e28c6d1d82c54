import { type Kysely, sql } from 'kysely';

/** The days of the week with few questions, from 1 for Monday. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table learner add column light_days smallint[] not null default '{}'`.execute(db);
}
