import type { Cohort, RoleStanding } from '../cohort/model.ts';
import type { Path } from '../curriculum/path.ts';
import type { DeadlineChoice } from '../deadline/model.ts';
import type { Id } from '../id.ts';
import type { Skips } from '../placement/model.ts';

/** How a learner walks the path: beside the group, catching up by essentials, or one day after another at their own pace. */
export const paces = ['group', 'essentials', 'own'] as const;
export type Pace = (typeof paces)[number];

export interface Enrolment {
  readonly id: Id;
  readonly learner: Id;
  readonly cohort: Cohort;
  readonly joined: Temporal.PlainDate;
  readonly pace?: Pace;
  /** The sprint they went on to; absent while they are in the one they joined in. */
  readonly sprint?: number;
  /** The task that they put aside, and the day of theirs on which they did. */
  readonly aside?: { readonly task: Id; readonly on: Temporal.PlainDate };
  /** The date that they study for, as they chose it. */
  readonly deadline?: DeadlineChoice;
  /** What they skip of the path; absent where they skip nothing. */
  readonly skips?: Skips;
  /** Tasks that they could not finish and went on from: each waits, and is not the task of a day. */
  readonly postponed?: readonly Id[];
  /** Shown on the board. */
  readonly board: boolean;
  /** Looks after the group beside whoever opened it. */
  readonly organises?: boolean;
}

/** Where somebody would learn: a cohort, or a path by themselves. */
export type Place =
  | { readonly kind: 'cohort'; readonly cohort: Cohort; readonly path: Path }
  | { readonly kind: 'solo'; readonly path: Path };

/** Names a {@link Place}, in a button for instance. Whether there is such a place, only `findPlace` can say. */
export type PlaceId = { readonly cohort: Id } | { readonly path: string };

/** The role that a cohort asked for, and whether somebody had it when it was asked. */
export type RoleHeld = RoleStanding & { readonly role: string };

/**
 * Why somebody cannot join a cohort: an organiser has removed them, it has ended, it has as many members as it takes,
 * they have not said its code, or they lack its role; or the platform did not say whether they have it.
 */
export type EntryObstacle =
  | { readonly kind: 'removed' | 'closed' | 'full' | 'code' }
  /** By its name, where it has one. */
  | { readonly kind: 'role' | 'roleUnknown'; readonly role?: string };
