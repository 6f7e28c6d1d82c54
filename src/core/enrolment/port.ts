import type { DeadlineChoice } from '../deadline/model.ts';
import type { Id } from '../id.ts';
import type { Skips } from '../placement/model.ts';
import type { Enrolment, Pace } from './model.ts';

export interface EnrolmentPort {
  /** Enrols a learner, or one who left again, and moves their solo record there. Repeating it changes nothing. */
  enrol(input: { learner: Id; cohort: Id; joined: Temporal.PlainDate; now: Temporal.Instant }): Promise<Enrolment>;
  save(
    id: Id,
    changes: {
      pace?: Pace | null;
      sprint?: number;
      board?: boolean;
      aside?: { task: Id; on: Temporal.PlainDate };
      deadline?: DeadlineChoice;
      skips?: Skips;
      left?: Temporal.Instant;
    },
  ): Promise<void>;
}
