import type { Cohort } from '../cohort/model.ts';
import type { Sprint, Week } from '../curriculum/path.ts';
import type { Id } from '../id.ts';

/** With fewer people, a number would reveal who did what. */
export const fewest = 5;

/** What an organiser sees of how hard it was, for the group as a whole. */
export interface HardPoints {
  readonly weeks: number;
  /** The hardest first. */
  readonly points: CohortWeek['kps'];
  /** The mean share of right answers before and after each sprint, of those who took both checks. */
  readonly sprints: readonly {
    readonly sprint: number;
    readonly people: number;
    readonly before: number;
    readonly after: number;
  }[];
}

/** A cohort's week as the store reads it. */
export interface CohortWeek {
  readonly members: readonly {
    readonly enrolment: Id;
    readonly name: string;
    readonly board: boolean;
    readonly minutes: number;
    readonly lastMinutes: number;
    readonly days: number;
    readonly tasks: number;
    readonly answers: number;
  }[];
  /** The days on which somebody studied. */
  readonly days: readonly { readonly day: Temporal.PlainDate; readonly people: number; readonly minutes: number }[];
  /** Knowledge points answered in that week, by how many people and how well. */
  readonly kps: readonly {
    readonly kp: string;
    readonly people: number;
    readonly asked: number;
    readonly right: number;
  }[];
}

export interface WeeklySummary {
  readonly cohort: Cohort;
  /** It is not sent before this moment. */
  readonly from: Temporal.Instant;
  readonly week: number;
  readonly members: number;
  /** Absent when fewer than five were active: an invitation takes its place. */
  readonly did?: {
    readonly people: number;
    readonly tasks: number;
    readonly answers: number;
    readonly minutes: number;
    /** Days on which at least five studied, from 1 for Monday. */
    readonly days: readonly { readonly weekday: number; readonly minutes: number }[];
  };
  /** Names of people on the board only: all those with the most days, and all those whose minutes rose most. */
  readonly consistent: readonly string[];
  readonly improved: readonly string[];
  /** The knowledge point most often missed, by at least five people. */
  readonly hard?: string;
  /**
   * What comes next: it may be the same week of the path, which a holiday has cut. `from` is set when a holiday is first,
   * so that it is not in the coming week.
   */
  readonly next?: Week & { readonly from?: Temporal.PlainDate };
  /** The sprint that ends with this week. */
  readonly ends?: Sprint;
}
