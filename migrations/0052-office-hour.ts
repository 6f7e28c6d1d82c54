import { type Kysely, sql } from 'kysely';

/** A group's office hour, once or every week, and the turns of those who queue for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run(`create table office_hour (
    id bigint generated always as identity primary key,
    cohort bigint not null unique references cohort on delete cascade,
    learner bigint not null references learner on delete cascade,
    first date not null, time integer not null, minutes integer not null, weekly boolean not null, place text not null,
    skipped jsonb not null default '[]', sequence integer not null default 0, cancelled_at timestamptz)`);
  await run('create index office_hour_learner on office_hour (learner)');
  await run(`create table office_turn (
    id bigint generated always as identity primary key,
    cohort bigint not null references cohort on delete cascade, day date not null,
    enrolment bigint not null references enrolment on delete cascade, key text not null, topic text not null,
    state text not null default 'waiting', at timestamptz not null,
    unique (enrolment, key))`);
  await run(
    `create unique index office_turn_open on office_turn (enrolment, day) where state in ('waiting', 'called')`,
  );
  await run(`create unique index office_turn_called on office_turn (cohort, day) where state = 'called'`);
  await run(`create index office_turn_queue on office_turn (cohort, id) where state in ('waiting', 'called')`);
  await run('alter table cohort add column hour_at timestamptz');
  await run('create index cohort_hour on cohort (hour_at) where hour_at is not null');
}
