import type { Id } from '../id.ts';

export interface StreakPort {
  /** The learner behind an enrolment that is active in this cohort. */
  member(of: { enrolment: Id; cohort: Id }): Promise<Id | undefined>;
  /** Counts a week as kept, on the record. False when it had been repaired before. */
  repair(of: { learner: Id; monday: Temporal.PlainDate; cohort: Id; by: Id; at: Temporal.Instant }): Promise<boolean>;
}
