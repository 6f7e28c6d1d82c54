import type { Cohort } from '../cohort/model.ts';
import type { DeadlineChoice } from '../deadline/model.ts';
import type { Id } from '../id.ts';
import type { Member } from '../member/model.ts';
import type { Skips } from '../placement/model.ts';
import type { Enrolment, Pace } from './model.ts';

export interface EnrolmentPort {
  /**
   * Some of the cohorts that have not come to this version of their path, with the furthest sprint that somebody of theirs
   * went on to and the last day on which somebody joined, if anybody did.
   */
  behind(of: {
    path: string;
    version: number;
    most: number;
  }): Promise<readonly { cohort: Cohort; furthest?: { sprint: number; joined: Temporal.PlainDate } }[]>;
  /** Enrols a learner, or one who left again, and moves their solo record there. Repeating it changes nothing. */
  enrol(input: { learner: Id; cohort: Id; joined: Temporal.PlainDate; now: Temporal.Instant }): Promise<Enrolment>;
  /** What stands in the way of joining a cohort: an organiser has removed them. */
  isRemoved(of: { learner: Id; cohort: Id }): Promise<boolean>;
  /** All who are in a cohort now or were removed, by the order in which they joined. */
  members(cohort: Id): Promise<readonly Member[]>;
  /** One of such members, by the number of their enrolment. */
  member(id: Id): Promise<Member | undefined>;
  save(
    id: Id,
    changes: {
      pace?: Pace | null;
      sprint?: number;
      board?: boolean;
      aside?: { task: Id; on: Temporal.PlainDate };
      /** All of the tasks that they went on from. */
      postponed?: readonly Id[];
      deadline?: DeadlineChoice;
      skips?: Skips;
      /** Whoever leaves organises no more. */
      left?: Temporal.Instant;
      organises?: boolean;
      /** Nobody whom an organiser has removed joins again, until one lets them. */
      removed?: boolean;
    },
  ): Promise<void>;
}
