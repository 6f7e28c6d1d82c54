import type { Id } from '../id.ts';
import type { StoredRecord } from './model.ts';

export interface ProgressPort {
  /** What is known of a learner, and of one of their enrolments. One round trip. */
  record(of: { learner: Id; enrolment?: Id }): Promise<StoredRecord>;
}
