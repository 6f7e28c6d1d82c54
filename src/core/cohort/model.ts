import type { MinuteOfDay } from '../calendar/model.ts';
import type { Path } from '../curriculum/path.ts';
import type { RefusalReason } from '../delivery/model.ts';
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
  /** When the daily post comes, by the cohort's clock. */
  readonly postTime: MinuteOfDay;
  readonly board: boolean;
  readonly organiser: Id;
  readonly demo: boolean;
  /** Where it lives; none for somebody who studies solo. */
  readonly home?: { readonly platform: string; readonly workspace: string; readonly channel: string };
}

/** When the cohort's jobs act next; null for no more. */
export interface CohortAlarms {
  readonly postAt: Temporal.Instant | null;
  readonly summaryAt: Temporal.Instant | null;
}

export interface CohortForm {
  readonly name: string;
  readonly path: string;
  readonly start: Temporal.PlainDate;
  readonly languages: Languages;
  readonly postTime: MinuteOfDay;
  readonly zone: string;
}

export type CohortCreated =
  | {
      readonly kind: 'created';
      readonly cohort: Cohort;
      /** The start was moved to the next Monday. */
      readonly moved: boolean;
    }
  | { readonly kind: 'unknownPath' }
  /** Only a channel of a server or team can be a cohort's home. */
  | { readonly kind: 'noHome' }
  /** The channel is closed to the bot. */
  | { readonly kind: 'cannotPost' };

export type CohortMoved = { readonly kind: 'moved'; readonly cohort: Cohort } | { readonly kind: 'cannotPost' };

/** Where the group stands: its day of the path, the week's number, and how many learn with it. */
export interface CohortCard {
  readonly cohort: Cohort;
  readonly path: Path;
  readonly members: number;
  /** Weeks since the start, from 1; 0 before it. */
  readonly week: number;
  readonly over: boolean;
  /** Why the channel did not take the last message. */
  readonly refused?: RefusalReason;
}
