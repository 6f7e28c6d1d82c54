import type { Path } from '../curriculum/path.ts';
import type { Id } from '../id.ts';
import type { Languages } from '../language/model.ts';

export interface Cohort {
  readonly id: Id;
  readonly name: string;
  readonly path: string;
  /** A Monday. */
  readonly start: Temporal.PlainDate;
  /** What its posts are written in, one after the other. */
  readonly languages: Languages;
  readonly zone: string;
  /** The hour of the daily post, 0 to 23. */
  readonly hour: number;
  readonly board: boolean;
  readonly organiser: Id;
  readonly demo: boolean;
  /** Where it lives; none for somebody who studies solo. */
  readonly home?: { readonly platform: string; readonly workspace: string; readonly channel: string };
}

/** When the cohort's jobs act next; null for no more. */
export interface Due {
  readonly postAt: Temporal.Instant | null;
  readonly summaryAt: Temporal.Instant | null;
}

export interface CohortForm {
  readonly name: string;
  readonly path: string;
  readonly start: Temporal.PlainDate;
  readonly languages: Languages;
  readonly hour: number;
  readonly zone: string;
}

export type CohortCreated =
  | {
      readonly kind: 'created';
      readonly cohort: Cohort /** The start was moved to its week's Monday, or the next. */;
      readonly moved: boolean;
    }
  | { readonly kind: 'unknownPath' }
  /** Only a channel of a server or team can be a cohort's home. */
  | { readonly kind: 'noHome' };

/** Where the group stands: its day of the path, the week's number, and how many learn with it. */
export interface CohortCard {
  readonly cohort: Cohort;
  readonly path: Path;
  readonly members: number;
  /** Weeks since the start, from 1; 0 before it. */
  readonly week: number;
  readonly over: boolean;
}
