import { summaryDate } from '../calendar/study-days.ts';
import type { Path } from '../curriculum/path.ts';
import type { Goal, Learner } from '../learner/model.ts';
import { quizMinutes } from '../learner/model.ts';
import { goalOf } from '../streak/rules.ts';
import { type Load, priorMastery, stageHours, type Years } from './model.ts';

/** Tools and APIs change: this part of the hours comes again. */
const churn = 0.15;
/** What is mastered still takes this part of its hours, to be kept. */
const kept = 0.15;
/** The share of weeks that people keep. */
const weeksKept = 0.8;
const weeksAYear = 52;

/** From so many full weeks on, what was logged says more than what was planned. */
export const loggedWeeks = 4;

/** Hours to the end of a path: (1 + churn) × Σ hours × (1 − 0.85 × mastery), for somebody of the usual pace. */
export function hoursOf(path: string): Years {
  const mastery = priorMastery[path] ?? {};
  const sum = (bound: keyof Years) =>
    Object.entries(stageHours).reduce(
      (all, [stage, hours]) => all + hours[bound] * (1 - (1 - kept) * (mastery[stage] ?? 0)),
      0,
    );
  return { low: (1 + churn) * sum('low'), mid: (1 + churn) * sum('mid'), high: (1 + churn) * sum('high') };
}

/** Years that a path takes at so many hours a week in the weeks that one keeps. */
export function yearsOf(path: string, hoursAWeek: number, share = weeksKept): Years {
  const { low, mid, high } = hoursOf(path);
  const ayear = weeksAYear * share * hoursAWeek;
  return { low: low / ayear, mid: mid / ayear, high: high / ayear };
}

/** The hours a week, in the weeks that one keeps, by which somebody new to everything takes so many years. */
export const hoursFor = (years: number): number => hoursOf('').mid / (weeksAYear * weeksKept * years);

/** The hours a week that a learner's study days come to: a task each on up to five of them, and their questions. */
export function plannedHours(path: Pick<Path, 'days'>, goal: number, learner: Pick<Learner, 'quizMinutes'>): number {
  const tasks = path.days.reduce((sum, { task }) => sum + task.minutes, 0) / Math.max(path.days.length, 1);
  return (Math.min(goal, 5) * tasks + goal * learner.quizMinutes) / 60;
}

/** Hours a week by the last full weeks before `monday`, those without a minute too; undefined for whoever has not been here that long. */
export function loggedHours(
  minutes: readonly { readonly day: Temporal.PlainDate; readonly minutes: number }[],
  monday: Temporal.PlainDate,
): number | undefined {
  const from = monday.subtract({ weeks: loggedWeeks });
  const { compare } = Temporal.PlainDate;
  if (!minutes.some(({ day }) => compare(day, from.add({ days: 7 })) < 0)) return undefined;
  const sum = minutes
    .filter(({ day }) => compare(day, from) >= 0 && compare(day, monday) < 0)
    .reduce((all, one) => all + one.minutes, 0);
  return sum / loggedWeeks / 60 || undefined;
}

/** Whether they have said already how much this week was. */
export const hasSaidLoad = ({ loadWeek }: Pick<Learner, 'loadWeek'>, monday: Temporal.PlainDate): boolean =>
  loadWeek !== undefined && Temporal.PlainDate.compare(loadWeek, monday) >= 0;

/** Whether one is asked how much the week was: from its Friday on, once. */
export const asksLoad = (today: Temporal.PlainDate, monday: Temporal.PlainDate, asked?: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(today, summaryDate(monday)) >= 0 &&
  (!asked || Temporal.PlainDate.compare(asked, monday) < 0);

/**
 * What changes after a week that was too much or too little: questions go first when there is too much of them, then
 * study days; days come back first, then questions. Undefined when there is nothing to change.
 */
export function changedLoad(
  { goals, quizMinutes: questions }: { readonly goals: readonly Goal[]; readonly quizMinutes: number },
  monday: Temporal.PlainDate,
  load: Load,
): { readonly studyDays: number } | { readonly quizMinutes: number } | undefined {
  const goal = goalOf(goals, monday);
  const fewer = quizMinutes.findLast((n) => n < questions);
  const more = quizMinutes.find((n) => n > questions);
  if (load === 'much') {
    if (questions > 10 && fewer) return { quizMinutes: fewer };
    if (goal > 3) return { studyDays: goal - 1 };
    return fewer && { quizMinutes: fewer };
  }
  if (load === 'little') {
    if (goal < 5) return { studyDays: goal + 1 };
    if (more) return { quizMinutes: more };
    return goal < 7 ? { studyDays: goal + 1 } : undefined;
  }
  return undefined;
}
