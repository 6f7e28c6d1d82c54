import { reschedule } from '../alarm/rules.ts';
import { dayOf, minutesOfDay, mondayOf, nextMoment, timeOf, withinHours } from '../calendar/rules.ts';
import { isStudyDay } from '../calendar/study-days.ts';
import type { Goal, Learner } from '../learner/model.ts';
import { goalOf } from '../streak/rules.ts';
import type { Reminded } from './model.ts';

/** Whether a learner is reminded on a day of theirs: only on their study days. */
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

/** The settings that decide when a reminder is sent. Language, name and quiet hours are not among them. */
const followsFrom = ['remind', 'zone', 'reminderTime', 'dayStart', 'goals'] as const;

/**
 * The alarm of a learner whose settings have changed. An alarm that is due and not consumed stays, unless the new time
 * is later today or the learner wants no reminders any more.
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
 * When a reminder that is due at `now` may be sent: at once, or after the quiet hours. A learner who chose a time within
 * their own quiet hours gets the reminder at that time all the same.
 */
export function reminderMoment(
  now: Temporal.Instant,
  learner: Pick<Learner, 'quiet' | 'zone' | 'reminderTime'>,
): Temporal.Instant {
  const past = (timeOf(now, learner.zone) - learner.reminderTime + minutesOfDay) % minutesOfDay;
  return past < chosenForMinutes ? now : afterQuiet(now, learner);
}

/** How long after its time a reminder still counts as sent at that time. */
const chosenForMinutes = 60;

/** When a message that is due at `now` may be sent: `now`, or the end of the learner's quiet hours. */
export function afterQuiet(now: Temporal.Instant, { quiet, zone }: Pick<Learner, 'quiet' | 'zone'>): Temporal.Instant {
  if (!withinHours(now, quiet.from, quiet.to, zone)) return now;
  return nextMoment(now, quiet.to, zone, () => true) ?? now;
}
