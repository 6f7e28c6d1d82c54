import { type Kysely, sql } from 'kysely';

/** What an organiser is told about a cohort, once each, and what they decided about a weekly summary. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db);
  await run(`create table organiser_note (
    cohort bigint not null references cohort on delete cascade, about text not null, at timestamptz not null,
    primary key (cohort, about))`);
  // Groups that are there already had their first days without it.
  await run(`insert into organiser_note select c.id, about, now() from cohort c
    cross join unnest(array['day1', 'day7', 'day30']) as about where c.platform is not null`);
  await run(`create table summary_choice (
    cohort bigint not null references cohort on delete cascade, monday date not null, choice text not null,
    words text, by bigint references learner on delete set null, primary key (cohort, monday))`);
  await run('create index summary_choice_by on summary_choice (by)');
}
