import type { History, Parameters } from '../card/model.ts';
import type { Scheduling } from '../card/rules.ts';
import type { Id } from '../id.ts';
import type { Fit, LoggedAnswer } from './model.ts';

/** Fits, and the answers that they are made from. */
export interface FitPort {
  /** How many answers there are, over all learners; counting ends at `most`. */
  count(most: number): Promise<number>;
  /** The last fit over all learners, and the last that was adopted. */
  lastShared(): Promise<{ readonly last?: Fit; readonly adopted?: Fit }>;
  /** Up to `limit` learners with so many answers, and `growth` times as many as at their own last fit. */
  listReady(input: {
    least: number;
    growth: number;
    limit: number;
  }): Promise<readonly { readonly id: Id; readonly parameters?: Parameters }[]>;
  /** The newest answers, oldest first: of one learner, or of all. None that was taken back. */
  answers(of: { learner?: Id; limit: number }): Promise<readonly LoggedAnswer[]>;
  save(fit: Fit): Promise<void>;
  /** Up to `limit` learners with answers, without a fit of their own that was adopted, whose parameters are other ones. */
  listOther(parameters: Parameters, limit: number): Promise<readonly { readonly id: Id; readonly clock: Scheduling }[]>;
  /** From now on this learner's cards are computed with these; gives their clock, undefined when they are gone. */
  assign(learner: Id, parameters: Parameters): Promise<Scheduling | undefined>;
}

/** What computes parameters: nothing of ours, and so behind a port. */
export interface OptimiserPort {
  /** The parameters under which these histories are likeliest. Throws after `withinMs`. */
  fit(histories: readonly History[], withinMs: number): Promise<Parameters>;
}
