import { type Kysely, sql } from 'kysely';

/** What the texts of the curriculum mean to a model, by the hash of each: single-precision numbers, little-endian. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table vector (model text not null, hash text not null, vector bytea not null, primary key (model, hash))`.execute(
    db,
  );
}
