import { sql } from 'kysely';
import type { Given } from '../core/item/model.ts';
import type { TrapMark, TrapResult } from '../core/trap/model.ts';
import type { TrapPort } from '../core/trap/port.ts';
import type { Db } from './database.ts';

/** Writes marks of the answer that `logged` has just returned, or none. */
export const writeMarks = (learner: string, marks: readonly TrapMark[]) => sql`
  insert into trap (draw, learner, misconception, result, helped)
  select draw, ${learner}, m.* from logged cross join unnest(${marks.map(({ trap }) => trap)}::text[],
    ${marks.map(({ result }) => result)}::text[], ${marks.map(({ helped }) => helped)}::boolean[]) as m`;

/** The misconceptions that the learner of a question has fallen for. */
export const trapsFallenFor = (learner: ReturnType<typeof sql.ref>) => sql`
  coalesce((select jsonb_agg(distinct t.misconception) from trap t join attempt a on a.draw = t.draw
    where t.learner = ${learner} and t.result = 'fell' and a.undone_at is null), '[]')`;

/** What answers say of traps, apart from the answers that write it: see `quiz.ts`. */
export function traps(db: Db): TrapPort {
  return {
    async events(learner) {
      const { rows } = await sql<{
        trap: string;
        result: TrapResult;
        helped: boolean;
        item: string;
        day: Temporal.PlainDate;
      }>`
        select t.misconception as trap, t.result, t.helped, d.item, a.day
        from trap t join attempt a on a.draw = t.draw join draw d on d.id = t.draw
        where t.learner = ${learner} and a.undone_at is null order by a.seq, t.misconception`.execute(db);
      return rows;
    },

    async answers(learner) {
      const { rows } = await sql<{
        question: string;
        item: string;
        given: Given;
        correct: boolean;
        helped: string | null;
        marks: TrapMark[];
      }>`
        select d.id as question, d.item, a.given, a.correct,
          case when (q.choice #> array['chosen', (d.number - 1)::text, 'trap', 'helps'])::boolean
            then q.choice #>> array['chosen', (d.number - 1)::text, 'trap', 'id'] end as helped,
          coalesce((select jsonb_agg(jsonb_build_object('trap', misconception, 'result', result, 'helped', helped))
            from trap t where t.draw = a.draw), '[]') as marks
        from attempt a join draw d on d.id = a.draw join quiz q on q.id = d.quiz
        where a.learner = ${learner} and a.undone_at is null order by a.seq`.execute(db);
      return rows.map(({ helped, ...row }) => ({ ...row, ...(helped !== null && { helped }) }));
    },

    async replace(learner, question, marks) {
      await sql`with gone as (delete from trap where draw = ${question}
          and not misconception = any (${marks.map(({ trap }) => trap)}::text[])),
        logged as (select ${question}::bigint as draw)
        ${writeMarks(learner, marks)}
        on conflict (draw, misconception) do update set result = excluded.result, helped = excluded.helped`.execute(db);
    },
  };
}
