import type { Clock } from './model.ts';

/** The day that `now` belongs to, for somebody. */
export function dayOf(now: Temporal.Instant, { zone, dayStart }: Clock): Temporal.PlainDate {
  return now.toZonedDateTimeISO(zone).toPlainDateTime().subtract({ hours: dayStart }).toPlainDate();
}

/** The moment at which a wall clock in `zone` shows `hour` on `date`. */
export function momentOf(date: Temporal.PlainDate, hour: number, zone: string): Temporal.Instant {
  return date.toZonedDateTime({ timeZone: zone, plainTime: new Temporal.PlainTime(hour) }).toInstant();
}

export const mondayOf = (date: Temporal.PlainDate): Temporal.PlainDate => date.subtract({ days: date.dayOfWeek - 1 });

export const sameDay = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(a, b) === 0;

/** From `a` to `b`: positive when b is later. */
export const daysBetween = (a: Temporal.PlainDate, b: Temporal.PlainDate): number => a.until(b).days;

/** The day of somebody's that a later moment belongs to, and how many of their days away it is. */
export function daysUntil(
  later: Temporal.Instant,
  now: Temporal.Instant,
  clock: Clock,
): { readonly on: Temporal.PlainDate; readonly inDays: number } {
  const on = dayOf(later, clock);
  return { on, inDays: daysBetween(dayOf(now, clock), on) };
}

/**
 * The next moment after `now` at which a clock in `zone` shows `hour`, on a date that `fits`. Undefined when none does
 * within two weeks, so that a rule that never fits ends.
 */
export function nextMoment(
  now: Temporal.Instant,
  hour: number,
  zone: string,
  fits: (date: Temporal.PlainDate) => boolean,
): Temporal.Instant | undefined {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  for (let days = 0; days <= 14; days++) {
    const date = today.add({ days });
    const at = momentOf(date, hour, zone);
    if (Temporal.Instant.compare(at, now) > 0 && fits(date)) return at;
  }
  return undefined;
}

/** Is `now` within the hours from `from` until `to` of a clock in `zone`? They may pass midnight; equal means never. */
export function withinHours(now: Temporal.Instant, from: number, to: number, zone: string): boolean {
  const { hour } = now.toZonedDateTimeISO(zone);
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}
