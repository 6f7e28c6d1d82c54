import { reschedule } from '../alarm/rules.ts';
import { isHoliday } from '../calendar/holidays.ts';
import type { Clock } from '../calendar/model.ts';
import { dayOf, momentOf, mondayOf, nextMoment, withinHours } from '../calendar/rules.ts';
import { isStudyDay } from '../calendar/study-days.ts';
import type { Id } from '../id.ts';
import type { Goal, Learner } from '../learner/model.ts';
import { random } from '../seed/rules.ts';
import { goalOf } from '../streak/rules.ts';
import type { LastReminder, Reminded } from './model.ts';

/** Whether a learner is reminded on a day of theirs: only on their study days. */
export const remindsOn = (date: Temporal.PlainDate, goals: readonly Goal[]): boolean =>
  isStudyDay(date, goalOf(goals, mondayOf(date)));

/**
 * The study days from one reminder to the next, by how many were sent since the learner last did anything. With the last
 * of them a pause is offered, and after it none comes until they do something.
 */
const gaps = [1, 1, 1, 2, 2, 4, 4, 4] as const;

/**
 * Whether the message of the evening with this number, from 1, asks for a task that is the same since the first: after three
 * as seldom as reminders without an answer come, and in the end not at all.
 */
export function tasksAgain(evening: number): boolean {
  let at = 1;
  for (const gap of gaps.slice(1)) {
    if (at >= evening) break;
    at += gap;
  }
  return at === evening;
}

/** Whether a reminder after so many without an answer offers a pause. */
export const offersPause = (unheard: number): boolean => unheard === gaps.length - 1;

/** Whether a reminder may come on `day`: after three without an answer they come less and less often. */
export function isSpaced(
  day: Temporal.PlainDate,
  { day: last, unheard }: Pick<LastReminder, 'day' | 'unheard'>,
  { goals, vacation }: Pick<Learner, 'goals' | 'vacation'>,
): boolean {
  const gap = gaps[unheard];
  if (gap === undefined) return false;
  let passed = 0;
  for (let on = day; passed < gap && Temporal.PlainDate.compare(on, last) > 0; on = on.subtract({ days: 1 }))
    if (remindsOn(on, goals) && !isHoliday(vacation, on)) passed++;
  return passed >= gap;
}

/** How many openings there are. Each language has as many, for a day with a question and for one without. */
export const openings = 6;

/** Which opening a reminder has: by learner and day, and never that of the reminder before. */
export function openingOf(learner: Id, day: Temporal.PlainDate, before: number | undefined): number {
  const others = Array.from({ length: openings }, (_, i) => i).filter((i) => i !== before);
  return others[Math.floor(random(`${learner}:${day}`)() * others.length)]!;
}

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

/** The moment of a learner's own at which they are reminded of `day`. Before it, nothing is said about that day. */
export function hourOn(day: Temporal.PlainDate, { reminderTime, dayStart, zone }: ReminderHour): Temporal.Instant {
  // A time before their day begins still belongs to the day before.
  return momentOf(reminderTime < dayStart ? day.add({ days: 1 }) : day, reminderTime, zone);
}

type ReminderHour = Clock & Pick<Learner, 'reminderTime'>;

/**
 * The day that a reminder which is planned now is about: today, once the learner's hour has come. What was due while
 * nothing ran is never made up for: at its hour, today's reminder comes. On a day off of theirs there is none.
 */
export function dayToRemind(learner: ReminderHour & Pick<Learner, 'goals' | 'vacation'>, now: Temporal.Instant) {
  const day = dayOf(now, learner);
  const come = Temporal.Instant.compare(hourOn(day, learner), now) <= 0;
  return come && remindsOn(day, learner.goals) && !isHoliday(learner.vacation, day) ? day : undefined;
}

/** How long after its time a reminder still counts as sent at that time. */
const chosenFor = { minutes: 60 };

/**
 * When a reminder about `day` may be sent: not before `hour`, which is the learner's own or one that they asked for, and
 * after their quiet hours, unless that hour is within them. Undefined when its day is over by then.
 */
export function reminderMoment(
  now: Temporal.Instant,
  day: Temporal.PlainDate,
  learner: ReminderHour & Pick<Learner, 'quiet'>,
  hour = hourOn(day, learner),
): Temporal.Instant | undefined {
  if (Temporal.Instant.compare(now, hour) < 0) return hour;
  if (Temporal.Instant.compare(now, hour.add(chosenFor)) < 0) return now;
  const when = afterQuiet(now, learner);
  return Temporal.PlainDate.compare(dayOf(when, learner), day) > 0 ? undefined : when;
}

/** When a message that is due at `now` may be sent: `now`, or the end of the learner's quiet hours. */
export const afterQuiet = (now: Temporal.Instant, learner: Pick<Learner, 'quiet' | 'zone'>): Temporal.Instant =>
  quietUntil(now, learner) ?? now;

/** The end of the learner's quiet hours, for a message that is due in them; undefined when it may be sent now. */
export function quietUntil(
  now: Temporal.Instant,
  { quiet, zone }: Pick<Learner, 'quiet' | 'zone'>,
): Temporal.Instant | undefined {
  if (!withinHours(now, quiet.from, quiet.to, zone)) return undefined;
  return nextMoment(now, quiet.to, zone, () => true);
}
