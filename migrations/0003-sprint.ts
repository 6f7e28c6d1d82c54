import { type Kysely, sql } from 'kysely';

/** The sprint that somebody went on to; absent for whoever is still in the one they joined in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table enrolment add column sprint smallint`.execute(db);
}
