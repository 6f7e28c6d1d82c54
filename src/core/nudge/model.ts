import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';

/**
 * Only a streak of so many weeks is worth a word, so many hours before the learner's day ends and no later than `latest`
 * before that; after so many in a row that nobody acted on, there are no more.
 */
export const nudgeRule = { weeks: 3, hours: 6, latest: 2, ignored: 3 } as const;

/** What is said to somebody whose streak ends today. */
export interface Nudge {
  readonly learner: Learner;
  readonly enrolment: Enrolment;
  /** How long the streak is. */
  readonly weeks: number;
  /** There are no more of these unless they act on this one. */
  readonly last: boolean;
}
