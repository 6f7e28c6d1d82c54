import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';

/** What is said to somebody whose streak ends today. */
export interface Nudge {
  readonly learner: Learner;
  readonly enrolment: Enrolment;
  /** How long the streak is. */
  readonly weeks: number;
  /** There are no more of these unless they act on this one. */
  readonly last: boolean;
}
