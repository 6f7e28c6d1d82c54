import type { Id } from '../id.ts';
import type { CardMove, WaitingCard } from './model.ts';

export interface CardPort {
  /** The cards of a learner that are due after `moment`, with the moment of the last answer to each. */
  listWaiting(learner: Id, moment: Temporal.Instant): Promise<readonly WaitingCard[]>;
  /** Moves each card that is still due at `from`; one that was answered meanwhile is right as it is. */
  move(learner: Id, moves: readonly CardMove[]): Promise<void>;
}
