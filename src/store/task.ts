import { sql } from 'kysely';
import { tryKey } from '../core/quiz/model.ts';
import type { TaskPort } from '../core/task/port.ts';
import { countMinutes, moveBoard } from './board.ts';
import type { Db } from './database.ts';
import { sourceOf } from './source.ts';
import { inTransaction } from './transact.ts';

/** Tasks that were finished, and the minutes that they gave. */
export function tasks(db: Db): TaskPort {
  return {
    async lastAnswers({ learner, items, most }) {
      if (!items.length) return [];
      const { rows } = await sql<{ correct: boolean }>`
        select correct from (
          select distinct on (d.item) a.correct, a.at, a.draw
          from draw d join attempt a on a.draw = d.id join quiz q on q.id = d.quiz
          where not starts_with(q.key, ${tryKey}) and d.learner = ${learner} and d.item = any(${items}::text[])
          order by d.item, a.at desc, a.draw desc) latest
        order by at desc, draw desc limit ${most}`.execute(db);
      return rows.map(({ correct }) => correct);
    },

    async answeredOn({ learner, items, many }) {
      const { rows } = await sql<{ day: string }>`
        select min(a.day)::text as day from draw d join attempt a on a.draw = d.id join quiz q on q.id = d.quiz
        where not starts_with(q.key, ${tryKey}) and d.learner = ${learner} and d.item = any(${items}::text[])
        group by d.item order by min(a.day) offset ${many - 1} limit 1`.execute(db);
      const day = rows[0]?.day;
      return day ? Temporal.PlainDate.from(day) : undefined;
    },

    async finish({ enrolment, task, evidence, minutes, mostADay, checked, links, day, at }) {
      return inTransaction(db, async (tx) => {
        const { numInsertedOrUpdatedRows } = await tx
          .insertInto('finish')
          .values({ enrolment, task, evidence: JSON.stringify(evidence), day, at })
          .onConflict((c) => c.doNothing())
          .executeTakeFirstOrThrow();
        if (!numInsertedOrUpdatedRows) return false;
        await sql`
          with asked as (select ${enrolment}::bigint as enrolment, ${sourceOf({ task })}::text as source,
            ${minutes}::int as minutes, ${checked}::boolean as board, ${day}::date as day),
          ${countMinutes(mostADay)}, ${moveBoard(sql`counted`)}
          select from counted`.execute(tx);
        if (links?.length)
          await sql`insert into link_check (enrolment, task, links, due_at)
            values (${enrolment}, ${task}, ${JSON.stringify(links)}::jsonb, ${at})`.execute(tx);
        return true;
      });
    },

    async evidence(enrolment, task) {
      const { rows } = await sql<{ given: readonly string[]; counts: boolean }>`
        select f.evidence as given, exists (select from points p where p.enrolment = f.enrolment
          and p.source = ${sourceOf({ task })} and p.board > 0) as counts
        from finish f where f.enrolment = ${enrolment} and f.task = ${task}`.execute(db);
      return rows[0];
    },

    async noteTook({ enrolment, task, minutes, day }) {
      const { numAffectedRows } = await sql`update finish set took = ${minutes}
        where enrolment = ${enrolment} and task = ${task} and day = ${day}`.execute(db);
      return (numAffectedRows ?? 0n) > 0n;
    },

    async focused({ enrolment, task }) {
      const { rows } = await sql<{ minutes: number }>`
        select coalesce(sum(floor(extract(epoch from ends_at - started_at) / 60)), 0)::int as minutes
        from focus where enrolment = ${enrolment} and task = ${task} and logged`.execute(db);
      return rows[0]?.minutes ?? 0;
    },

    async countFinished(cohort, task) {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from enrolment e join finish f on f.enrolment = e.id and f.task = ${task}
        where e.cohort = ${cohort} and e.left_at is null`.execute(db);
      return rows[0]?.n ?? 0;
    },
  };
}

/**
 * How many minutes tasks took, by the word of their learners: of tasks for which `least` people have said it, in order of
 * the minutes. A person counts once, by when they did it last; the made-up people of the demo do not count.
 */
export async function readTook(
  db: Db,
  least: number,
): Promise<readonly { readonly task: string; readonly minutes: readonly number[] }[]> {
  const { rows } = await sql<{ task: string; minutes: readonly number[] }>`
    select task, array_agg(took order by took) as minutes from (
      select distinct on (e.learner, f.task) f.task, f.took
      from finish f join enrolment e on e.id = f.enrolment join cohort c on c.id = e.cohort
      where f.took is not null and not c.demo order by e.learner, f.task, f.at desc, f.enrolment desc) said
    group by task having count(*) >= ${least} order by task`.execute(db);
  return rows;
}
