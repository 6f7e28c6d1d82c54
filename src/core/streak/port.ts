import type { Id } from '../id.ts';

export interface StreakPort {
  /** The learner behind an enrolment that is active in this cohort. */
  member(of: { enrolment: Id; cohort: Id }): Promise<Id | undefined>;
  /** Counts a week as kept, on the record. False when it had been repaired before. */
  repair(of: { learner: Id; monday: Temporal.PlainDate; cohort: Id; by: Id; at: Temporal.Instant }): Promise<boolean>;
  /** The days that the last nudges of a learner which were sent are about, the newest first. */
  lastNudges(learner: Id, limit: number): Promise<readonly Temporal.PlainDate[]>;
}
