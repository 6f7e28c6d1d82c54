import { onTheHour } from '../calendar/minute-of-day.ts';
import { mondayOf } from '../calendar/rules.ts';
import type { Beginning, Goal } from './model.ts';

/** The settings of a new learner: 20:00, days from 04:00, quiet from 22:00 to 07:00, five study days from this week on. */
export function beginningOf(zone: string | undefined, now: Temporal.Instant): Beginning {
  const home = zone ?? 'UTC';
  return {
    zone: home,
    zoneKnown: zone !== undefined,
    reminderTime: onTheHour(20),
    dayStart: onTheHour(4),
    quiet: { from: onTheHour(22), to: onTheHour(7) },
    remind: 'unasked',
    goals: [{ from: mondayOf(now.toZonedDateTimeISO(home).toPlainDate()), days: 5 }],
  };
}

/** A new goal counts from this week on. Earlier goals are kept, so that the weeks they kept still count. */
export function withGoal(goals: readonly Goal[], day: Temporal.PlainDate, days: number): readonly Goal[] {
  const last = goals.at(-1)!;
  if (last.days === days) return goals;
  // Somebody who flew west may be on an earlier date than when they last chose.
  const from = Temporal.PlainDate.compare(day, last.from) < 0 ? last.from : day;
  return [...goals.filter((g) => g.days !== days || !g.from.equals(from)), { from, days }];
}
