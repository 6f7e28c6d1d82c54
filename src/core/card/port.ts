import type { Id } from '../id.ts';
import type { Card, CardLog, CardMove, CardTimes } from './model.ts';
import type { Scheduling } from './rules.ts';

export interface CardPort {
  /** The times of a learner's cards. */
  listTimes(learner: Id): Promise<readonly CardTimes[]>;
  /** Moves each card that is still due at `from`; one that was answered meanwhile is right as it is. */
  move(learner: Id, moves: readonly CardMove[]): Promise<void>;
  /** Up to `limit` learners with answers or cards whose ids come after this one, in order, each with their clock. */
  listLearners(after: Id, limit: number): Promise<readonly { readonly id: Id; readonly clock: Scheduling }[]>;
  /** A learner's log and cards, as they are at one moment. */
  log(learner: Id): Promise<CardLog>;
  /**
   * Marks an answer that was given in this group as taken back, and takes its minute back. Gives whose it was, `repeat`
   * when that was done before; undefined when there is no such answer.
   */
  undo(input: {
    question: Id;
    cohort: Id;
    by: Id;
    now: Temporal.Instant;
  }): Promise<{ learner: Id; clock: Scheduling } | 'repeat' | undefined>;
  /**
   * Writes a card that is still at `version`, 0 where there is none, or removes it where no answer is left. False when
   * an answer was faster: the caller reads again.
   */
  replace(learner: Id, card: { kp: string; card: Card | undefined; version: number }): Promise<boolean>;
}
