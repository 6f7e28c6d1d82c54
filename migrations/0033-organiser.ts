import { type Kysely, sql } from 'kysely';

/**
 * Who looks after a cohort beside whoever opened it, whom an organiser has removed, and on whom and with what an
 * organiser acted.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db);
  await run(`alter table enrolment add column organises boolean not null default false,
    add column removed boolean not null default false`);
  await run('create index enrolment_organises on enrolment (learner, cohort) where organises');
  await run(`alter table audit add column member bigint references learner on delete set null, add column detail text`);
  await run('create index audit_member on audit (member) where member is not null');
}
