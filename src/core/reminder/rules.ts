import { mondayOf, nextMoment, withinHours } from '../calendar/rules.ts';
import { isStudyDay } from '../calendar/study-days.ts';
import type { Goal, Learner } from '../learner/model.ts';
import { goalOf } from '../streak/rules.ts';
import type { Reminded } from './model.ts';

/** Is a reminder due on the learner's day? Only on the days they chose to study. */
export const remindsOn = (date: Temporal.PlainDate, goals: readonly Goal[]): boolean =>
  isStudyDay(date, goalOf(goals, mondayOf(date)));

/** The next moment to remind a learner, by their wall clock; null for those who did not ask for DMs. */
export function nextReminder(learner: Reminded, now: Temporal.Instant): Temporal.Instant | null {
  if (learner.remind !== 'dm') return null;
  // An hour before their day begins still belongs to the day before.
  const back = learner.hour < learner.dayStart ? 1 : 0;
  const fits = (date: Temporal.PlainDate) => remindsOn(date.subtract({ days: back }), learner.goals);
  return nextMoment(now, learner.hour, learner.zone, fits) ?? null;
}

/** The moment a message may come that is due in somebody's quiet hours: `now`, or when they end. */
export function afterQuiet(now: Temporal.Instant, { quiet, zone }: Pick<Learner, 'quiet' | 'zone'>): Temporal.Instant {
  if (!withinHours(now, quiet.from, quiet.to, zone)) return now;
  return nextMoment(now, quiet.to, zone, () => true) ?? now;
}
