import type { Text } from '../language/model.ts';

/** A time of day on a wall clock, in minutes since midnight: 0 to 1439. 20:00 is `20 * 60`. */
export type MinuteOfDay = number;

/**
 * Days and hours by a person's own wall clock. A day begins at their `dayStart`, so that what they do after midnight
 * counts for the evening before. A wall time that the change in spring skips moves forward; one that comes twice in
 * autumn counts once, the first time (Temporal's `compatible`).
 */
export interface Clock {
  readonly zone: string;
  /** From midnight to noon. */
  readonly dayStart: MinuteOfDay;
}

/** A day of somebody's that is ahead. `today`: it begins later on the date that it is, when their days begin. */
export interface DayAhead {
  readonly nextDay: Temporal.PlainDate;
  readonly today?: MinuteOfDay;
}

/** Days off of a cohort, both included. */
export interface Holiday {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

/** A public holiday that a cohort could have off. `instead`: another day stands in for it. */
export interface SuggestedHoliday extends Holiday {
  readonly name: Text;
  readonly instead: boolean;
}

/** In order, and apart from each other, as `orderHolidays` makes them. */
export type Holidays = readonly Holiday[];

/** Weekend days on which a path goes on, as where a long holiday is made up for. In order. */
export type Workdays = readonly Temporal.PlainDate[];
