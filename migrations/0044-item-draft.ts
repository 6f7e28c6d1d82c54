import { type Kysely, sql } from 'kysely';

/**
 * Items that the model has drafted from a document, for authors; they go with it. `drafted`: how often that was asked for,
 * each time from another part.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table document add column drafted integer not null default 0`.execute(db);
  await sql`create table item_draft (
    id bigint generated always as identity primary key, document bigint not null references document on delete cascade,
    item jsonb not null, prompt text not null, at timestamptz not null)`.execute(db);
  await sql`create index item_draft_document on item_draft (document)`.execute(db);
}
