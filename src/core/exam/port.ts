import type { Id } from '../id.ts';
import type { Given } from '../item/model.ts';
import type { ExamKind } from '../quiz/model.ts';
import type { StoredExam } from './model.ts';

export interface ExamPort {
  /** Creates one. A key that exists returns its quiz. */
  create(input: {
    readonly key: string;
    readonly learner: Id;
    readonly enrolment: Id;
    readonly items: readonly string[];
    readonly kind: ExamKind;
    readonly sprint?: number;
    readonly at: Temporal.Instant;
    readonly ends: Temporal.Instant;
  }): Promise<Id>;
  /** A learner's mock test that has not ended. */
  openMock(learner: Id): Promise<Id | undefined>;
  /** The checks of a sprint. */
  checks(enrolment: Id, sprint: number): Promise<readonly StoredExam[]>;
  /** Keeps an answer, the first one, while the exam goes on. */
  keep(question: Id, given: Given, at: Temporal.Instant): Promise<void>;
  /** Ends it; false when it had ended before. */
  end(quiz: Id, score: number, at: Temporal.Instant): Promise<boolean>;
  /** The newest placement on the path of an enrolment: the one that goes on, or the last one. */
  latestPlacement(enrolment: Id): Promise<{ readonly quiz: Id; readonly ended?: Temporal.Instant } | undefined>;
  /** Adds the item that is asked as number `number`, from 1. It stays as it is when another press was first. */
  addItem(quiz: Id, number: number, item: string): Promise<void>;
  /** Those whose time is over and that have not ended. */
  listOver(now: Temporal.Instant, limit: number): Promise<readonly { readonly quiz: Id; readonly learner: Id }[]>;
  /** The scores of those of a group who took both checks of a sprint. */
  pairs(
    cohort: Id,
  ): Promise<
    readonly { readonly sprint: number; readonly before: number; readonly after: number; readonly of: number }[]
  >;
}
