import type { Id } from '../id.ts';
import type { Enrolment, Pace } from './model.ts';

export interface EnrolmentPort {
  /** Enrols, or comes back; a solo enrolment's record moves along. The same again changes nothing. */
  enrol(input: { learner: Id; cohort: Id; joined: Temporal.PlainDate; now: Temporal.Instant }): Promise<Enrolment>;
  save(
    id: Id,
    changes: { pace?: Pace | null; sprint?: number; board?: boolean; left?: Temporal.Instant },
  ): Promise<void>;
}
