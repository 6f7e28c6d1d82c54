import { type Kysely, sql } from 'kysely';

/** A message that was sent and is to be shown as it is now: when, who does it, and what of it was shown last. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table edit (
    delivery bigint primary key references delivery on delete cascade,
    due_at timestamptz, lease_until timestamptz, claim integer not null default 0, tries integer not null default 0,
    shown text not null default '', edited_at timestamptz)`.execute(db);
  await sql`create index edit_due on edit (due_at) where due_at is not null`.execute(db);
  await sql`create index edit_lease on edit (lease_until) where lease_until is not null`.execute(db);
}
