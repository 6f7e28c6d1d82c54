import { type Kysely, sql } from 'kysely';

/** Twenty-five minutes on one thing, alone or beside others of the group. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run(`create table focus (
    id bigint generated always as identity primary key,
    enrolment bigint not null references enrolment on delete cascade, key text not null,
    started_at timestamptz not null, ends_at timestamptz not null, together boolean not null,
    tells boolean not null default false, logged boolean not null default false, over boolean not null default false,
    unique (enrolment, key))`);
  await run('create unique index focus_open on focus (enrolment) where not over');
  await run('create index focus_end on focus (ends_at) where not over');
}
