import { type Kysely, sql } from 'kysely';

/** What learners hand in for the milestones of a project, what was seen of it, and how they score their own work. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run(`create table hand_in (
    enrolment bigint not null references enrolment on delete cascade, project text not null, milestone smallint not null,
    work jsonb not null, at timestamptz not null, look jsonb,
    due_at timestamptz, lease_until timestamptz, claim integer not null default 0, tries integer not null default 0,
    primary key (enrolment, project, milestone))`);
  await run('create index hand_in_due on hand_in (due_at) where due_at is not null');
  await run(`create table self_score (
    enrolment bigint not null references enrolment on delete cascade, project text not null, rubric_row smallint not null,
    points smallint not null, primary key (enrolment, project, rubric_row))`);
}
