import { isHoliday } from '../calendar/holidays.ts';
import type { Holidays } from '../calendar/model.ts';
import { daysBetween, mondayOf } from '../calendar/rules.ts';
import { perWeek } from '../calendar/study-days.ts';
import type { Goal } from '../learner/model.ts';
import { type Break, freezeRule, type Streak, type StreakRecord } from './model.ts';

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

/** For how many weeks a learner is told why a streak ended. */
const weeksTold = 4;

/** What is in hand is counted in parts of a freeze, one for each week kept. */
const full = freezeRule.most * freezeRule.weeksForOne;

interface Running {
  weeks: number;
  parts: number;
  frozen?: NonNullable<Streak['frozen']>;
  broken?: Break;
  repaired?: Temporal.PlainDate;
}

const inHand = ({ parts }: Running): number => Math.floor(parts / freezeRule.weeksForOne);

/**
 * A week (Monday to Sunday) is kept when the learner acted on as many days as they had chosen for it, less one for each
 * day off. When the goal changed during a week, the lowest one counts, so that raising a goal never takes back a week
 * that was kept. Freezes stand in for the days that a week lacks: the streak goes on, and is no longer by it. A week
 * that is off altogether neither counts nor breaks.
 */
export function streakOf(record: StreakRecord, today: Temporal.PlainDate): Streak {
  const now = mondayOf(today);
  const acted = new Map<string, Set<string>>();
  for (const day of record.days) {
    const monday = mondayOf(day).toString();
    acted.set(monday, (acted.get(monday) ?? new Set()).add(day.toString()));
  }
  const mondays = [...acted.keys(), ...(record.repaired ?? []).map(String)].sort();
  const repaired = new Set((record.repaired ?? []).map(String));
  const daysIn = (monday: Temporal.PlainDate) => acted.get(monday.toString()) ?? new Set<string>();
  const asked = (goal: number, monday: Temporal.PlainDate) => Math.max(0, goal - daysOffIn(record.daysOff, monday));
  const isKept = (monday: Temporal.PlainDate) =>
    repaired.has(monday.toString()) ||
    daysIn(monday).size >= Math.max(1, asked(lowestGoal(record.goals, monday), monday));

  let state: Running = { weeks: 0, parts: full };
  const keep = (monday: Temporal.PlainDate) => {
    state = {
      weeks: state.weeks + 1,
      parts: Math.min(full, state.parts + 1),
      ...(state.frozen && { frozen: state.frozen }),
      ...(repaired.has(monday.toString()) ? { repaired: monday } : state.repaired && { repaired: state.repaired }),
    };
  };
  let monday = mondays[0] ? Temporal.PlainDate.from(mondays[0]) : now;
  for (; Temporal.PlainDate.compare(monday, now) < 0; monday = monday.add({ weeks: 1 })) {
    const goal = asked(lowestGoal(record.goals, monday), monday);
    if (isKept(monday)) {
      keep(monday);
      continue;
    }
    // Where nothing is asked for, and where there is no streak, nothing is lost.
    if (goal === 0 || state.weeks === 0) continue;
    const days = daysIn(monday);
    const lacking = goal - days.size;
    if (lacking <= inHand(state))
      state = { ...state, parts: state.parts - lacking * freezeRule.weeksForOne, frozen: { monday, freezes: lacking } };
    else {
      const on = breakingDay(monday, days, goal - inHand(state));
      state = { weeks: 0, parts: full, broken: { monday, on, days: days.size, goal, weeks: state.weeks } };
    }
  }
  const kept = isKept(now);
  if (kept) keep(now);
  const { broken, ...rest } = state;
  const told = broken && daysBetween(broken.monday, now) <= weeksTold * 7;
  const thisWeek = { days: daysIn(now).size, goal: asked(goalOf(record.goals, now), now) };
  const left = week.length - daysBetween(now, today) - (daysIn(now).has(today.toString()) ? 1 : 0);
  const passed = daysBetween(now, today) + (daysIn(now).has(today.toString()) ? 1 : 0);
  const weekend = !kept && thisWeek.goal - thisWeek.days > Math.max(0, perWeek - passed);
  return {
    weeks: rest.weeks,
    kept,
    possible: thisWeek.days + left >= thisWeek.goal,
    thisWeek,
    ...(weekend && { weekend }),
    freezes: inHand(state),
    ...(rest.frozen && { frozen: rest.frozen }),
    ...(told && { broken }),
    ...(rest.repaired && { repaired: rest.repaired }),
  };
}

const week = [0, 1, 2, 3, 4, 5, 6];

const daysOffIn = (daysOff: Holidays | undefined, monday: Temporal.PlainDate): number =>
  week.filter((days) => isHoliday(daysOff, monday.add({ days }))).length;

/** The first day without activity after which the days that were left could not make `needed` any more. */
function breakingDay(monday: Temporal.PlainDate, acted: ReadonlySet<string>, needed: number): Temporal.PlainDate {
  let possible = week.length;
  for (const days of week) {
    const day = monday.add({ days });
    if (!acted.has(day.toString()) && --possible < needed) return day;
  }
  throw new Error(`The week of ${monday} was kept.`);
}
