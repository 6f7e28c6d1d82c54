/** What a learner wants to know by a date: the sprint they are in, some skills by their ids, or all they have met. */
export type Scope =
  | { readonly kind: 'sprint' }
  | { readonly kind: 'all' }
  | { readonly kind: 'skills'; readonly skills: readonly string[] };

/** What a learner chose in one group. Without `on`, it is the sprint's end. `none`: they want no date. */
export type DeadlineChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'date'; readonly on?: Temporal.PlainDate; readonly scope: Scope };

/** A day that is not over, on which points should be known. */
export interface Deadline {
  readonly on: Temporal.PlainDate;
  /** The points in scope: those of what is taught by then, met or not. */
  readonly kps: ReadonlySet<string>;
}

/** The day that a learner chose themselves. Once it has come, how many of its points they would recall today, about. */
export type OwnDate =
  | { readonly kind: 'ahead'; readonly on: Temporal.PlainDate; readonly inDays: number }
  | { readonly kind: 'come'; readonly on: Temporal.PlainDate; readonly points: number; readonly recalled: number };

/** How far the minutes of the days before a deadline suffice. */
export interface Readiness {
  /** The points in scope, and those of them that the learner has met. */
  readonly points: number;
  readonly met: number;
  /** The share of the points that will be recalled on the day, as an estimate, if all planned questions are answered. */
  readonly recall: number;
  /** The points for which there is time. */
  readonly ready: number;
  /** Present when that is fewer than all: what would suffice. */
  readonly short?: {
    /** Minutes a day; absent when no choice of minutes would, since so many new points cannot come in the days left. */
    readonly minutes?: number;
    /** How many of the skills in scope there is time for, in their order. */
    readonly skills: number;
    readonly ofSkills: number;
    /** The ids of these skills. */
    readonly fitting: readonly string[];
  };
}

/** The day that a learner studies for in a group, how far their minutes suffice, and what else they can choose. */
export interface ShownDeadline {
  readonly today: Temporal.PlainDate;
  readonly deadline?: Deadline & {
    readonly inDays: number;
    readonly readiness: Readiness;
    /** There are answers enough for an estimate of recall. */
    readonly foretells: boolean;
  };
  /** The day that they chose; absent where none, or the sprint's end, was. */
  readonly own?: OwnDate;
  /** Whether there is an end of the sprint to choose. */
  readonly sprintEnds: boolean;
  /** By id, in the path's order. */
  readonly skills: readonly string[];
}
