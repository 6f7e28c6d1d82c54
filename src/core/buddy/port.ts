import type { Id } from '../id.ts';
import type { BuddyNews, OwnBuddies, Wishes } from './model.ts';

/** Who wants buddies, and with whom they study. Each verb is atomic. */
export interface BuddyPort {
  /** Undefined for somebody who wants none. The others are those who are still there. */
  get(enrolment: Id): Promise<OwnBuddies | undefined>;
  /** From now on they want buddies. Repeating it changes nothing. */
  want(of: { enrolment: Id; at: Temporal.Instant }): Promise<void>;
  /** They want none any more; those with whom they were stay together. */
  stop(enrolment: Id): Promise<void>;
  /** What somebody agrees to. */
  agree(enrolment: Id, to: { pledge?: boolean; streak?: boolean }): Promise<void>;
  /** Takes `learner` out of every triad in which `other` is. */
  part(of: { learner: Id; other: Id }): Promise<void>;
  /** Those of a cohort who want buddies, and what stands between them. */
  wishes(cohort: Id): Promise<Wishes>;
  /** Writes down what a round about `monday` came to. Nobody has agreed to anything with those whom it found them. */
  form(of: {
    cohort: Id;
    monday: Temporal.PlainDate;
    triads: readonly (readonly Id[])[];
    leftOver: readonly Id[];
  }): Promise<void>;
  /** What rounds brought a learner that they were not told before `day`. */
  news(learner: Id, day: Temporal.PlainDate): Promise<readonly { enrolment: Id; others: BuddyNews['others'] }[]>;
  /** They are told on `day`, if they were not before. */
  told(learner: Id, day: Temporal.PlainDate): Promise<void>;
}
