import type { Id } from '../id.ts';
import type { CohortWeek } from './model.ts';

export interface SummaryPort {
  /** What a cohort did in a week. `from` is a Monday; the last week is the seven days before it. */
  week(cohort: Id, from: Temporal.PlainDate): Promise<CohortWeek>;
  /** The points that a cohort was asked about from this day on. */
  points(cohort: Id, from: Temporal.PlainDate): Promise<CohortWeek['kps']>;
}
