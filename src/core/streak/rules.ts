import { mondayOf } from '../calendar/rules.ts';
import type { Goal } from '../learner/model.ts';
import type { Streak } from './model.ts';

/** The study days a week that were last chosen for the week that begins on `monday`. */
export function goalOf(goals: readonly Goal[], monday: Temporal.PlainDate): number {
  const then = goals.findLast((goal) => chosenBy(goal, monday));
  return (then ?? goals[0])!.days;
}

/** Whether the goal was chosen before that week was over. */
const chosenBy = (goal: Goal, monday: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(goal.from, monday.add({ days: 6 })) <= 0;

/** The lowest of the goals that were in force at some time of that week, its Monday included. */
function lowestGoal(goals: readonly Goal[], monday: Temporal.PlainDate): number {
  const stood = goals.filter((goal, i) => {
    const next = goals[i + 1];
    const ended = next !== undefined && Temporal.PlainDate.compare(next.from, monday) < 0;
    return !ended && (i === 0 || chosenBy(goal, monday));
  });
  return Math.min(...stood.map((goal) => goal.days));
}

/**
 * A week (Monday to Sunday) is kept when the learner acted on as many days as they had chosen for it. When the goal
 * changed during a week, the lowest one counts, so that raising a goal never takes back a week that was kept. Days are
 * the dates that the learner had then, so a change of zone breaks no streak.
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
  const kept = (monday: Temporal.PlainDate) => count(monday) >= lowestGoal(goals, monday);
  const now = mondayOf(today);
  let weeks = kept(now) ? 1 : 0;
  for (let monday = now.subtract({ weeks: 1 }); kept(monday); monday = monday.subtract({ weeks: 1 })) weeks++;
  return { weeks, thisWeek: { days: count(now), goal: goalOf(goals, now) } };
}
