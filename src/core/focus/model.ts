import type { Id } from '../id.ts';

/** How long one is. */
export const focusMinutes = 25;

/** For so long after it began, what was done in it can be counted. */
export const countableHours = 12;

/** Minutes that somebody spends on one thing. */
export interface Focus {
  readonly id: Id;
  readonly enrolment: Id;
  readonly learner: Id;
  readonly cohort: Id;
  /** The task that it was begun from, if it was. */
  readonly task?: string;
  readonly started: Temporal.Instant;
  /** When it ends; of one that was ended early, when that was. */
  readonly ends: Temporal.Instant;
  /** Beside whoever of the group is there: they are counted among them, without a name. */
  readonly together: boolean;
  /** They asked to be told of its end. */
  readonly tells: boolean;
  /** Its minutes are counted. */
  readonly logged: boolean;
}

/** What a learner sees of it. */
export interface FocusPage {
  /** The newest, while it runs or its minutes can be counted. */
  readonly focus?: Focus;
  readonly state: 'none' | 'runs' | 'over';
  /** The whole minutes of it. */
  readonly minutes: number;
  /** How many of the group are at it now beside them. */
  readonly others: number;
}
