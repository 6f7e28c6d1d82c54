import { type Selectable, sql } from 'kysely';
import type { Given } from '../core/item/model.ts';
import type { AskedQuestion, ExamKind, MadeChoice } from '../core/quiz/model.ts';
import type { QuizPort } from '../core/quiz/port.ts';
import { countMinutes, moveBoard } from './board.ts';
import { type CardRow, cardOf, writeCard } from './card.ts';
import type { Db } from './database.ts';
import { examOf } from './exam.ts';
import { sourceOf } from './source.ts';
import type { AskedQuestionTable } from './tables-quiz.ts';
import { trapsFallenFor, writeMarks } from './trap.ts';

/** A question with its quiz and its answer. */
interface QuestionRow extends Selectable<AskedQuestionTable> {
  enrolment: string | null;
  items: readonly string[];
  given: Given | null;
  correct: boolean | null;
  undone: boolean | null;
  credited: boolean | null;
  choice: MadeChoice | null;
  exam: ExamKind | null;
  ended: boolean | null;
  ends_at: Temporal.Instant | null;
}

const questionOf = (row: QuestionRow): AskedQuestion => ({
  id: row.id,
  quiz: row.quiz,
  learner: row.learner,
  ...(row.enrolment && { enrolment: row.enrolment }),
  item: row.item,
  kp: row.kp,
  order: row.shown,
  asked: row.asked_at,
  hints: row.hints,
  ...(row.text !== null && { text: row.text }),
  ...(row.given &&
    row.correct !== null && {
      attempt: {
        ...{ given: row.given, correct: row.correct },
        ...(row.undone && { undone: true as const }),
        ...(row.credited && { credited: true as const }),
      },
    }),
  ...(row.exam ? { exam: { held: !row.ended } } : row.ends_at && { lasts: row.ends_at }),
  ...(row.kept && row.kept_at && { kept: row.kept, keptAt: row.kept_at }),
  number: row.number,
  of: row.items.length,
  ...chosenOf(row),
});

function chosenOf({ choice, number }: QuestionRow): Pick<AskedQuestion, 'chosen'> {
  const candidate = choice?.chosen[number - 1];
  return choice && candidate ? { chosen: { ...candidate, retention: choice.retention } } : {};
}

const questionSql = sql`
  select d.*, q.enrolment, q.items, q.choice, q.exam, q.ends_at, q.ended_at is not null as ended, a.given, a.correct, a.undone_at is not null as undone, a.credited_at is not null as credited
  from draw d join quiz q on q.id = d.quiz left join attempt a on a.draw = d.id`;

interface QuizRow {
  id: string;
  learner: string;
  enrolment: string | null;
  items: readonly string[];
  choice: MadeChoice | null;
  exam: ExamKind | null;
  sprint: number | null;
  ends_at: Temporal.Instant | null;
  ended_at: Temporal.Instant | null;
  score: number | null;
  later: boolean;
}

/** A question of the day of a group that they are or were in: nobody is asked it in a quiz, and it rests from its end on. */
const ofGroups = (learner: string) => sql`q.cohort in (select cohort from enrolment where learner = ${learner})`;

/** Quizzes, the questions that were asked in them, and the log of answers. */
export function quizzes(db: Db): QuizPort {
  const question = async (id: string) => {
    const { rows } = await sql<QuestionRow>`${questionSql} where d.id = ${id}`.execute(db);
    return rows[0] && questionOf(rows[0]);
  };

  return {
    question,

    async lastAsked(learner, items) {
      if (!items.length) return { asked: new Map(), closed: new Set() };
      const { rows } = await sql<{ item: string; at: Temporal.Instant | null; closed: boolean }>`
        select i.item, greatest((select max(asked_at) from draw d where d.learner = ${learner} and d.item = i.item),
            (select max(q.closes_at) from daily_question q where q.item = i.item and ${ofGroups(learner)})) as at,
          exists (select from daily_question q where q.item = i.item and q.closed_at is null and ${ofGroups(learner)})
          or exists (select from quiz q where q.learner = ${learner} and q.exam is not null and q.ended_at is null
            and q.items ? i.item)
            or exists (select from statistic s where s.item = i.item and s.out) as closed
        from unnest(${items}::text[]) as i (item)`.execute(db);
      return {
        asked: new Map(rows.flatMap(({ item, at }) => (at ? [[item, at] as const] : []))),
        closed: new Set(rows.flatMap(({ item, closed }) => (closed ? [item] : []))),
      };
    },

    async itemsAsked(learner) {
      const { rows } = await sql<{ item: string; answered: boolean }>`
        select item, bool_and(answered) as answered from (
        select i.item, (a.draw is not null or (q.ended_at is not null and d.kept is not null)) as answered
        from quiz q cross join jsonb_array_elements_text(q.items) with ordinality i (item, number)
        left join draw d on d.quiz = q.id and d.number = i.number
        left join attempt a on a.draw = d.id
        where q.learner = ${learner} and (q.ended_at is null or a.draw is not null or d.kept is not null)
        union all select q.item, false from daily_vote v join daily_question q on q.id = v.question
        where v.learner = ${learner} and v.told_at is null and q.closed_at is null) as each (item, answered)
        group by item`.execute(db);
      const named = (answered: boolean) => rows.filter((row) => row.answered === answered).map(({ item }) => item);
      return { waiting: named(false), answered: named(true) };
    },

    async create({ key, learner, enrolment, items, choice, lasts, at }) {
      const { rows } = await sql<{ id: string }>`
        with over as (
          update quiz set ended_at = ${at} where ${lasts !== undefined} and learner = ${learner} and exam is null
            and ended_at is null and ends_at <= ${at})
        insert into quiz (key, learner, enrolment, items, at, choice, ends_at)
        values (${key}, ${learner}, ${enrolment ?? null}, ${JSON.stringify(items)}::jsonb, ${at},
          ${choice ? JSON.stringify(choice) : null}::jsonb, ${lasts ?? null})
        on conflict (learner, key) do update set key = excluded.key returning id`.execute(db);
      return rows[0]!.id;
    },

    async get(of) {
      const { rows } = await sql<QuizRow & { questions: (QuestionRow & { id: string })[] }>`
        select q.id::text, q.learner::text, q.enrolment::text, q.items, q.choice, q.exam, q.sprint, q.ends_at, q.ended_at, q.score,
          exists (select from quiz n where n.learner = q.learner and n.id > q.id) as later, coalesce((
          select jsonb_agg(to_jsonb(d) || jsonb_build_object('id', d.id::text, 'quiz', d.quiz::text,
            'learner', d.learner::text, 'given', a.given, 'correct', a.correct, 'undone', a.undone_at is not null,
            'credited', a.credited_at is not null) order by d.number)
          from draw d left join attempt a on a.draw = d.id where d.quiz = q.id), '[]') as questions
        from quiz q where ${typeof of === 'string' ? sql`q.id = ${of}` : sql`q.learner = ${of.learner} and q.key = ${of.key}`}`.execute(
        db,
      );
      const row = rows[0];
      if (!row) return undefined;
      const { id, learner, enrolment, items, choice, exam } = row;
      const questions = row.questions.map((d) =>
        questionOf({
          ...{ ...d, enrolment, items, choice, exam, ended: row.ended_at !== null, ends_at: row.ends_at },
          asked_at: Temporal.Instant.from(d.asked_at),
          kept_at: d.kept_at && Temporal.Instant.from(d.kept_at),
        }),
      );
      return {
        id,
        learner,
        ...(enrolment && { enrolment }),
        items,
        ...(choice && { choice }),
        ...(row.later && { later: true as const }),
        ...(!exam && row.ends_at && { lasts: row.ends_at }),
        ...examOf(row),
        questions,
      };
    },

    async ask({ quiz, number, kp, order, at }) {
      const item = quiz.items[number - 1]!;
      const { rows } = await sql<
        Omit<
          QuestionRow,
          'enrolment' | 'items' | 'given' | 'correct' | 'undone' | 'credited' | 'choice' | 'exam' | 'ended' | 'ends_at'
        >
      >`
        insert into draw (quiz, number, learner, item, kp, shown, asked_at)
        values (${quiz.id}, ${number}, ${quiz.learner}, ${item}, ${kp}, ${JSON.stringify(order)}::jsonb, ${at})
        on conflict (quiz, number) do update set number = excluded.number returning *`.execute(db);
      return questionOf({
        ...rows[0]!,
        enrolment: quiz.enrolment ?? null,
        items: quiz.items,
        choice: quiz.choice ?? null,
        exam: quiz.exam?.kind ?? null,
        ended: quiz.exam?.ended !== undefined,
        ends_at: quiz.lasts ?? null,
        given: null,
        correct: null,
        undone: null,
        credited: null,
      });
    },

    async keepText(id, text) {
      await db.updateTable('draw').set({ text }).where('id', '=', id).where('text', 'is', null).execute();
    },

    // One query, so that question and card are read at the same moment.
    async questionAndCard(id) {
      const { rows } = await sql<QuestionRow & { card: CardRow | null; traps: string[] }>`
        select found.*, to_jsonb(c) as card, ${trapsFallenFor(sql.ref('found.learner'))} as traps from (${questionSql} where d.id = ${id}) found
        left join card c on c.learner = found.learner and c.kp = found.kp`.execute(db);
      const row = rows[0];
      if (!row) return undefined;
      const { card, traps } = row;
      return { question: questionOf(row), traps, ...(card && { card: cardOf(card) }), version: card?.version ?? 0 };
    },

    // One statement. Two answers to one question change the same card, so the version of the card decides which was first.
    async recordAttempt({
      question: { id, learner, enrolment },
      given,
      review,
      seconds,
      card,
      version,
      minutes,
      traps,
      mostADay,
    }) {
      const { correct, grade, hints, day, at, retention } = review;
      const { rows } = await sql`
        with moved as (${writeCard(learner, card, version)}), logged as (
          insert into attempt (draw, learner, enrolment, kp, given, correct, day, at, grade, seconds, hints, retention)
          select ${id}, ${learner}, ${enrolment ?? null}, kp, ${JSON.stringify(given)}::jsonb, ${correct},
            ${day}, ${at}, ${grade}, ${seconds}, ${hints}, ${retention ?? null} from moved returning draw, enrolment, day
        ), asked as (
          select enrolment, ${sourceOf({ question: id })}::text as source, ${minutes}::int as minutes, true as board, day
          from logged where enrolment is not null
        ), trapped as (${writeMarks(learner, traps)}
        ), ${countMinutes(mostADay)}, ${moveBoard(sql`counted`)}
        select draw from logged`.execute(db);
      return rows.length > 0;
    },
  };
}
