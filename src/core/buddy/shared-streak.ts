import { isHoliday } from '../calendar/holidays.ts';
import type { Holidays } from '../calendar/model.ts';
import { isOneOf } from '../calendar/rules.ts';
import type { SharedStreak } from './model.ts';

interface Studied {
  readonly days: readonly Temporal.PlainDate[];
  readonly daysOff?: Holidays;
}

/**
 * The days from `since` to `today` on which both studied, each by their own calendar. A working day on which one of them did
 * not ends the row, unless it is a day off of either, or today, which is not over.
 */
export function sharedStreak(
  [a, b]: readonly [Studied, Studied],
  { since, today }: { readonly since: Temporal.PlainDate; readonly today: Temporal.PlainDate },
): SharedStreak {
  const theirs = new Set(b.days.map(String));
  const both = new Set(a.days.map(String).filter((day) => theirs.has(day)));
  let [inRow, all] = [0, 0];
  for (let day = since; Temporal.PlainDate.compare(day, today) <= 0; day = day.add({ days: 1 })) {
    const free = isOneOf([6, 7], day) || isHoliday(a.daysOff, day) || isHoliday(b.daysOff, day);
    if (both.has(day.toString())) [inRow, all] = [inRow + 1, all + 1];
    else if (!free && !day.equals(today)) inRow = 0;
  }
  return { inRow, all };
}
