import { sql } from 'kysely';
import type { Draw, Given, Store } from '../core/ports.ts';
import type { Db } from './database.ts';

interface DrawRow {
  id: string;
  quiz: string;
  number: number;
  learner: string;
  item: string;
  kp: string;
  shown: readonly number[];
  text: string | null;
  asked_at: Temporal.Instant;
  enrolment: string | null;
  items: readonly string[];
  given: Given | null;
  correct: boolean | null;
}

const drawOf = (row: DrawRow): Draw => ({
  id: row.id,
  quiz: row.quiz,
  learner: row.learner,
  ...(row.enrolment && { enrolment: row.enrolment }),
  item: row.item,
  kp: row.kp,
  order: row.shown,
  asked: row.asked_at,
  ...(row.text !== null && { text: row.text }),
  ...(row.given && row.correct !== null && { attempt: { given: row.given, correct: row.correct } }),
  number: row.number,
  of: row.items.length,
});

const drawSql = sql`
  select d.*, q.enrolment, q.items, a.given, a.correct
  from draw d join quiz q on q.id = d.quiz left join attempt a on a.draw = d.id`;

/** Quizzes, what was drawn in them, and the log of answers. */
export function quizzes(
  db: Db,
): Pick<Store, 'lastAsked' | 'createQuiz' | 'quiz' | 'drawItem' | 'draw' | 'keepText' | 'recordAttempt'> {
  const draw = async (id: string) => {
    const { rows } = await sql<DrawRow>`${drawSql} where d.id = ${id}`.execute(db);
    return rows[0] && drawOf(rows[0]);
  };

  return {
    draw,

    async lastAsked(learner, items) {
      if (!items.length) return new Map();
      const rows = await db
        .selectFrom('draw')
        .select(['item', (e) => e.fn.max('asked_at').as('at')])
        .where('learner', '=', learner)
        .where('item', 'in', items)
        .groupBy('item')
        .execute();
      return new Map(rows.map((row) => [row.item, row.at]));
    },

    async createQuiz({ key, learner, enrolment, items, at }) {
      const { rows } = await sql<{ id: string }>`
        insert into quiz (key, learner, enrolment, items, at)
        values (${key}, ${learner}, ${enrolment ?? null}, ${JSON.stringify(items)}::jsonb, ${at})
        on conflict (learner, key) do update set key = excluded.key returning id`.execute(db);
      return rows[0]!.id;
    },

    async quiz(id) {
      const row = await db.selectFrom('quiz').selectAll().where('id', '=', id).executeTakeFirst();
      if (!row) return undefined;
      const { rows } = await sql<DrawRow>`${drawSql} where d.quiz = ${id} order by d.number`.execute(db);
      const { learner, enrolment, items } = row;
      return { id, learner, ...(enrolment && { enrolment }), items, draws: rows.map(drawOf) };
    },

    async drawItem({ quiz, number, kp, order, at }) {
      const item = quiz.items[number - 1]!;
      const { rows } = await sql<{ id: string }>`
        insert into draw (quiz, number, learner, item, kp, shown, asked_at)
        values (${quiz.id}, ${number}, ${quiz.learner}, ${item}, ${kp}, ${JSON.stringify(order)}::jsonb, ${at})
        on conflict (quiz, number) do update set number = excluded.number returning id`.execute(db);
      return (await draw(rows[0]!.id))!;
    },

    async keepText(id, text) {
      await db.updateTable('draw').set({ text }).where('id', '=', id).where('text', 'is', null).execute();
    },

    async recordAttempt({ draw: { id, learner, enrolment, kp }, given, correct, day, due, at }) {
      return db.transaction().execute(async (tx) => {
        const { rows } = await sql`
          insert into attempt (draw, learner, enrolment, kp, given, correct, day, at)
          values (${id}, ${learner}, ${enrolment ?? null}, ${kp}, ${JSON.stringify(given)}::jsonb, ${correct}, ${day}, ${at})
          on conflict do nothing returning draw`.execute(tx);
        if (!rows.length) return false;
        const one = correct ? 1 : 0;
        await sql`
          insert into card (learner, kp, due_at, asked, "right", last_right)
          values (${learner}, ${kp}, ${due}, 1, ${one}, ${correct})
          on conflict (learner, kp) do update set due_at = excluded.due_at, asked = card.asked + 1,
            "right" = card."right" + excluded."right", last_right = excluded.last_right`.execute(tx);
        if (enrolment)
          await tx
            .insertInto('points')
            .values({ enrolment, source: `draw:${id}`, minutes: 1, day })
            .onConflict((c) => c.doNothing())
            .execute();
        return true;
      });
    },
  };
}
