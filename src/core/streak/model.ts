import type { Holidays } from '../calendar/model.ts';
import type { Goal } from '../learner/model.ts';

/** What a streak follows from. Days are the dates that the learner had then, so a change of zone breaks none. */
export interface StreakRecord {
  /** The days on which they studied, in any order and as often as they did. */
  readonly days: readonly Temporal.PlainDate[];
  readonly goals: readonly Goal[];
  /** Their own days off, and those of their cohorts. Each takes one day from what its week asks for. */
  readonly daysOff?: Holidays;
  /** The Mondays of weeks that an organiser repaired. */
  readonly repaired?: readonly Temporal.PlainDate[];
}

/** How freezes work: the only place that knows the numbers. */
export const freezeRule = { most: 2, weeksForOne: 2 } as const;

/** The week with which a streak ended. */
export interface Break {
  readonly monday: Temporal.PlainDate;
  /** The day without activity after which the week could not be kept any more. */
  readonly on: Temporal.PlainDate;
  readonly days: number;
  readonly goal: number;
  /** How long the streak was. */
  readonly weeks: number;
}

export interface Streak {
  /** Weeks kept in a row up to now. This week counts once it is kept. */
  readonly weeks: number;
  /** `goal` is what this week asks for: their study days without days off. 0 in a week that is off altogether. */
  readonly thisWeek: { readonly days: number; readonly goal: number };
  /** Whether this week counts already. */
  readonly kept: boolean;
  /** Whether the days that are left of this week suffice to keep it without freezes. */
  readonly possible: boolean;
  /** It takes Saturday or Sunday as well. */
  readonly weekend?: true;
  /** In hand. Each stands in for one day, at the end of a week, without asking. */
  readonly freezes: number;
  /** The last week that freezes held, within this streak, and how many it took. */
  readonly frozen?: { readonly monday: Temporal.PlainDate; readonly freezes: number };
  /** Until a week is kept again, and for a few weeks at most. */
  readonly broken?: Break;
  /** The Monday of the last week of this streak that an organiser repaired. */
  readonly repaired?: Temporal.PlainDate;
}
