import type { Holidays } from '../calendar/model.ts';
import type { Card, TaughtCard } from '../card/model.ts';
import type { Skill } from '../curriculum/skill.ts';
import type { Deadline, OwnDate } from '../deadline/model.ts';
import type { Streak } from '../streak/model.ts';

/** The minutes that count on a day in one enrolment: what is more is no longer focused, or was not done. */
export const minutesADay = 180;

/** How many of the last answers say how fast new points may come. */
export const recentAnswers = 10;

/** What is stored of one learner in one enrolment; cards and days are the learner's over all enrolments. */
export interface StoredRecord {
  readonly finished: readonly { readonly task: string; readonly day: Temporal.PlainDate }[];
  readonly cards: readonly Card[];
  /** The answers before they joined anything, to the question to try: in the cards, but in no figure. None when absent. */
  readonly tried?: { readonly asked: number; readonly right: number };
  /** The learner's own days on which they acted, oldest first. */
  readonly days: readonly Temporal.PlainDate[];
  readonly minutes: readonly { readonly day: Temporal.PlainDate; readonly minutes: number }[];
  /** Days off of the cohorts in which they are or were. None when absent. */
  readonly holidays?: Holidays;
  /** The Mondays of weeks that an organiser repaired. None when absent. */
  readonly repaired?: readonly Temporal.PlainDate[];
  /** The last answers, the newest first, at most {@link recentAnswers}: right or not. None when absent. */
  readonly recent?: readonly boolean[];
  /** The items that were answered on the last day with an answer. */
  readonly answered?: { readonly day: Temporal.PlainDate; readonly items: readonly string[] };
}

/** The same, with what the curriculum says of it: only points that are taught, and how long their questions take. */
export interface StudyRecord extends Omit<StoredRecord, 'cards' | 'answered'> {
  readonly cards: readonly TaughtCard[];
  /** The last day with an answer, and the seconds that the answers of that day usually take. */
  readonly spent?: { readonly day: Temporal.PlainDate; readonly seconds: number };
  /** The tasks of their path that they skip. None when absent. */
  readonly skipped?: ReadonlySet<string>;
  /** The day that the learner studies for in this enrolment. */
  readonly deadline?: Deadline;
}

/** How many weeks a calendar shows at most. */
export const calendarWeeks = 12;

/** Whether somebody studied, for each day of a week from its Monday. Days that are ahead are not in it. */
export interface StudyWeek {
  readonly monday: Temporal.PlainDate;
  readonly days: readonly boolean[];
}

export interface Progress {
  readonly tasks: { readonly done: number; readonly of: number };
  readonly answers: { readonly right: number; readonly of: number };
  readonly minutes: number;
  readonly minutesThisWeek: number;
  /** Minutes of each day of this week, from Monday to today; or to a later day of it that has some, after a flight to the west. */
  readonly minutesByDay: readonly number[];
  /** The last weeks up to this one, oldest first, from the first in which they studied. None when they studied in none. */
  readonly calendar: readonly StudyWeek[];
  readonly streak: Streak;
  readonly skills: {
    readonly done: readonly Skill[];
    readonly of: number;
    readonly now?: Skill;
    readonly next?: Skill;
  };
  /** The day that they study for, where they chose one. */
  readonly ownDate?: OwnDate;
  /** Questions that are due today, as many as the learner has minutes for. */
  readonly due: number;
  /** Their first day is behind them, so that they may find out where they stand. */
  readonly level: boolean;
}
