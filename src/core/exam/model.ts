import type { Item } from '../curriculum/item.ts';
import type { Id } from '../id.ts';
import type { AskedQuestion, Exam, ExamKind, OpenQuestion } from '../quiz/model.ts';

/** An exam as it is stored, with how many questions it has. */
export interface StoredExam extends Exam {
  readonly id: Id;
  readonly of: number;
  readonly begun: Temporal.Instant;
}

/** How many questions of an area were right. */
export interface AreaScore {
  readonly area: { readonly stage: string } | { readonly skill: string };
  readonly right: number;
  readonly of: number;
}

export interface ExamResult {
  readonly quiz: Id;
  readonly exam: Exam;
  readonly enrolment?: Id;
  readonly right: number;
  readonly of: number;
  /** What was not answered in time. */
  readonly open: number;
  readonly areas: readonly AreaScore[];
  /** The questions that were answered, in order. */
  readonly answered: readonly { readonly question: AskedQuestion; readonly item: Item; readonly correct: boolean }[];
  /** The check before the sprint, beside the one after it. */
  readonly before?: StoredExam;
}

export type NextExam =
  | ({ readonly kind: 'question'; readonly exam: Exam } & OpenQuestion)
  | ({ readonly kind: 'result' } & ExamResult)
  /** Nothing has begun: so many questions, for which there are so many minutes or hours from the press that starts it. */
  | {
      readonly kind: 'ready';
      readonly exam: ExamKind;
      readonly paper: Id;
      readonly of: number;
      readonly minutes?: number;
      readonly hours?: number;
    }
  /** Too few points were met for a mock test. */
  | { readonly kind: 'few'; readonly least: number }
  /** The check before the sprint is for its first days. */
  | { readonly kind: 'late' }
  /** The check after the sprint comes at its end. */
  | { readonly kind: 'wait'; readonly before: StoredExam }
  /** It is a placement, which goes on elsewhere. */
  | { readonly kind: 'placement' }
  | { readonly kind: 'gone' };
