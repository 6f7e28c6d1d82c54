import type { MinuteOfDay } from '../calendar/model.ts';
import type { Id } from '../id.ts';

/** So long before it begins, people can queue. */
export const queuesBefore = { minutes: 10 } as const;

/** How long one can be, in minutes. */
export const hourLengths = [15, 30, 45, 60, 90, 120, 180] as const;

export const maxPlace = 200;
export const maxTopic = 200;

/** One later than this is rather a typing error. */
export const furthestMonths = 12;

/** When a group can talk to whoever runs it: one date, or the same day of every week. */
export interface OfficeHour {
  readonly cohort: Id;
  /** Its date or, of a weekly one, the first, by the cohort's calendar. */
  readonly first: Temporal.PlainDate;
  readonly time: MinuteOfDay;
  readonly minutes: number;
  readonly weekly: boolean;
  /** A link, or a place in words; empty for the cohort's channel. */
  readonly place: string;
  /** Dates of a weekly one on which it is called off. */
  readonly skipped: readonly Temporal.PlainDate[];
  /** How often it has been changed: calendars go by it. */
  readonly sequence: number;
  /** It is no more, since then. */
  readonly cancelled?: Temporal.Instant | undefined;
}

/** What an organiser fills in. `on` reads the date for a `today` in the cohort's zone. */
export interface OfficeHourForm extends Pick<OfficeHour, 'time' | 'minutes' | 'weekly' | 'place'> {
  on(today: Temporal.PlainDate): Temporal.PlainDate;
}

/** One time that it is held. */
export interface Occurrence {
  readonly on: Temporal.PlainDate;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/**
 * `waiting` and `called` are in the queue. After that it is `done`, or they `left`; `over`: it ended before their turn;
 * `off`: it was cancelled or moved before it.
 */
export type TurnState = 'waiting' | 'called' | 'done' | 'left' | 'over' | 'off';

/** Somebody's turn in the queue of one day. */
export interface Turn {
  readonly id: Id;
  readonly cohort: Id;
  readonly day: Temporal.PlainDate;
  readonly enrolment: Id;
  readonly learner: Id;
  readonly name: string;
  /** What they would like to talk about, if they said. */
  readonly topic: string;
  readonly state: TurnState;
}

/** What there is of it now. */
export interface OfficeHourPage {
  readonly hour?: OfficeHour;
  /** The one that is held next, or is being held. */
  readonly next?: Occurrence;
  /** From when on people can queue for it. */
  readonly opens?: Temporal.Instant;
  /** They can now. */
  readonly open: boolean;
  /** Those in the queue, in their order, whoever is called first. */
  readonly queue: readonly Turn[];
}

export type OfficeHourSet =
  /** `moved`: it took the place of another, for which people may have queued. `off`: the date that was written is a day off. */
  | { readonly kind: 'set'; readonly moved: boolean; readonly off?: Temporal.PlainDate }
  /** It would have ended already. `fits` is a date on which it would not. */
  | { readonly kind: 'past'; readonly fits: Temporal.PlainDate };
