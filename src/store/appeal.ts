import { sql } from 'kysely';
import type { Appeal } from '../core/appeal/model.ts';
import type { AppealPort } from '../core/appeal/port.ts';
import type { Db } from './database.ts';
import { type ClockRow, clockOf } from './learner.ts';
import { organisedBy } from './member.ts';
import { inTransaction } from './transact.ts';

/** Answers of the cohort of `p` to the item of `d` that are the same as that of `a` and were counted wrong. */
const sameAnswers = sql`
  from attempt s join draw sd on sd.id = s.draw join enrolment e on e.id = s.enrolment
  where e.cohort = p.cohort and sd.item = d.item and not s.correct and s.undone_at is null
    and (s.given @> a.given and a.given @> s.given
      -- An order that was typed means another one where the steps were shown otherwise.
      or sd.shown = d.shown and lower(btrim(s.given ->> 'text')) = lower(btrim(a.given ->> 'text')))`;

const appealSql = sql`
  select p.id::text, p.kind, p.cohort::text, d.item, a.given, p.reason,
    (select count(*)::int ${sameAnswers} and s.draw <> a.draw) as others,
    v.criteria as verdicts
  from appeal p join attempt a on a.draw = p.draw join draw d on d.id = p.draw left join verdict v on v.draw = p.draw`;

type Row = Omit<Appeal, 'verdicts'> & { readonly verdicts: Appeal['verdicts'] | null };

const appealOf = ({ verdicts, ...appeal }: Row): Appeal => ({ ...appeal, ...(verdicts && { verdicts }) });

/** What learners say against items, and what organisers decided. */
export function appeals(db: Db): AppealPort {
  return {
    async add({ question, learner, cohort, kind, reason, at }) {
      const { rows } = await sql`insert into appeal (draw, learner, cohort, kind, reason, at)
        values (${question}, ${learner}, ${cohort}, ${kind}, ${reason}, ${at}) on conflict do nothing returning id`.execute(
        db,
      );
      return rows.length > 0;
    },

    async get(id) {
      const { rows } = await sql<Row>`${appealSql} where p.id = ${id}`.execute(db);
      return rows[0] && appealOf(rows[0]);
    },

    async pending(organiser) {
      const { rows } = await sql<Row>`${appealSql} join cohort c on c.id = p.cohort
        where p.decided_at is null and ${organisedBy(organiser)} order by p.id limit 3`.execute(db);
      return rows.map(appealOf);
    },

    decide: ({ appeal, agrees, organiser, at }) =>
      inTransaction(db, async (tx) => {
        const { rows } = await sql<{ cohort: string; kind: string }>`
          update appeal set agreed = ${agrees}, decided_at = ${at}, decided_by = ${organiser}
          where id = ${appeal} and decided_at is null returning cohort::text, kind`.execute(tx);
        if (!rows[0]) return false;
        await sql`insert into audit (cohort, organiser, action, at)
          values (${rows[0].cohort}, ${organiser}, ${agrees ? 'agree' : 'disagree'}, ${at})`.execute(tx);
        return true;
      }),

    async credit({ appeal, grade, organiser, at }) {
      const { rows } = await sql<ClockRow & { id: string }>`
        with same as (
          select s.draw from appeal p join attempt a on a.draw = p.draw join draw d on d.id = p.draw
          cross join lateral (select s.draw ${sameAnswers}) s where p.id = ${appeal}
        ), credited as (
          update attempt set correct = true, grade = ${grade}, credited_at = ${at}, credited_by = ${organiser}
          where draw in (select draw from same) and not correct returning learner
        )
        select id::text, zone, day_start, parameters from learner
        where id in (select learner from credited) order by id`.execute(db);
      return rows.map((row) => ({ id: row.id, clock: clockOf(row) }));
    },
  };
}
