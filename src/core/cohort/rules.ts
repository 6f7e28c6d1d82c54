import { dayOf, mondayOf } from '../calendar/rules.ts';
import type { Cohort } from './model.ts';

/** A cohort's day begins at midnight, unlike a learner's. */
const calendar = (zone: string) => ({ zone, dayStart: 0 });

/** The cohort's own date. */
export const cohortDate = (cohort: Pick<Cohort, 'zone'>, now: Temporal.Instant): Temporal.PlainDate =>
  dayOf(now, calendar(cohort.zone));

/** Weeks begin on Monday: the Monday on or after the date. */
export const startOf = (date: Temporal.PlainDate): Temporal.PlainDate =>
  mondayOf(date).equals(date) ? date : mondayOf(date).add({ weeks: 1 });

/** The cohort that a command in a channel means: the only one of that channel, otherwise the only one there is. */
export function onlyCohort(cohorts: readonly Cohort[], channel: string | undefined): Cohort | undefined {
  const here = cohorts.filter((cohort) => cohort.home?.channel === channel);
  return here.length === 1 ? here[0] : cohorts.length === 1 ? cohorts[0] : undefined;
}
