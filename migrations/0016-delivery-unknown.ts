import { type Kysely, sql } from 'kysely';

/** Finds, for one workspace of a platform, what may have been sent before and is due again: it goes before all else. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index delivery_unknown on delivery (platform, coalesce(address->>'workspace', ''), due_at)
    where state = 'pending' and begun_at is not null`.execute(db);
}
