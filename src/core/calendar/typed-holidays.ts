import { holidayBounds, orderHolidays } from './holidays.ts';
import type { Holidays, Workdays } from './model.ts';
import { daysBetween, sameDay } from './rules.ts';
import { readDates } from './typed-date.ts';

/** Why what was typed is no days. */
export type DaysRefused =
  /** Not a date, nor two of them. */
  | { readonly kind: 'unknown'; readonly line: string }
  | { readonly kind: 'two'; readonly first: Temporal.PlainDate; readonly second: Temporal.PlainDate }
  /** The second date comes before the first. */
  | { readonly kind: 'backwards'; readonly line: string }
  /** Monday to Friday are task days anyway. */
  | { readonly kind: 'weekday'; readonly line: string }
  | { readonly kind: 'tooLong'; readonly line: string }
  | { readonly kind: 'tooFar'; readonly line: string }
  | { readonly kind: 'tooMany' };

type HolidaysRead = { readonly kind: 'holidays'; readonly holidays: Holidays } | DaysRefused;
type WorkdaysRead = { readonly kind: 'workdays'; readonly workdays: Workdays } | DaysRefused;

/** Between two dates: a dash with a space at its sides, one that no date has, or a word. */
const between = /\s*(?:\s[-–—~～]\s|[–—~～]|\.\.\.?|…|\b(?:to|until|till|through|bis)\b|[至到])\s*/iu;

/** Reads days off as an organiser writes them: a date or two on each line, or between semicolons. Nothing is no holiday. */
export function readHolidays(typed: string, today: Temporal.PlainDate): HolidaysRead {
  const lines = linesOf(typed);
  if (lines.length > holidayBounds.count) return { kind: 'tooMany' };
  const found: { from: Temporal.PlainDate; to: Temporal.PlainDate }[] = [];
  for (const line of lines) {
    const [one = '', other, more] = line.split(between);
    const [from, fromToo] = readDates(one, today);
    if (!from || more !== undefined) return { kind: 'unknown', line };
    if (fromToo) return { kind: 'two', first: from, second: fromToo };
    // Without a year, it is the next one after the first day: from 24 December to 3 January.
    const [to, toToo] = other === undefined ? [from] : readDates(other, from);
    if (!to) return { kind: 'unknown', line };
    if (toToo) return { kind: 'two', first: to, second: toToo };
    const days = daysBetween(from, to) + 1;
    if (days < 1) return { kind: 'backwards', line };
    if (days > holidayBounds.days) return { kind: 'tooLong', line };
    if (isTooFar(to, today)) return { kind: 'tooFar', line };
    found.push({ from, to });
  }
  return { kind: 'holidays', holidays: orderHolidays(found) };
}

/** Reads workdays at the weekend: one date on each line, or between semicolons or commas. */
export function readWorkdays(typed: string, today: Temporal.PlainDate): WorkdaysRead {
  const lines = linesOf(typed, /[\n;；,，、]/);
  if (lines.length > holidayBounds.count) return { kind: 'tooMany' };
  const found: Temporal.PlainDate[] = [];
  for (const line of lines) {
    const [day, other] = readDates(line, today);
    if (!day) return { kind: 'unknown', line };
    if (other) return { kind: 'two', first: day, second: other };
    if (day.dayOfWeek < 6) return { kind: 'weekday', line };
    if (isTooFar(day, today)) return { kind: 'tooFar', line };
    if (!found.some((one) => sameDay(one, day))) found.push(day);
  }
  return { kind: 'workdays', workdays: found.sort(Temporal.PlainDate.compare) };
}

const isTooFar = (day: Temporal.PlainDate, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(day, today.add({ months: holidayBounds.monthsAhead })) > 0;

const linesOf = (typed: string, between = /[\n;；]/): readonly string[] =>
  typed
    .split(between)
    .map((line) => line.trim())
    .filter(Boolean);
