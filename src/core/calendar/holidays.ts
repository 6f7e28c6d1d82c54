import type { Holiday, Holidays, Workdays } from './model.ts';
import { daysBetween } from './rules.ts';

/** What a cohort may have: more would be another calendar than days off. */
export const holidayBounds = { count: 20, days: 60, monthsAhead: 24 };

const { compare } = Temporal.PlainDate;
const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (compare(a, b) < 0 ? b : a);
const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (compare(a, b) < 0 ? a : b);

export const isHoliday = (holidays: Holidays = [], date: Temporal.PlainDate): boolean =>
  holidays.some(({ from, to }) => compare(from, date) <= 0 && compare(date, to) <= 0);

/** In order; those that overlap or touch are one. */
export function orderHolidays(all: readonly Holiday[]): Holidays {
  const ordered: Holiday[] = [];
  for (const { from, to } of all.toSorted((a, b) => compare(a.from, b.from))) {
    const last = ordered.at(-1);
    if (last && daysBetween(last.to, from) <= 1)
      ordered[ordered.length - 1] = { from: last.from, to: later(last.to, to) };
    else ordered.push({ from, to });
  }
  return ordered;
}

/** How many of the days from `start` to `date` are holidays, as `count` counts the days between two dates. */
export const taskDaysOff = (
  holidays: Holidays,
  start: Temporal.PlainDate,
  date: Temporal.PlainDate,
  count: (from: Temporal.PlainDate, to: Temporal.PlainDate) => number,
): number => holidays.reduce((sum, { from, to }) => sum + count(later(from, start), earlier(to, date)), 0);

/** Those that are not over on `today`, from `today` on. */
export const comingHolidays = (holidays: Holidays = [], today: Temporal.PlainDate): Holidays =>
  holidays.flatMap(({ from, to }) => (compare(to, today) < 0 ? [] : [{ from: later(from, today), to }]));

/** The same for days that are made up for: those that are ahead, and `coming` in their place. */
export const comingWorkdays = (workdays: Workdays = [], today: Temporal.PlainDate): Workdays =>
  workdays.filter((day) => compare(day, today) >= 0);
export const changeWorkdays = (workdays: Workdays = [], coming: Workdays, today: Temporal.PlainDate): Workdays => [
  ...workdays.filter((day) => compare(day, today) < 0),
  ...comingWorkdays(coming, today),
];

/** Puts `coming` in the place of what is ahead. What has been stays, or the days that are done would change their numbers. */
export function changeHolidays(holidays: Holidays = [], coming: Holidays, today: Temporal.PlainDate): Holidays {
  const yesterday = today.subtract({ days: 1 });
  const been = holidays.flatMap(({ from, to }) =>
    compare(from, today) < 0 ? [{ from, to: earlier(to, yesterday) }] : [],
  );
  return orderHolidays([...been, ...comingHolidays(orderHolidays(coming), today)]);
}
