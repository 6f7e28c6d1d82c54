import { type Kysely, sql } from 'kysely';

/**
 * The tutor's model: what it used of each budget of a day, its answers by the exact question, and whether a cohort wants
 * passages alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = `
alter table cohort add column quotes_only boolean not null default false;
create table spending (
  scope text not null, subject text not null, day date not null,
  tokens double precision not null default 0, micros double precision not null default 0, answers integer not null default 0,
  primary key (scope, subject, day)
);
create index spending_day on spending (day);
create table tutor_answer (
  workspace text not null, key text not null, sentences jsonb not null, at timestamptz not null,
  primary key (workspace, key)
);
create index tutor_answer_at on tutor_answer (workspace, at);
`;
  for (const statement of statements.split(/;\s*$/m).filter((s) => s.trim())) await sql.raw(statement).execute(db);
}
