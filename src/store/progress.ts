import { sql } from 'kysely';
import { recentAnswers } from '../core/progress/model.ts';
import type { ProgressPort } from '../core/progress/port.ts';
import { tryKey } from '../core/quiz/model.ts';
import { type CardRow, cardOf } from './card.ts';
import type { Db } from './database.ts';
import { type DaysOffColumn, readDaysOff } from './days-off.ts';

const date = (s: string) => Temporal.PlainDate.from(s);

/** What is known of a learner. */
export function progress(db: Db): ProgressPort {
  return {
    // One round trip for everything: /task and /progress both need it.
    async record({ learner, enrolment }) {
      const { rows } = await sql<{
        finished: { task: string; day: string }[];
        cards: CardRow[];
        days: string[];
        points: { day: string; minutes: number }[];
        holidays: DaysOffColumn;
        repaired: string[];
        answered: { day: string; items: string[] } | null;
        recent: boolean[];
        tried: { asked: number; right: number };
      }>`
        select
          coalesce((select jsonb_agg(jsonb_build_object('task', task, 'day', day) order by at)
            from finish where enrolment = ${enrolment ?? null}), '[]') as finished,
          coalesce((select jsonb_agg(to_jsonb(c) - 'learner' order by kp) from card c where learner = ${learner}), '[]') as cards,
          coalesce((select jsonb_agg(day order by day) from (
            select day from attempt where learner = ${learner} and undone_at is null
            union select f.day from finish f join enrolment e on e.id = f.enrolment where e.learner = ${learner}) acted), '[]') as days,
          coalesce((select jsonb_agg(jsonb_build_object('day', day, 'minutes', minutes) order by day) from (
            select day, sum(minutes)::int as minutes from points where enrolment = ${enrolment ?? null} group by day) p), '[]') as points,
          coalesce((select jsonb_agg(off) from enrolment e join cohort c on c.id = e.cohort
            cross join jsonb_array_elements(c.holidays) off where e.learner = ${learner}), '[]') as holidays,
          coalesce((select jsonb_agg(monday order by monday) from streak_repair where learner = ${learner}), '[]') as repaired,
          (select jsonb_build_object('day', a.day, 'items', jsonb_agg(d.item)) from attempt a join draw d on d.id = a.draw
            where a.learner = ${learner} and a.undone_at is null and a.day = (select max(day) from attempt where learner = ${learner} and undone_at is null)
            group by a.day) as answered,
          (select jsonb_build_object('asked', count(*), 'right', count(*) filter (where a.correct)) from quiz q
            join draw d on d.quiz = q.id join attempt a on a.draw = d.id
            where q.learner = ${learner} and starts_with(q.key, ${tryKey}) and a.undone_at is null) as tried,
          coalesce((select jsonb_agg(correct order by at desc, draw desc) from (select a.correct, a.at, a.draw from attempt a
            join draw d on d.id = a.draw join quiz q on q.id = d.quiz where a.learner = ${learner} and a.undone_at is null
            and not starts_with(q.key, ${tryKey}) order by a.at desc, a.draw desc limit ${recentAnswers}) last), '[]') as recent
        `.execute(db);
      const row = rows[0]!;
      return {
        finished: row.finished.map((f) => ({ task: f.task, day: date(f.day) })),
        cards: row.cards.map(cardOf),
        recent: row.recent,
        tried: row.tried,
        days: row.days.map(date),
        minutes: row.points.map((p) => ({ day: date(p.day), minutes: p.minutes })),
        ...(row.holidays.length > 0 && { holidays: readDaysOff(row.holidays) }),
        ...(row.repaired.length > 0 && { repaired: row.repaired.map(date) }),
        ...(row.answered && { answered: { day: date(row.answered.day), items: row.answered.items } }),
      };
    },

    async repairWeek({ learner, monday, cohort, by, at }) {
      const { numAffectedRows } = await sql`insert into streak_repair (learner, monday, cohort, by, at)
        values (${learner}, ${monday}, ${cohort}, ${by}, ${at}) on conflict do nothing`.execute(db);
      return (numAffectedRows ?? 0n) > 0n;
    },
  };
}
