import { sql } from 'kysely';
import type { DailyQuestion, Vote } from '../core/daily-question/model.ts';
import type { DailyQuestionPort } from '../core/daily-question/port.ts';
import type { Id } from '../core/id.ts';
import type { Db } from './database.ts';

interface Row extends Omit<DailyQuestion, 'closed'> {
  readonly closed: boolean;
}

const selectQuestions = sql`select id::text, cohort::text, day, item, shown as "order", opens_at as opens,
  splits_at as splits, closes_at as closes, closed_at is not null as closed from daily_question`;

const questionOf = ({ closed, ...row }: Row): DailyQuestion => ({ ...row, ...(closed && { closed }) });

interface VoteRow {
  readonly learner: Id;
  readonly first: number | null;
  readonly last: number | null;
  readonly told: boolean;
  readonly willing: Temporal.Instant | null;
  readonly pair: number | null;
}

const selectVotes = sql`select learner::text, first, last, told_at is not null as told, willing_at as willing, pair
  from daily_vote`;

const voteOf = ({ learner, first, last, told, willing, pair }: VoteRow): Vote => ({
  learner,
  ...(first !== null && { first }),
  ...(last !== null && { last }),
  ...(told && { told }),
  ...(willing !== null && { willing }),
  ...(pair !== null && { pair }),
});

/** Questions of the day, and what people chose. */
export function dailyQuestions(db: Db): DailyQuestionPort {
  return {
    async create({ cohort, day, item, order, opens, splits, closes }) {
      const { numAffectedRows } = await sql`
        insert into daily_question (cohort, day, item, shown, opens_at, splits_at, closes_at)
        values (${cohort}, ${day}, ${item}, ${JSON.stringify(order)}::jsonb, ${opens}, ${splits}, ${closes})
        on conflict (cohort, day) do update set opens_at = excluded.opens_at, splits_at = excluded.splits_at,
          closes_at = excluded.closes_at, closed_at = null
        where daily_question.opens_at > excluded.opens_at`.execute(db);
      return (numAffectedRows ?? 0n) > 0n;
    },

    async get(of) {
      const which = typeof of === 'string' ? sql`id = ${of}` : sql`cohort = ${of.cohort} and day = ${of.day}`;
      const { rows } = await sql<Row>`${selectQuestions} where ${which}`.execute(db);
      return rows[0] && questionOf(rows[0]);
    },

    async list(ids) {
      if (!ids.length) return [];
      const { rows } = await sql<Row>`${selectQuestions} where id = any(${ids}::bigint[]) order by id`.execute(db);
      return rows.map(questionOf);
    },

    async standing({ cohort, items, since }) {
      const members = sql`select learner from enrolment where cohort = ${cohort} and left_at is null`;
      const { rows } = await sql<{ item: string; open: number; seen: number; used: boolean }>`
        with waiting as (${waitingIn(sql`select learner from enrolment where cohort = ${cohort}`, items)}),
        seen as (select item, count(distinct learner)::int as n from draw
          where learner in (${members}) and item = any(${items}::text[]) and asked_at > ${since} group by item)
        select i.item, coalesce(w.n, 0) as open, coalesce(s.n, 0) as seen,
          exists (select from daily_question q where q.cohort = ${cohort} and q.item = i.item)
            or exists (select from statistic t where t.item = i.item and t.out) as used
        from unnest(${items}::text[]) as i (item)
        left join (select item, count(distinct learner)::int as n from waiting group by item) w on w.item = i.item
        left join seen s on s.item = i.item`.execute(db);
      return new Map(rows.map(({ item, ...standing }) => [item, standing]));
    },

    async waits(item, of) {
      const who =
        'learner' in of
          ? sql`select ${of.learner}::bigint`
          : sql`select e.learner from enrolment e join cohort c on c.id = e.cohort
              where c.platform = ${of.platform} and c.workspace = ${of.workspace}`;
      const { rows } = await sql`${waitingIn(who, [item])} limit 1`.execute(db);
      return rows.length > 0;
    },

    async vote(question, learner) {
      const { rows } = await sql<VoteRow>`
        ${selectVotes} where question = ${question} and learner = ${learner}`.execute(db);
      return rows[0] && voteOf(rows[0]);
    },

    async votes(question) {
      const { rows } = await sql<VoteRow>`${selectVotes} where question = ${question} order by learner`.execute(db);
      return rows.map(voteOf);
    },

    async save(question, learner, { first, last, told, willing, pair }, at) {
      await sql`insert into daily_vote as v (question, learner, first, last, told_at, willing_at, pair, at)
        values (${question}, ${learner}, ${first ?? null}, ${last ?? null}, ${told ?? null}, ${willing ?? null},
          ${pair ?? null}, ${at})
        on conflict (question, learner) do update set first = coalesce(excluded.first, v.first),
          last = coalesce(excluded.last, v.last), told_at = coalesce(v.told_at, excluded.told_at),
          willing_at = coalesce(v.willing_at, excluded.willing_at), pair = coalesce(v.pair, excluded.pair),
          at = excluded.at`.execute(db);
    },

    async close(question, at) {
      await sql`update daily_question set closed_at = ${at} where id = ${question} and closed_at is null`.execute(db);
    },
  };
}

/** The items of these that wait in a quiz of somebody, as `itemsAsked` reads it of one learner. */
const waitingIn = (learners: ReturnType<typeof sql>, items: readonly string[]) => sql`
  select i.item, q.learner from quiz q
  cross join jsonb_array_elements_text(q.items) with ordinality i (item, number)
  left join draw d on d.quiz = q.id and d.number = i.number
  left join attempt a on a.draw = d.id
  where q.learner in (${learners}) and q.items ?| ${items}::text[] and q.ended_at is null and a.draw is null
    and i.item = any(${items}::text[])`;
