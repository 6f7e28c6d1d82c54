import { type Kysely, sql } from 'kysely';

/** When the platform may be asked whether it has a message of which nobody knows; null once it was asked. By the database's clock. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table delivery add column ask_at timestamptz`.execute(db);
  await sql`create index delivery_ask on delivery (ask_at) where ask_at is not null`.execute(db);
}
