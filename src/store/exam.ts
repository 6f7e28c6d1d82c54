import { sql } from 'kysely';
import type { ExamPort } from '../core/exam/port.ts';
import type { Exam, ExamKind } from '../core/quiz/model.ts';
import type { Db } from './database.ts';

interface ExamRow {
  readonly exam: ExamKind | null;
  readonly sprint: number | null;
  readonly ends_at: Temporal.Instant | null;
  readonly ended_at: Temporal.Instant | null;
  readonly score: number | null;
}

/** What a quiz says of itself as an exam; nothing for one that is none. */
export const examOf = ({ exam, sprint, ends_at, ended_at, score }: ExamRow): { exam?: Exam } =>
  exam && ends_at
    ? {
        exam: {
          ...{ kind: exam, ends: ends_at },
          ...(sprint !== null && { sprint }),
          ...(ended_at && { ended: ended_at }),
          ...(score !== null && { score }),
        },
      }
    : {};

/** Exams, which are quizzes: see `quiz.ts` for their questions. */
export function exams(db: Db): ExamPort {
  return {
    async create({ key, learner, enrolment, items, kind, sprint, at, ends }) {
      const { rows } = await sql<{ id: string }>`
        insert into quiz (key, learner, enrolment, items, at, exam, sprint, ends_at)
        values (${key}, ${learner}, ${enrolment}, ${JSON.stringify(items)}::jsonb, ${at}, ${kind}, ${sprint ?? null}, ${ends})
        on conflict (learner, key) do update set key = excluded.key returning id`.execute(db);
      return rows[0]!.id;
    },

    async openMock(learner) {
      const { rows } = await sql<{ id: string }>`
        select id from quiz where learner = ${learner} and exam = 'mock' and ended_at is null order by id limit 1`.execute(
        db,
      );
      return rows[0]?.id;
    },

    async checks(enrolment, sprint) {
      const { rows } = await sql<ExamRow & { id: string; of: number; at: Temporal.Instant }>`
        select q.id, q.at, q.exam, q.sprint, q.ends_at, q.ended_at, q.score, jsonb_array_length(q.items) as of
        from quiz q join enrolment e on e.learner = q.learner
        where e.id = ${enrolment} and q.enrolment = e.id and q.exam in ('before', 'after') and q.sprint = ${sprint}`.execute(
        db,
      );
      return rows.flatMap((row) => {
        const { exam } = examOf(row);
        return exam ? [{ ...exam, id: row.id, of: row.of, begun: row.at }] : [];
      });
    },

    async keep(question, given, at) {
      await sql`update draw d set kept = ${JSON.stringify(given)}::jsonb, kept_at = ${at} from quiz q
        where d.id = ${question} and q.id = d.quiz and d.kept is null and q.ended_at is null and q.ends_at > ${at}`.execute(
        db,
      );
    },

    async end(quiz, score, at) {
      const { numAffectedRows } = await sql`
        update quiz set ended_at = ${at}, score = ${score} where id = ${quiz} and ended_at is null`.execute(db);
      return Number(numAffectedRows ?? 0) > 0;
    },

    async latestPlacement(enrolment) {
      const { rows } = await sql<{ quiz: string; ended: Temporal.Instant | null }>`
        select q.id as quiz, q.ended_at as ended
        from enrolment e join cohort c on c.id = e.cohort join quiz q on q.learner = e.learner and q.exam = 'placement'
        join enrolment o on o.id = q.enrolment join cohort p on p.id = o.cohort and p.route = c.route
        where e.id = ${enrolment} order by q.id desc limit 1`.execute(db);
      const row = rows[0];
      return row && { quiz: row.quiz, ...(row.ended && { ended: row.ended }) };
    },

    async addItem(quiz, number, item) {
      await sql`update quiz set items = items || to_jsonb(${item}::text)
        where id = ${quiz} and jsonb_array_length(items) = ${number}::int - 1 and ended_at is null`.execute(db);
    },

    async listOver(now, limit) {
      const { rows } = await sql<{ quiz: string; learner: string }>`
        select id as quiz, learner from quiz where exam is not null and ended_at is null and ends_at <= ${now}
        order by ends_at limit ${limit}`.execute(db);
      return rows;
    },

    async pairs(cohort) {
      const { rows } = await sql<{ sprint: number; before: number; after: number; of: number }>`
        select b.sprint, b.score as before, a.score as after, jsonb_array_length(a.items) as of
        from quiz b join quiz a on a.enrolment = b.enrolment and a.sprint = b.sprint
        join enrolment e on e.id = b.enrolment
        where e.cohort = ${cohort} and b.exam = 'before' and a.exam = 'after'
          and b.ended_at is not null and a.ended_at is not null`.execute(db);
      return rows;
    },
  };
}
