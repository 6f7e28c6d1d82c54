import { mondayOf } from './day.ts';
import type { Goal } from './ports.ts';

export interface Streak {
  /** Weeks kept in a row: this one when it is kept already, and those before it. */
  readonly weeks: number;
  readonly thisWeek: { readonly days: number; readonly goal: number };
}

/** The study days somebody had chosen for the week that begins on `monday`. */
export function goalOf(goals: readonly Goal[], monday: Temporal.PlainDate): number {
  const then = goals.findLast((g) => Temporal.PlainDate.compare(g.from, monday) <= 0);
  return (then ?? goals[0])!.days;
}

/**
 * A week (Monday to Sunday) is kept when the learner acted on as many days as they had chosen for it. Days are dates
 * as they were for the learner then, so a change of zone or of goal never breaks what was kept.
 */
export function streakOf(
  days: readonly Temporal.PlainDate[],
  goals: readonly Goal[],
  today: Temporal.PlainDate,
): Streak {
  const acted = new Map<string, Set<string>>();
  for (const day of days) {
    const monday = mondayOf(day).toString();
    acted.set(monday, (acted.get(monday) ?? new Set()).add(day.toString()));
  }
  const count = (monday: Temporal.PlainDate) => acted.get(monday.toString())?.size ?? 0;
  const kept = (monday: Temporal.PlainDate) => count(monday) >= goalOf(goals, monday);
  const now = mondayOf(today);
  let weeks = kept(now) ? 1 : 0;
  for (let monday = now.subtract({ weeks: 1 }); kept(monday); monday = monday.subtract({ weeks: 1 })) weeks++;
  return { weeks, thisWeek: { days: count(now), goal: goalOf(goals, now) } };
}
