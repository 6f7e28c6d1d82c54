import { sql } from 'kysely';
import type { CohortWeek } from '../core/summary/model.ts';
import type { SummaryPort } from '../core/summary/port.ts';
import type { Db } from './database.ts';
import { nameShownIn } from './name.ts';
import { sourcePrefix } from './source.ts';

/** What a cohort did in a week. */
export function summaries(db: Db): SummaryPort {
  const points = async (id: string, from: Temporal.PlainDate, end?: Temporal.PlainDate) => {
    const { rows } = await sql<CohortWeek['kps'][number]>`
      select a.kp, count(distinct a.learner)::int as people, count(*)::int as asked,
        (count(*) filter (where a.correct))::int as right
      from attempt a join enrolment e on e.id = a.enrolment
      where e.cohort = ${id} and e.left_at is null and a.undone_at is null and a.day >= ${from}
        and a.day < coalesce(${end ?? null}::date, 'infinity')
      group by a.kp order by a.kp`.execute(db);
    return rows;
  };

  return {
    points,

    async week(id, from) {
      const [end, before] = [from.add({ days: 7 }), from.subtract({ days: 7 })];
      const members = await sql<CohortWeek['members'][number]>`
        select e.id::text as enrolment, ${nameShownIn} as name, e.board,
          coalesce(sum(p.minutes) filter (where p.day >= ${from}), 0)::int as minutes,
          coalesce(sum(p.minutes) filter (where p.day < ${from}), 0)::int as "lastMinutes",
          (count(distinct p.day) filter (where p.day >= ${from}))::int as days,
          (count(*) filter (where p.day >= ${from} and p.source like ${`${sourcePrefix.task}%`}))::int as tasks,
          (count(*) filter (where p.day >= ${from} and p.source like ${`${sourcePrefix.question}%`}))::int as answers
        from enrolment e join cohort c on c.id = e.cohort
        left join points p on p.enrolment = e.id and p.day >= ${before} and p.day < ${end}
        where e.cohort = ${id} and e.left_at is null
        group by e.id, c.id order by e.id`.execute(db);
      const kps = await points(id, from, end);
      const days = await sql<CohortWeek['days'][number]>`
        select p.day, count(distinct e.id)::int as people,
          sum(p.minutes)::int as minutes
        from points p join enrolment e on e.id = p.enrolment
        where e.cohort = ${id} and e.left_at is null and p.day >= ${from} and p.day < ${end} and p.minutes > 0
        group by p.day order by p.day`.execute(db);
      return { members: members.rows, days: days.rows, kps };
    },
  };
}
