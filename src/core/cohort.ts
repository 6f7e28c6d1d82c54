import type { Curriculum, Day, Route } from './curriculum.ts';
import { dayOf, momentOf, mondayOf, nextMoment } from './day.ts';
import type { Language } from './language.ts';
import type { Cohort, Due, Id, Learner, Ports } from './ports.ts';
import { dayOfCohort, groupDay } from './task.ts';

/** The hour of the weekly summary on Fridays, by the cohort's clock. */
const summaryHour = 17;
/** A summary that is later than this is about a week nobody remembers. */
const summaryDays = 3;

/** Cohorts keep calendar days: their post is a morning thing. */
const calendar = (zone: string) => ({ zone, dayStart: 0 });

/** The cohort's own date. */
export const cohortDate = (cohort: Pick<Cohort, 'zone'>, now: Temporal.Instant): Temporal.PlainDate =>
  dayOf(now, calendar(cohort.zone));

/** When the cohort's jobs act next: the post on each written task day, the summary on each Friday up to the last one. */
export function nextDue(
  cohort: Pick<Cohort, 'start' | 'hour' | 'zone' | 'home'>,
  route: Route | undefined,
  now: Temporal.Instant,
): Due {
  if (!cohort.home || !route) return { postAt: null, summaryAt: null };
  const begun = momentOf(cohort.start, 0, cohort.zone);
  const from = Temporal.Instant.compare(now, begun) < 0 ? begun.subtract({ seconds: 1 }) : now;
  const written = (date: Temporal.PlainDate) => Boolean(dayOfCohort(cohort, route, date));
  return {
    postAt: nextMoment(from, cohort.hour, cohort.zone, written) ?? null,
    summaryAt: nextMoment(from, summaryHour, cohort.zone, (date) => date.dayOfWeek === 5 && written(date)) ?? null,
  };
}

/** The Monday of the week that a summary due at `due` is about; undefined when it comes too late to be of use. */
export function summaryWeek(
  zone: string,
  due: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.PlainDate | undefined {
  const friday = dayOf(due, calendar(zone));
  return friday.until(dayOf(now, calendar(zone))).days <= summaryDays ? mondayOf(friday) : undefined;
}

export interface CohortForm {
  readonly name: string;
  readonly route: string;
  readonly start: Temporal.PlainDate;
  readonly language: Language | 'both';
  readonly hour: number;
  readonly zone: string;
}

export type CohortCreated =
  | {
      readonly kind: 'created';
      readonly cohort: Cohort /** The start was moved to its week's Monday, or the next. */;
      readonly moved: boolean;
    }
  | { readonly kind: 'unknownRoute' }
  /** Only a channel of a server or team can be a cohort's home. */
  | { readonly kind: 'noHome' };

/** Weeks begin on Monday: the Monday on or after the date. */
export const startOf = (date: Temporal.PlainDate): Temporal.PlainDate =>
  date.dayOfWeek === 1 ? date : mondayOf(date).add({ weeks: 1 });

/** Opens a cohort in the channel where it was asked for. The same event twice opens one. */
export async function createCohort(
  { store, curriculum }: Ports,
  input: {
    form: CohortForm;
    organiser: Learner;
    home?: Cohort['home'];
    key: string;
    now: Temporal.Instant;
    demo?: boolean;
  },
): Promise<CohortCreated> {
  const { form, home, organiser, now } = input;
  if (!home) return { kind: 'noHome' };
  const route = curriculum.routes.get(form.route);
  if (!route) return { kind: 'unknownRoute' };
  const start = startOf(form.start);
  const made = { ...form, start, home, organiser: organiser.id, board: false, demo: input.demo ?? false };
  const cohort = await store.createCohort({ ...made, ...nextDue(made, route, now), key: input.key });
  return { kind: 'created', cohort, moved: Temporal.PlainDate.compare(start, form.start) !== 0 };
}

/** Changes a cohort, and with it when its jobs act next. */
export async function changeCohort(
  { store, curriculum }: Ports,
  input: {
    cohort: Cohort;
    changes: Partial<Pick<Cohort, 'name' | 'language' | 'hour' | 'zone' | 'board' | 'home'>>;
    now: Temporal.Instant;
  },
): Promise<Cohort> {
  const cohort = { ...input.cohort, ...input.changes };
  const due = nextDue(cohort, curriculum.routes.get(cohort.route), input.now);
  await store.saveCohort(cohort.id, { ...input.changes, ...due });
  return cohort;
}

/** Where the group stands: its day of the route, the week's number, and how many learn with it. */
export interface CohortCard {
  readonly cohort: Cohort;
  readonly route: Route;
  readonly members: number;
  /** Weeks since the start, from 1; 0 before it. */
  readonly week: number;
  readonly over: boolean;
}

export async function cohortCard(
  { store, curriculum }: Ports,
  input: { cohort: Id; now: Temporal.Instant },
): Promise<CohortCard | undefined> {
  const cohort = await store.cohort(input.cohort);
  const route = cohort && curriculum.routes.get(cohort.route);
  if (!cohort || !route) return undefined;
  const number = groupDay(cohort.start, cohortDate(cohort, input.now));
  return {
    cohort,
    route,
    members: await store.cohortSize(cohort.id),
    week: Math.ceil(number / 5),
    over: number > route.days.length,
  };
}

/** What the daily post is about. Undefined when its day is past or has no task. */
export async function makePost(
  { store, curriculum }: Ports,
  input: { cohort: Id; day: Temporal.PlainDate; now: Temporal.Instant },
): Promise<{ cohort: Cohort; day: Day; theme: Route['weeks'][number] } | undefined> {
  const cohort = await store.cohort(input.cohort);
  const route = cohort && curriculum.routes.get(cohort.route);
  if (!cohort || !route || Temporal.PlainDate.compare(cohortDate(cohort, input.now), input.day) > 0) return undefined;
  const day = dayOfCohort(cohort, route, input.day);
  const theme = day && route.weeks[day.week - 1];
  return day && theme && { cohort, day, theme };
}

/** Cohorts that a person in this workspace can join: all that are not over; in a DM, none. */
export async function openCohorts(
  { store, curriculum }: { store: Ports['store']; curriculum: Curriculum },
  { platform, workspace, now }: { platform: string; workspace: string | undefined; now: Temporal.Instant },
): Promise<readonly Cohort[]> {
  if (workspace === undefined) return [];
  const cohorts = await store.cohortsOf({ platform, workspace });
  return cohorts.filter((cohort) => {
    const route = curriculum.routes.get(cohort.route);
    return route && groupDay(cohort.start, cohortDate(cohort, now)) <= route.days.length;
  });
}
