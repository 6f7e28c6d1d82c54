import { type Kysely, sql } from 'kysely';

/**
 * What organisers gave the learners of a workspace to ask about. `hash` tells whether the same text is there already. The
 * sections are the text in parts, as the tutor quotes it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = `
create table document (
  id bigint generated always as identity primary key,
  workspace text not null, title text not null, kind text not null, hash text not null,
  letters integer not null, sections jsonb not null, at timestamptz not null,
  unique (workspace, hash)
);
`;
  for (const statement of statements.split(/;\s*$/m).filter((s) => s.trim())) await sql.raw(statement).execute(db);
}
