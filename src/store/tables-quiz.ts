import type { Generated } from 'kysely';
import type { Given } from '../core/item/model.ts';
import type { ExamKind, MadeChoice } from '../core/quiz/model.ts';

/** The tables of what was asked and answered. */

export interface QuizTable {
  id: Generated<string>;
  key: string;
  learner: string;
  enrolment: string | null;
  items: readonly string[];
  at: Temporal.Instant;
  /** What the items were chosen from; null for quizzes from before this was kept. */
  choice: MadeChoice | null;
  /** Of an exam; null for other quizzes. */
  exam: ExamKind | null;
  sprint: number | null;
  ends_at: Temporal.Instant | null;
  ended_at: Temporal.Instant | null;
  score: number | null;
}

export interface AskedQuestionTable {
  id: Generated<string>;
  quiz: string;
  number: number;
  learner: string;
  item: string;
  kp: string;
  shown: readonly number[];
  text: string | null;
  asked_at: Temporal.Instant;
  /** The answer in an exam that goes on. */
  kept: Given | null;
  kept_at: Temporal.Instant | null;
  /** Rungs of the hint ladder that were taken. */
  hints: Generated<number>;
}

export interface AttemptTable {
  draw: string;
  learner: string;
  enrolment: string | null;
  kp: string;
  given: Given;
  correct: boolean;
  day: Temporal.PlainDate;
  at: Temporal.Instant;
  /** Its place in the log. */
  seq: Generated<string>;
  grade: number;
  /** How long it took; null for answers from before this was kept. */
  seconds: number | null;
  hints: Generated<number>;
  /** Null for answers from before FSRS. */
  retention: number | null;
  /** Taken back by an organiser. */
  undone_at: Temporal.Instant | null;
  undone_by: string | null;
  /** It was counted as wrong, until an organiser agreed that it was right. */
  credited_at: Temporal.Instant | null;
  credited_by: string | null;
}

export interface CardTable {
  learner: string;
  kp: string;
  due_at: Temporal.Instant;
  asked: number;
  right: number;
  last_right: boolean;
  version: Generated<number>;
  stability: number;
  difficulty: number;
  answered_at: Temporal.Instant;
  /** The learner's day of the last answer, and in how many days the point comes back. */
  day: Temporal.PlainDate;
  interval: number;
  /** The learner's day of the first answer, and the answers since the point was last taught. */
  since: Temporal.PlainDate;
  since_taught: number;
}
