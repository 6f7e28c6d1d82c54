import { type Kysely, sql } from 'kysely';

/**
 * What a learner says against an item: that their answer was right, or that something is wrong with it. When an organiser
 * agrees, the answer is credited: it was counted as wrong, and counts as right since then.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table appeal (
    id bigint generated always as identity primary key, draw bigint not null references attempt on delete cascade,
    learner bigint not null references learner on delete cascade, cohort bigint not null references cohort on delete cascade,
    kind text not null, reason text not null, at timestamptz not null,
    agreed boolean, decided_at timestamptz, decided_by bigint references learner on delete set null, unique (draw, kind))`.execute(
    db,
  );
  await sql`create index appeal_learner on appeal (learner)`.execute(db);
  await sql`create index appeal_open on appeal (cohort) where decided_at is null`.execute(db);
  await sql`alter table attempt add column credited_at timestamptz,
    add column credited_by bigint references learner on delete set null`.execute(db);
}
