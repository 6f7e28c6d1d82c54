import { hourOf } from './minute-of-day.ts';
import type { Clock, MinuteOfDay } from './model.ts';

export const minutesOfDay = 24 * 60;

/** The day of this person's that `now` belongs to. */
export function dayOf(now: Temporal.Instant, { zone, dayStart }: Clock): Temporal.PlainDate {
  return now.toZonedDateTimeISO(zone).toPlainDateTime().subtract({ minutes: dayStart }).toPlainDate();
}

/** The date that a wall clock in `zone` shows, whatever day of theirs it still is for somebody there. */
export const dateIn = (zone: string, now: Temporal.Instant): Temporal.PlainDate =>
  now.toZonedDateTimeISO(zone).toPlainDate();

/** The moment at which a wall clock in `zone` shows `time` on `date`. */
export function momentOf(date: Temporal.PlainDate, time: MinuteOfDay, zone: string): Temporal.Instant {
  const plainTime = new Temporal.PlainTime(hourOf(time), time % 60);
  return date.toZonedDateTime({ timeZone: zone, plainTime }).toInstant();
}

export const mondayOf = (date: Temporal.PlainDate): Temporal.PlainDate => date.subtract({ days: date.dayOfWeek - 1 });

/**
 * The Monday of this week, by a clock. What a learner reads of this week, the board of their group too, goes by their own
 * clock: it begins with their Monday, at the hour at which their days begin, so that their screens agree. What a cohort does
 * as a whole goes by the cohort's clock.
 */
export const thisMonday = (now: Temporal.Instant, clock: Clock): Temporal.PlainDate => mondayOf(dayOf(now, clock));

export const sameDay = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(a, b) === 0;

/** From `a` to `b`: positive when b is later. */
export const daysBetween = (a: Temporal.PlainDate, b: Temporal.PlainDate): number => dayNumber(b) - dayNumber(a);

/** In numbers: this is asked of every card, and `until` takes ten times as long. */
const dayNumber = ({ year, month, day }: Temporal.PlainDate): number => Date.UTC(year, month - 1, day) / 86_400_000;

/** The day of this person's that a later moment belongs to, and how many of their days away it is. */
export function daysUntil(
  later: Temporal.Instant,
  now: Temporal.Instant,
  clock: Clock,
): { readonly on: Temporal.PlainDate; readonly inDays: number } {
  const on = dayOf(later, clock);
  return { on, inDays: daysBetween(dayOf(now, clock), on) };
}
/** How many days ahead {@link nextMoment} looks. */
const lookAheadDays = 14;

/** {@link nextMoment} never returns a moment further ahead than this. */
export const furthestDays = lookAheadDays + 1;

/**
 * The next moment after `now` at which a clock in `zone` shows `time`, on a date that `fits`. Undefined when no date of
 * the next two weeks fits, so that the search ends.
 */
export function nextMoment(
  now: Temporal.Instant,
  time: MinuteOfDay,
  zone: string,
  fits: (date: Temporal.PlainDate) => boolean,
): Temporal.Instant | undefined {
  const today = dateIn(zone, now);
  for (let days = 0; days <= lookAheadDays; days++) {
    const date = today.add({ days });
    const at = momentOf(date, time, zone);
    if (Temporal.Instant.compare(at, now) > 0 && fits(date)) return at;
  }
  return undefined;
}

/** The time of day that a clock in `zone` shows. */
export function timeOf(now: Temporal.Instant, zone: string): MinuteOfDay {
  const { hour, minute } = now.toZonedDateTimeISO(zone);
  return hour * 60 + minute;
}

/** Whether a time of day is between `from` and `to`. The span may pass midnight; equal means never. */
export const isBetween = (time: MinuteOfDay, from: MinuteOfDay, to: MinuteOfDay): boolean =>
  from <= to ? time >= from && time < to : time >= from || time < to;

/** Whether `now` is between `from` and `to` of a clock in `zone`, as {@link isBetween} has it. */
export const withinHours = (now: Temporal.Instant, from: MinuteOfDay, to: MinuteOfDay, zone: string): boolean =>
  isBetween(timeOf(now, zone), from, to);

/** Whether a date is one of these days of the week, from 1 for Monday. */
export const isOneOf = (weekdays: readonly number[], date: Temporal.PlainDate): boolean =>
  weekdays.includes(date.dayOfWeek);
