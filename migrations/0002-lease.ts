import { type Kysely, sql } from 'kysely';

/** Who holds what of which there may be one, such as a connection to Discord. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table lease (name text primary key, holder text not null, until timestamptz not null)`.execute(db);
}
