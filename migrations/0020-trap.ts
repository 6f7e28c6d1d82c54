import { type Kysely, sql } from 'kysely';

/** What each answer says of the misconceptions in its item, as it follows from the log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table trap (
    draw bigint not null references attempt on delete cascade, learner bigint not null references learner on delete cascade,
    misconception text not null, result text not null, helped boolean not null, primary key (draw, misconception))`.execute(
    db,
  );
  await sql`create index trap_learner on trap (learner, misconception)`.execute(db);
}
