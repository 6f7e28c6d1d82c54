import { type Kysely, sql } from 'kysely';

/** What somebody means to do in a week and whether they did, and how they look back on it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run(`create table pledge (
    learner bigint not null references learner on delete cascade, monday date not null,
    what text not null, moment text not null, kept text, at timestamptz not null, primary key (learner, monday))`);
  await run(`create table retro (
    enrolment bigint not null references enrolment on delete cascade, monday date not null,
    learned text not null, stuck text not null, next text not null, at timestamptz not null,
    primary key (enrolment, monday))`);
  await run(`create index note_line on note (cohort, about) where kind = 'line'`);
}
