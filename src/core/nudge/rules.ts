import { isHoliday } from '../calendar/holidays.ts';
import type { Clock } from '../calendar/model.ts';
import { dateIn, dayOf, daysBetween, momentOf, mondayOf, sameDay } from '../calendar/rules.ts';
import type { Learner } from '../learner/model.ts';
import { quietUntil, remindsOn } from '../reminder/rules.ts';
import type { StreakRecord } from '../streak/model.ts';
import { streakOf } from '../streak/rules.ts';
import { nudgeRule } from './model.ts';

/** When the moment is one of their quiet hours, it comes so long before those begin. */
const beforeQuiet = { minutes: 60 };

/** The settings that decide when a nudge is sent. */
export type Nudged = Clock & Pick<Learner, 'quiet' | 'nudgeSince'>;

const beginOf = (day: Temporal.PlainDate, { dayStart, zone }: Clock): Temporal.Instant => momentOf(day, dayStart, zone);

/** The moment at which to look whether a day has to be nudged about. Undefined where it has none outside of quiet hours. */
export function nudgeMoment(
  day: Temporal.PlainDate,
  learner: Pick<Nudged, 'dayStart' | 'quiet' | 'zone'>,
): Temporal.Instant | undefined {
  const { quiet, zone } = learner;
  const planned = beginOf(day.add({ days: 1 }), learner).subtract({ hours: nudgeRule.hours });
  const at = quietUntil(planned, learner) ? quietBegins(planned, quiet.from, zone).subtract(beforeQuiet) : planned;
  const isOfDay = Temporal.Instant.compare(at, beginOf(day, learner)) > 0;
  return isOfDay && !quietUntil(at, learner) ? at : undefined;
}

/** The last moment up to `now` at which quiet hours began. */
function quietBegins(now: Temporal.Instant, from: number, zone: string): Temporal.Instant {
  const date = dateIn(zone, now);
  const today = momentOf(date, from, zone);
  return Temporal.Instant.compare(today, now) <= 0 ? today : momentOf(date.subtract({ days: 1 }), from, zone);
}

const daysAhead = [-1, 0, 1, 2, 3];

/** The next moment after `now` to look; null for those who do not want it. */
export function nextNudge(learner: Nudged, now: Temporal.Instant): Temporal.Instant | null {
  if (!learner.nudgeSince) return null;
  const today = dayOf(now, learner);
  const moments = daysAhead.map((days) => nudgeMoment(today.add({ days }), learner));
  return moments.find((at) => at && Temporal.Instant.compare(at, now) > 0) ?? null;
}

/** The alarm of a learner whose settings have changed. One that is due and not consumed stays. */
export function changedNudge(
  after: Nudged,
  { current, now }: { readonly current: Temporal.Instant | null; readonly now: Temporal.Instant },
): Temporal.Instant | null {
  if (!after.nudgeSince) return null;
  return current && Temporal.Instant.compare(current, now) <= 0 ? current : nextNudge(after, now);
}

/**
 * The day that a nudge sent now is about: today, between its moment and the last hours of the day, outside of quiet hours.
 * On a day with a reminder there is none: that is the message of the day.
 */
export function dayToNudge(
  learner: Nudged & Pick<Learner, 'remind' | 'goals' | 'vacation'>,
  now: Temporal.Instant,
): Temporal.PlainDate | undefined {
  if (!learner.nudgeSince || quietUntil(now, learner)) return undefined;
  const day = dayOf(now, learner);
  const at = nudgeMoment(day, learner);
  const latest = beginOf(day.add({ days: 1 }), learner).subtract({ hours: nudgeRule.latest });
  const isTime = at && Temporal.Instant.compare(at, now) <= 0 && Temporal.Instant.compare(now, latest) <= 0;
  const reminded = learner.remind === 'dm' && remindsOn(day, learner.goals) && !isHoliday(learner.vacation, day);
  return isTime && !reminded ? day : undefined;
}

/** Whether a long streak ends unless its learner acts today: neither the days that are left nor freezes suffice without it. */
export function isAtRisk(record: StreakRecord, today: Temporal.PlainDate): boolean {
  const { weeks, kept, thisWeek, freezes } = streakOf(record, today);
  if (kept || weeks < nudgeRule.weeks || record.days.some((day) => sameDay(day, today))) return false;
  const left = 7 - daysBetween(mondayOf(today), today);
  return thisWeek.goal - thisWeek.days - freezes === left;
}

/**
 * How many of the last nudges, the newest first, nobody acted on the day of. Those from before the learner last asked for
 * nudges do not count.
 */
export function ignoredNudges(
  sent: readonly Temporal.PlainDate[],
  { days, since }: { readonly days: readonly Temporal.PlainDate[]; readonly since: Temporal.PlainDate },
): number {
  const counted = sent.filter((day) => Temporal.PlainDate.compare(day, since) >= 0);
  const acted = counted.findIndex((day) => days.some((other) => sameDay(day, other)));
  return acted < 0 ? counted.length : acted;
}
