import { type Kysely, sql } from 'kysely';

/**
 * What the questions of a day are chosen from: a learner's minutes, since when a point is known, how often it was asked
 * since it was last taught. And with each quiz, the choice itself.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table learner add column quiz_minutes smallint not null default 10`.execute(db);
  await sql`alter table quiz add column choice jsonb`.execute(db);
  await sql`alter table card add column since date, add column since_taught integer`.execute(db);
  await sql`update card c set since_taught = asked, since = coalesce(
    (select day from attempt a where a.learner = c.learner and a.kp = c.kp order by seq limit 1), c.day)`.execute(db);
  await sql`alter table card alter column since set not null, alter column since_taught set not null`.execute(db);
}
