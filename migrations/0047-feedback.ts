import { type Kysely, sql } from 'kysely';

/**
 * What the model said of the work for a task or a project, `entry`, as its learner saw it; and what they objected to it,
 * until an organiser has looked at that.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table feedback (
    id bigint generated always as identity primary key,
    enrolment bigint not null references enrolment on delete cascade, entry text not null,
    prompt text not null, remarks jsonb not null, at timestamptz not null,
    objection text, settled_at timestamptz,
    unique (enrolment, entry))`.execute(db);
  await sql`create index feedback_objection on feedback (id) where objection is not null and settled_at is null`.execute(
    db,
  );
}
