import type { Id } from '../id.ts';
import type { TrapAnswer, TrapEvent, TrapMark } from './model.ts';

/** What a learner's answers say of traps. The rows are written with the answers: see `quiz/port.ts`. */
export interface TrapPort {
  /** Of the answers that count, oldest first. */
  events(learner: Id): Promise<readonly TrapEvent[]>;
  /** The learner's answers that count, oldest first, each with what is stored of it. */
  answers(learner: Id): Promise<readonly TrapAnswer[]>;
  /** Puts these marks in the place of those that an answer has. */
  replace(learner: Id, question: Id, marks: readonly TrapMark[]): Promise<void>;
}
