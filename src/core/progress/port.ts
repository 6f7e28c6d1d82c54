import type { Id } from '../id.ts';
import type { StoredRecord } from './model.ts';

export interface ProgressPort {
  /** What is known of a learner, and of one of their enrolments. One round trip. */
  record(of: { learner: Id; enrolment?: Id }): Promise<StoredRecord>;
  /** Counts a week of a streak as kept, on the record. False when it had been repaired before. */
  repairWeek(of: {
    learner: Id;
    monday: Temporal.PlainDate;
    cohort: Id;
    by: Id;
    at: Temporal.Instant;
  }): Promise<boolean>;
}
