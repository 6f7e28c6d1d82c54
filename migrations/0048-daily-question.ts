import { type Kysely, sql } from 'kysely';

/**
 * The question that a day's post of a cohort has, and what people chose: first and last, as indexes in the item. `pair` is the number
 * of a pair within the question. A choice is no attempt: it moves no card.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run('alter table cohort add column question_off boolean not null default false');
  await run(`create table daily_question (
    id bigint generated always as identity primary key, cohort bigint not null references cohort on delete cascade,
    day date not null, item text not null, shown jsonb not null, opens_at timestamptz not null,
    splits_at timestamptz not null, closes_at timestamptz not null, closed_at timestamptz, next_at timestamptz,
    unique (cohort, day))`);
  await run('create index daily_question_next on daily_question (next_at) where next_at is not null');
  await run('create index daily_question_item on daily_question (item)');
  await run(`create table daily_vote (
    question bigint not null references daily_question on delete cascade,
    learner bigint not null references learner on delete cascade,
    first smallint, last smallint, told_at timestamptz, willing_at timestamptz, pair smallint, at timestamptz not null,
    primary key (question, learner))`);
  await run('create index daily_vote_learner on daily_vote (learner)');
}
