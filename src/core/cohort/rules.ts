import { dayOf, mondayOf } from '../calendar/rules.ts';
import type { Cohort } from './model.ts';

/** Cohorts keep calendar days: their post is a morning thing. */
const calendar = (zone: string) => ({ zone, dayStart: 0 });

/** The cohort's own date. */
export const cohortDate = (cohort: Pick<Cohort, 'zone'>, now: Temporal.Instant): Temporal.PlainDate =>
  dayOf(now, calendar(cohort.zone));

/** Weeks begin on Monday: the Monday on or after the date. */
export const startOf = (date: Temporal.PlainDate): Temporal.PlainDate =>
  date.dayOfWeek === 1 ? date : mondayOf(date).add({ weeks: 1 });

/** A group that is on its way already may be taken in; one that begins later than this is rather a slip. */
export const startBounds = { weeksBack: 12, monthsAhead: 12 } as const;

/** Whether a group may begin on that day, by what is `today` for whoever opens it. */
export function startFits(date: Temporal.PlainDate, today: Temporal.PlainDate): 'fits' | 'past' | 'far' {
  if (Temporal.PlainDate.compare(date, today.subtract({ weeks: startBounds.weeksBack })) < 0) return 'past';
  return Temporal.PlainDate.compare(date, today.add({ months: startBounds.monthsAhead, weeks: 1 })) > 0
    ? 'far'
    : 'fits';
}

/** The one that is meant from a channel: the only one that lives in it, else the only one there is. */
export function onlyCohort(cohorts: readonly Cohort[], channel: string | undefined): Cohort | undefined {
  const here = cohorts.filter((cohort) => cohort.home?.channel === channel);
  return here.length === 1 ? here[0] : cohorts.length === 1 ? cohorts[0] : undefined;
}
