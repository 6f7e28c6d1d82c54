import { type Kysely, sql } from 'kysely';

/**
 * What counts on a board is kept apart from the minutes of a record, which have a limit a day. A week's minutes on the
 * board, how many people have as many, and the group's own sum are kept as they are counted, so that nobody's rank reads
 * the rows of the others.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db);
  await run('alter table points add column board integer not null default 0');
  await run('update points set board = minutes');
  await run(`create table day_minutes (
    enrolment bigint not null references enrolment on delete cascade, day date not null, minutes integer not null,
    primary key (enrolment, day))`);
  await run('insert into day_minutes select enrolment, day, sum(minutes) from points group by 1, 2');

  // Whether a learner is on the board now: they chose it, and have not left.
  await run('alter table enrolment add column on_board boolean not null default false');
  await run('update enrolment set on_board = true where board and left_at is null');
  await run('alter table cohort add column on_board integer not null default 0');
  await run(`update cohort c set on_board = n from (
    select cohort, count(*) as n from enrolment where on_board group by cohort) e where e.cohort = c.id`);

  await run(`create table board_week (
    enrolment bigint not null references enrolment on delete cascade, monday date not null,
    cohort bigint not null references cohort on delete cascade, minutes integer not null, shown boolean not null,
    primary key (enrolment, monday))`);
  await run(`insert into board_week select p.enrolment, date_trunc('week', p.day)::date, e.cohort, sum(p.board), e.on_board
    from points p join enrolment e on e.id = p.enrolment group by 1, 2, 3, 5`);
  await run('create index board_week_order on board_week (cohort, monday, minutes desc, enrolment) where shown');
  await run('create index board_week_cohort on board_week (cohort)');
  await run(`create table board_bucket (
    cohort bigint not null references cohort on delete cascade, monday date not null, minutes integer not null,
    people integer not null, primary key (cohort, monday, minutes)) with (fillfactor = 50)`);
  await run(`insert into board_bucket select cohort, monday, minutes, count(*) from board_week
    where shown and minutes > 0 group by 1, 2, 3`);
  await run(`create table board_team (
    cohort bigint not null references cohort on delete cascade, monday date not null, minutes bigint not null,
    people integer not null, primary key (cohort, monday)) with (fillfactor = 50)`);
  await run(`insert into board_team select cohort, monday, sum(minutes), count(*) filter (where minutes > 0)
    from board_week group by 1, 2`);

  await run(`create table link_check (
    enrolment bigint not null, task text not null, links jsonb not null, due_at timestamptz not null,
    lease_until timestamptz, claim integer not null default 0, tries integer not null default 0,
    primary key (enrolment, task), foreign key (enrolment, task) references finish on delete cascade)`);
  await run('create index link_check_due on link_check (due_at)');
}
