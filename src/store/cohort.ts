import { sql } from 'kysely';
import type { Cohort, Due } from '../core/cohort/model.ts';
import type { Id } from '../core/id.ts';
import type { Store } from '../core/ports.ts';
import type { CohortWeek } from '../core/summary/model.ts';
import type { CohortTable, Db } from './database.ts';

/** A row as the driver or as JSON gives it: dates may still be strings. */
export const cohortOf = (row: Omit<CohortTable, 'id'> & { id: Id }): Cohort => ({
  id: row.id,
  name: row.name,
  route: row.route,
  start: Temporal.PlainDate.from(row.start),
  language: row.language,
  zone: row.zone,
  hour: row.hour,
  board: row.board,
  organiser: row.organiser ?? '',
  demo: row.demo,
  ...(row.platform && { home: { platform: row.platform, workspace: row.workspace ?? '', channel: row.channel ?? '' } }),
});

const columnsOf = ({ home, postAt, summaryAt, ...same }: Partial<Omit<Cohort, 'id'>> & Partial<Due>) => ({
  ...same,
  ...(home && home),
  ...(postAt !== undefined && { post_at: postAt }),
  ...(summaryAt !== undefined && { summary_at: summaryAt }),
});

/** Cohorts, and what they did in a week. */
export function cohorts(
  db: Db,
): Pick<Store, 'createCohort' | 'cohort' | 'cohortsOf' | 'saveCohort' | 'cohortSize' | 'cohortWeek'> {
  return {
    async createCohort({ key, ...cohort }) {
      const none = { platform: null, workspace: null, channel: null };
      const values = { key, ...none, ...columnsOf(cohort) } as unknown as Omit<CohortTable, 'id'>;
      await db
        .insertInto('cohort')
        .values(values)
        .onConflict((c) => c.column('key').doNothing())
        .execute();
      return cohortOf(await db.selectFrom('cohort').selectAll().where('key', '=', key).executeTakeFirstOrThrow());
    },

    async cohort(id) {
      const row = await db.selectFrom('cohort').selectAll().where('id', '=', id).executeTakeFirst();
      return row && cohortOf(row);
    },

    async cohortsOf({ platform, workspace }) {
      const rows = await db
        .selectFrom('cohort')
        .selectAll()
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .orderBy('id')
        .execute();
      return rows.map(cohortOf);
    },

    async saveCohort(id, changes) {
      await db.updateTable('cohort').set(columnsOf(changes)).where('id', '=', id).execute();
    },

    async cohortSize(id) {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from enrolment where cohort = ${id} and left_at is null`.execute(db);
      return rows[0]?.n ?? 0;
    },

    async cohortWeek(id, from) {
      const [end, before] = [from.add({ days: 7 }), from.subtract({ days: 7 })];
      const members = await sql<CohortWeek['members'][number]>`
        select e.id::text as enrolment, l.name, e.board,
          coalesce(sum(p.minutes) filter (where p.day >= ${from}), 0)::int as minutes,
          coalesce(sum(p.minutes) filter (where p.day < ${from}), 0)::int as "lastMinutes",
          (count(distinct p.day) filter (where p.day >= ${from}))::int as days,
          (count(*) filter (where p.day >= ${from} and p.source like 'task:%'))::int as tasks,
          (count(*) filter (where p.day >= ${from} and p.source like 'draw:%'))::int as answers
        from enrolment e join learner l on l.id = e.learner
        left join points p on p.enrolment = e.id and p.day >= ${before} and p.day < ${end}
        where e.cohort = ${id} and e.left_at is null
        group by e.id, l.name, e.board order by e.id`.execute(db);
      const kps = await sql<CohortWeek['kps'][number]>`
        select a.kp, count(distinct a.learner)::int as people, count(*)::int as asked,
          (count(*) filter (where a.correct))::int as right
        from attempt a join enrolment e on e.id = a.enrolment
        where e.cohort = ${id} and e.left_at is null and a.day >= ${from} and a.day < ${end}
        group by a.kp order by a.kp`.execute(db);
      return { members: members.rows, kps: kps.rows };
    },
  };
}
