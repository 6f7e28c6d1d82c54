import { type Kysely, sql } from 'kysely';

/**
 * How often a delivery was really tried. The number of its claim also counts claims after which nothing was tried, such
 * as those that wait for the operator. The index finds what is due for one workspace of a platform.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table delivery add column tries smallint not null default 0`.execute(db);
  await sql`create index delivery_workspace on delivery (platform, coalesce(address->>'workspace', ''), due_at)
    where state = 'pending'`.execute(db);
}
