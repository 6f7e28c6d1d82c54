import { type Kysely, sql } from 'kysely';

/**
 * What somebody has the bot post for their group: a question, an answer, a sentence, their arrival. And what keeps that
 * safe: reports, blocks, and what organisers decided.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = `
create table note (
  id bigint generated always as identity primary key,
  learner bigint not null references learner on delete cascade, key text not null,
  cohort bigint not null references cohort on delete cascade,
  kind text not null, about text, question bigint references note on delete set null,
  text text not null, signed boolean not null, notify boolean not null, address jsonb not null,
  day date not null, at timestamptz not null,
  solved_by bigint references note on delete set null, hidden text, kept boolean not null default false,
  told_at timestamptz, unique (learner, key)
);
create index note_cohort on note (cohort, at);
create index note_question on note (question) where question is not null;
create index note_open on note (at) where kind = 'question' and solved_by is null and told_at is null;
create index note_reported on note (cohort) where hidden = 'reported';

create table report (
  note bigint not null references note on delete cascade, learner bigint not null references learner on delete cascade,
  at timestamptz not null, primary key (note, learner)
);
create index report_learner on report (learner);

create table block (
  learner bigint not null references learner on delete cascade, blocked bigint not null references learner on delete cascade,
  at timestamptz not null, primary key (learner, blocked)
);
create index block_blocked on block (blocked);

create table audit (
  id bigint generated always as identity primary key, cohort bigint not null references cohort on delete cascade,
  organiser bigint references learner on delete set null, action text not null, note bigint, at timestamptz not null
);
create index audit_cohort on audit (cohort, at);
create index audit_organiser on audit (organiser);
`;
  for (const statement of statements.split(/;\s*$/m).filter((s) => s.trim())) await sql.raw(statement).execute(db);
}
