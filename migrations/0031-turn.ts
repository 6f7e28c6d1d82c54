import { type Kysely, sql } from 'kysely';

/** Questions to the tutor, with what their askers and organisers say of the answers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = `
create table turn (
  id bigint generated always as identity primary key,
  learner bigint not null references learner on delete cascade,
  cohort bigint references cohort on delete set null,
  place text, language text not null, question text not null, subject jsonb, earlier jsonb not null,
  answer text not null default '', skills jsonb not null default '[]', at timestamptz not null,
  helpful boolean, reason text, words text not null default '',
  settled text, settled_by bigint references learner on delete set null, settled_at timestamptz
);
create index turn_learner on turn (learner, id);
create index turn_report on turn (cohort, id) where helpful = false and settled is null;
create index turn_settled_by on turn (settled_by) where settled_by is not null;
`;
  for (const statement of statements.split(/;\s*$/m).filter((s) => s.trim())) await sql.raw(statement).execute(db);
}
