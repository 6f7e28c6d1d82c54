import { type Kysely, sql } from 'kysely';

/** A cohort can pause, close, say something once a week, and say who may join it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db);
  await run(`alter table cohort add column paused_from date, add column closed boolean not null default false,
    add column entry_code text, add column cap integer`);
  await run(`create table announcement (
    id bigint generated always as identity primary key,
    cohort bigint not null references cohort on delete cascade,
    learner bigint not null references learner on delete cascade,
    monday date not null, text text not null, at timestamptz not null, unique (cohort, monday))`);
  await run('create index announcement_learner on announcement (learner)');
}
