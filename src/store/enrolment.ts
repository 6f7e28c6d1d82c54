import { sql } from 'kysely';
import type { Card } from '../core/card/model.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { Store } from '../core/ports.ts';
import type { Db } from './database.ts';
import { enrolmentOf } from './learner.ts';

const date = (s: string) => Temporal.PlainDate.from(s);

/** Enrolments, and the record that grows in them. */
export function enrolments(
  db: Db,
  { siblings }: Pick<Curriculum, 'siblings'>,
): Pick<Store, 'enrol' | 'saveEnrolment' | 'record' | 'finishTask'> {
  return {
    async enrol({ learner, cohort, joined }) {
      return db.transaction().execute(async (tx) => {
        const row = await tx
          .insertInto('enrolment')
          .values({ learner, cohort, joined, pace: null, sprint: null, left_at: null })
          .onConflict((c) => c.columns(['learner', 'cohort']).doUpdateSet({ left_at: null }))
          .returningAll()
          .executeTakeFirstOrThrow();
        const home = await tx.selectFrom('cohort').selectAll().where('id', '=', cohort).executeTakeFirstOrThrow();
        if (home.platform) await bringSolo(tx, row.id, learner, home.route);
        return enrolmentOf(row, home);
      });
    },

    async saveEnrolment(id, { left, ...changes }) {
      const values = { ...changes, ...(left && { left_at: left }) };
      await db.updateTable('enrolment').set(values).where('id', '=', id).execute();
    },

    // One round trip: a day's task and a page of progress are both drawn from it.
    async record({ learner, enrolment }) {
      const { rows } = await sql<{
        finished: { task: string; day: string }[];
        cards: (Omit<Card, 'due'> & { due: string })[];
        days: string[];
        points: { day: string; minutes: number }[];
      }>`
        select
          coalesce((select jsonb_agg(jsonb_build_object('task', task, 'day', day) order by at)
            from finish where enrolment = ${enrolment ?? null}), '[]') as finished,
          coalesce((select jsonb_agg(jsonb_build_object(
            'kp', kp, 'due', due_at, 'asked', asked, 'right', "right", 'lastRight', last_right) order by kp)
            from card where learner = ${learner}), '[]') as cards,
          coalesce((select jsonb_agg(day order by day) from (
            select day from attempt where learner = ${learner}
            union select f.day from finish f join enrolment e on e.id = f.enrolment where e.learner = ${learner}) acted), '[]') as days,
          coalesce((select jsonb_agg(jsonb_build_object('day', day, 'minutes', minutes) order by day) from (
            select day, sum(minutes)::int as minutes from points where enrolment = ${enrolment ?? null} group by day) p), '[]') as points
        `.execute(db);
      const row = rows[0]!;
      return {
        finished: row.finished.map((f) => ({ task: f.task, day: date(f.day) })),
        // A point that is no longer taught cannot come back, so it must not be due for ever.
        cards: row.cards.filter((c) => siblings.has(c.kp)).map((c) => ({ ...c, due: Temporal.Instant.from(c.due) })),
        days: row.days.map(date),
        points: row.points.map((p) => ({ day: date(p.day), minutes: p.minutes })),
      };
    },

    async finishTask({ enrolment, task, evidence, minutes, day, at }) {
      return db.transaction().execute(async (tx) => {
        const { numInsertedOrUpdatedRows } = await tx
          .insertInto('finish')
          .values({ enrolment, task, evidence: JSON.stringify(evidence), day, at })
          .onConflict((c) => c.doNothing())
          .executeTakeFirstOrThrow();
        if (!numInsertedOrUpdatedRows) return false;
        await tx
          .insertInto('points')
          .values({ enrolment, source: `task:${task}`, minutes, day })
          .onConflict((c) => c.doNothing())
          .execute();
        return true;
      });
    },
  };
}

/** What somebody did by themselves on this route comes along, and the solo enrolment ends. */
async function bringSolo(tx: Db, enrolment: string, learner: string, route: string): Promise<void> {
  const solo = sql`select e.id from enrolment e join cohort c on c.id = e.cohort
    where e.learner = ${learner} and c.route = ${route} and c.platform is null`;
  await sql`insert into finish (enrolment, task, evidence, day, at)
    select ${enrolment}, task, evidence, day, at from finish where enrolment in (${solo}) on conflict do nothing`.execute(
    tx,
  );
  await sql`insert into points (enrolment, source, minutes, day)
    select ${enrolment}, source, minutes, day from points where enrolment in (${solo}) on conflict do nothing`.execute(
    tx,
  );
  await sql`update enrolment set left_at = now() where left_at is null and id in (${solo})`.execute(tx);
}
