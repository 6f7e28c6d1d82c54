import { type Kysely, sql } from 'kysely';

/** Who wants study buddies in a group, with whom they study now, and with whom they have before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run(`create table triad (
    id bigint generated always as identity primary key,
    cohort bigint not null references cohort on delete cascade, monday date not null)`);
  await run('create index triad_cohort on triad (cohort)');
  await run(`create table triad_member (
    triad bigint not null references triad on delete cascade,
    enrolment bigint not null references enrolment on delete cascade, primary key (triad, enrolment))`);
  await run('create index triad_member_enrolment on triad_member (enrolment)');
  await run(`create table buddy (
    enrolment bigint primary key references enrolment on delete cascade, since timestamptz not null,
    triad bigint references triad on delete set null, left_over date, told date,
    pledge boolean not null default false, streak boolean not null default false)`);
  await run('create index buddy_triad on buddy (triad) where triad is not null');
  await run('alter table cohort add column buddies_at timestamptz');
  await run('create index cohort_buddies on cohort (buddies_at) where buddies_at is not null');
}
