import { reschedule } from '../alarm/rules.ts';
import { dayOf, minutesOfDay, mondayOf, nextMoment, timeOf, withinHours } from '../calendar/rules.ts';
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
  // A time before their day begins still belongs to the day before.
  const back = learner.reminderTime < learner.dayStart ? 1 : 0;
  const fits = (date: Temporal.PlainDate) => remindsOn(date.subtract({ days: back }), learner.goals);
  return nextMoment(now, learner.reminderTime, learner.zone, fits) ?? null;
}

/** The settings that a reminder's moment follows from: the language, the name and the quiet hours are none. */
const followsFrom = ['remind', 'zone', 'reminderTime', 'dayStart', 'goals'] as const;

/**
 * The alarm of a learner whose settings have changed. One that is due and not consumed is kept, unless it comes at the
 * new time later today, or they want no reminders any more.
 */
export function changedReminder(
  before: Reminded,
  after: Reminded,
  { current, now }: { current: Temporal.Instant | null; now: Temporal.Instant },
): Temporal.Instant | null {
  if (after.remind !== 'dm') return null;
  if (current && followsFrom.every((name) => before[name] === after[name])) return current;
  const owed = current !== null && Temporal.Instant.compare(current, now) <= 0;
  return reschedule({
    ...{ current, owed, now },
    next: nextReminder(after, now),
    dayOf: (moment) => dayOf(moment, after),
  });
}

/**
 * When a reminder may come that is sent at `now`: at once, or after the quiet hours. A time that was chosen within
 * one's own quiet hours was chosen all the same.
 */
export function reminderMoment(
  now: Temporal.Instant,
  learner: Pick<Learner, 'quiet' | 'zone' | 'reminderTime'>,
): Temporal.Instant {
  const past = (timeOf(now, learner.zone) - learner.reminderTime + minutesOfDay) % minutesOfDay;
  return past < chosenForMinutes ? now : afterQuiet(now, learner);
}

/** How long after its time a reminder still counts as come at that time. */
const chosenForMinutes = 60;

/** The moment a message may come that is due in somebody's quiet hours: `now`, or when they end. */
export function afterQuiet(now: Temporal.Instant, { quiet, zone }: Pick<Learner, 'quiet' | 'zone'>): Temporal.Instant {
  if (!withinHours(now, quiet.from, quiet.to, zone)) return now;
  return nextMoment(now, quiet.to, zone, () => true) ?? now;
}
