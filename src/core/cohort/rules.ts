import { dayOf, mondayOf, thisMonday } from '../calendar/rules.ts';
import type { Cohort, CohortChanges, Viewer } from './model.ts';

/** A cohort's day begins at midnight, unlike a learner's. */
const calendar = (zone: string) => ({ zone, dayStart: 0 });

/** The cohort's own date. */
export const cohortDate = (cohort: Pick<Cohort, 'zone'>, now: Temporal.Instant): Temporal.PlainDate =>
  dayOf(now, calendar(cohort.zone));

/** The Monday of the cohort's own week. */
export const cohortMonday = (cohort: Pick<Cohort, 'zone'>, now: Temporal.Instant): Temporal.PlainDate =>
  thisMonday(now, calendar(cohort.zone));

/** Weeks begin on Monday: the Monday on or after the date. */
export const startOf = (date: Temporal.PlainDate): Temporal.PlainDate =>
  mondayOf(date).equals(date) ? date : mondayOf(date).add({ weeks: 1 });

/** A group that began some weeks ago may move here; a first day that is further away is rather a typing error. */
export const startBounds = { weeksBack: 12, monthsAhead: 12 } as const;

/** Whether a cohort may have `date` as its first day. `today` is the date of the person who opens it. */
export function startFits(date: Temporal.PlainDate, today: Temporal.PlainDate): 'fits' | 'past' | 'far' {
  if (Temporal.PlainDate.compare(date, today.subtract({ weeks: startBounds.weeksBack })) < 0) return 'past';
  return Temporal.PlainDate.compare(date, today.add({ months: startBounds.monthsAhead, weeks: 1 })) > 0
    ? 'far'
    : 'fits';
}

/** The cohort that a command in a channel means: the only one of that channel, otherwise the only one there is. */
export function onlyCohort(cohorts: readonly Cohort[], channel: string | undefined): Cohort | undefined {
  const here = cohorts.filter((cohort) => cohort.home?.channel === channel);
  return here.length === 1 ? here[0] : cohorts.length === 1 ? cohorts[0] : undefined;
}

/**
 * The changes as a cohort may have them. One of minors has no board and no model: what was chosen before is kept beside
 * that, and comes back when it is one of minors no more.
 */
export function fitMinors(before: Pick<Cohort, 'minors'>, changes: CohortChanges): CohortChanges {
  if (!(changes.minors ?? before.minors)) return changes;
  const { board: _, quotesOnly: __, ...others } = changes;
  return others;
}

/** Whether a person organises a cohort: they opened it, or look after it as one of its members. */
export const organises = (
  cohort: Pick<Cohort, 'id' | 'organiser'>,
  { learner, organised }: Pick<Viewer, 'learner' | 'organised'>,
): boolean => cohort.organiser === learner || organised.includes(cohort.id);
