import type { MinuteOfDay } from '../calendar/model.ts';
import type { StudyCalendar } from '../calendar/study-days.ts';
import type { Path } from '../curriculum/path.ts';
import type { RefusalReason } from '../delivery/model.ts';
import type { Id } from '../id.ts';
import type { Languages } from '../language/model.ts';

export interface Cohort extends StudyCalendar {
  readonly id: Id;
  readonly name: string;
  readonly path: string;
  /** The languages of its posts, one after the other. */
  readonly languages: Languages;
  readonly zone: string;
  /** When the daily post is sent, in the cohort's zone. */
  readonly postTime: MinuteOfDay;
  readonly board: boolean;
  readonly organiser: Id;
  readonly demo: boolean;
  /** Its channel; none for somebody who studies solo. */
  readonly home?: { readonly platform: string; readonly workspace: string; readonly channel: string };
}

/** What can be changed of a cohort. What its learners' records stand on cannot: its path and its start. */
export type CohortChanges = Partial<Omit<Cohort, 'id' | 'path' | 'start' | 'organiser' | 'demo'>>;

/** The cohort's next alarms; null when there is none any more. */
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
      /** When its next post comes, or `now` when that of today is due at once; none when its path is over. */
      readonly nextPost: Temporal.Instant | undefined;
    }
  | { readonly kind: 'unknownPath' }
  /** Not in a channel of a server or team, which a cohort needs. */
  | { readonly kind: 'noHome' }
  /** The bot may not post in the channel. */
  | { readonly kind: 'cannotPost' };

export type CohortMoved = { readonly kind: 'moved'; readonly cohort: Cohort } | { readonly kind: 'cannotPost' };

/** A cohort as its card shows it: its path, its week and the number of its members. */
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
