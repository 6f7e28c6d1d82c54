import { onTheHour } from '../calendar/minute-of-day.ts';
import { daysBetween, momentOf, mondayOf } from '../calendar/rules.ts';
import { summaryDate } from '../calendar/study-days.ts';
import type { Cohort } from '../cohort/model.ts';
import { cohortDate } from '../cohort/rules.ts';
import { type CohortWeek, fewest } from './model.ts';

/** When the weekly summary is sent on Fridays, in the cohort's zone. */
export const summaryTime = onTheHour(17);

/** The moment of a cohort's own at which the week that begins on `monday` is summed up. */
export const summaryMoment = (monday: Temporal.PlainDate, { zone }: Pick<Cohort, 'zone'>): Temporal.Instant =>
  momentOf(summaryDate(monday), summaryTime, zone);

/** A summary that is later than this is not sent: nobody remembers the week. */
const summaryDays = 3;

/** The Monday of the week that a summary due at `due` is about; undefined when it comes too late to be of use. */
export function summaryWeek(
  zone: string,
  due: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.PlainDate | undefined {
  const friday = cohortDate({ zone }, due);
  return daysBetween(friday, cohortDate({ zone }, now)) <= summaryDays ? mondayOf(friday) : undefined;
}

/** How many answers a knowledge point needs before it may be called hard, and from which share of right ones on it is not. */
const enough = 5;
const easy = 0.7;

/** Of the points that a cohort was asked about, those that were hard, the hardest first. Nothing is said of fewer than {@link fewest} people. */
export const hardOf = (points: CohortWeek['kps']): CohortWeek['kps'] =>
  points
    .filter(({ people, asked, right }) => people >= fewest && asked >= enough && right < asked * easy)
    .toSorted((a, b) => a.right / a.asked - b.right / b.asked);
