import { type Day, daysPerWeek, type Path } from '../curriculum/path.ts';
import { isHoliday, taskDaysOff } from './holidays.ts';
import type { Holidays, Workdays } from './model.ts';
import { daysBetween, mondayOf, sameDay } from './rules.ts';

/** What a cohort's days are counted from. A cohort is one. */
export interface StudyCalendar {
  /** A Monday. */
  readonly start: Temporal.PlainDate;
  /** The path stands still on these days. None when absent. */
  readonly holidays?: Holidays;
  /** The path goes on on these weekend days too. None when absent. */
  readonly workdays?: Workdays;
  /** The path stands still from this day on, until it is known how long. */
  readonly pausedFrom?: Temporal.PlainDate | undefined;
}

/** Task days in a week: Monday to Friday, and a workday at the weekend beside them. */
export const perWeek = daysPerWeek.all;

/** The number of the path's task day that a cohort has reached on `date`: 0 before the start, with no upper bound. */
export function groupDay(calendar: StudyCalendar, on: Temporal.PlainDate): number {
  const { start, holidays = [], workdays = [], pausedFrom } = calendar;
  const date = isPaused({ pausedFrom }, on) ? pausedFrom!.subtract({ days: 1 }) : on;
  const extra = workdays.filter(
    (day) => isMadeUp(calendar, day) && daysBetween(start, day) >= 0 && daysBetween(day, date) >= 0,
  );
  return Math.max(0, taskDays(start, date) - taskDaysOff(holidays, start, date, taskDays)) + extra.length;
}

/** Whether a weekend day is a task day. A holiday is none. */
const isMadeUp = ({ holidays, workdays = [] }: StudyCalendar, date: Temporal.PlainDate): boolean =>
  date.dayOfWeek > perWeek && workdays.some((day) => sameDay(day, date)) && !isHoliday(holidays, date);

/** Whether the path stands still on a date. */
export const isPaused = ({ pausedFrom }: Pick<StudyCalendar, 'pausedFrom'>, date: Temporal.PlainDate): boolean =>
  pausedFrom !== undefined && Temporal.PlainDate.compare(pausedFrom, date) <= 0;

/** The weekdays from one date to another, both included; 0 when the second comes first. */
function taskDays(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  const days = daysBetween(mondayOf(from), to);
  const upTo = days < 0 ? 0 : Math.floor(days / 7) * perWeek + Math.min((days % 7) + 1, perWeek);
  return Math.max(0, upTo - Math.min(from.dayOfWeek - 1, perWeek));
}

/** The day of the path that is posted on `date`; none on holidays, at weekends that are not worked, before the start and after the last day. */
export function dayOfCohort(calendar: StudyCalendar, path: Path, date: Temporal.PlainDate): Day | undefined {
  if (date.dayOfWeek > perWeek ? !isMadeUp(calendar, date) : isHoliday(calendar.holidays, date)) return undefined;
  if (isPaused(calendar, date)) return undefined;
  return path.days[groupDay(calendar, date) - 1];
}

/** The first date from `from` on that has a post; none after the last day of the path, or while it pauses. */
export function nextPostDate(
  calendar: StudyCalendar,
  path: Path,
  from: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  let date = Temporal.PlainDate.compare(from, calendar.start) < 0 ? calendar.start : from;
  while (!dayOfCohort(calendar, path, date)) {
    if (groupDay(calendar, date) >= path.days.length || isPaused(calendar, date)) return undefined;
    date = date.add({ days: 1 });
  }
  return date;
}

/** The date on which a cohort comes to a day of the path, from 1; of one that pauses, as if it went on at once. */
export function dateOfDay({ pausedFrom: _, ...calendar }: StudyCalendar, number: number): Temporal.PlainDate {
  let date = calendar.start.add({ weeks: Math.floor((number - 1) / perWeek), days: (number - 1) % perWeek });
  while (groupDay(calendar, date) < number) date = date.add({ days: 1 });
  while (groupDay(calendar, date.subtract({ days: 1 })) >= number) date = date.subtract({ days: 1 });
  return date;
}

/** The week of the path to which a day of it belongs, by its number: 0 for 0. */
export const weekOfDay = (number: number): number => Math.ceil(number / perWeek);

/** The week of the path that a cohort has reached on `date`: 0 before the start, with no upper bound. */
export const weekReached = (calendar: StudyCalendar, date: Temporal.PlainDate): number =>
  weekOfDay(groupDay(calendar, date));

/** The first date on which a cohort has a task: its start, or the first day after a holiday. */
export const firstDate = (calendar: StudyCalendar): Temporal.PlainDate => dateOfDay(calendar, 1);

/** The day on which the week that begins on `monday` is summed up: its Friday, whether or not that day has a post. */
export const summaryDate = (monday: Temporal.PlainDate): Temporal.PlainDate => monday.add({ days: 4 });

/** The first date from `from` on that sums up a week with a post; none after the last day of the path. */
export function nextSummaryDate(
  calendar: StudyCalendar,
  path: Path,
  from: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  for (let monday = mondayOf(from); ; monday = monday.add({ weeks: 1 })) {
    const post = nextPostDate(calendar, path, monday);
    if (!post) return undefined;
    if (Temporal.PlainDate.compare(post, monday) > 0) monday = mondayOf(post);
    const date = summaryDate(monday);
    // What is posted at the weekend alone comes after it.
    const hasPost = Temporal.PlainDate.compare(post, date) <= 0;
    if (hasPost && Temporal.PlainDate.compare(date, from) >= 0) return date;
  }
}

/** Whether `date` is one of `goal` study days a week: up to five are Monday to Friday, six and seven add the weekend. */
export const isStudyDay = (date: Temporal.PlainDate, goal: number): boolean =>
  date.dayOfWeek <= Math.max(goal, perWeek);

/**
 * Whether `date` is a day for a task of somebody at their own pace, who has no calendar to go by: Monday to Friday, and
 * with three or four study days a week so many of these, apart from each other.
 */
export const isOwnTaskDay = (date: Temporal.PlainDate, goal: number): boolean =>
  ownTaskDays(goal).includes(date.dayOfWeek);

/** These days of the week, from 1 for Monday. */
export const ownTaskDays = (goal: number): readonly number[] =>
  goal < 4 ? [1, 3, 5] : goal === 4 ? [1, 2, 4, 5] : [1, 2, 3, 4, 5];

/** Whether `date` is a study day beyond the task days of a week: no new task then, only questions. */
export const isReviewDay = (date: Temporal.PlainDate, goal: number): boolean =>
  date.dayOfWeek > perWeek && isStudyDay(date, goal);
