import { type Kysely, sql } from 'kysely';

/** What a learner skips of their path; and what the answers in placements say of an item, without saying whose they were. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table enrolment add column skips jsonb`.execute(db);
  await sql`create table placement_item (
    item text primary key, answers integer not null, x double precision not null, y double precision not null,
    xy double precision not null, yy double precision not null)`.execute(db);
}
