import { furthestDays, sameDay } from '../calendar/rules.ts';

/**
 * The moment beyond which an alarm is looked at again: it was set by a clock that ran ahead, or belongs to a cohort that
 * begins later; setting it anew tells the two apart.
 */
export const horizonOf = (now: Temporal.Instant): Temporal.Instant => now.add({ hours: 24 * furthestDays });

/**
 * Where an alarm goes when what it follows from has changed. What is `owed` today is never lost: it comes at the new
 * time if that is still today, else as soon as it may, which is when it was due already or now.
 */
export function reschedule(alarm: {
  readonly current: Temporal.Instant | null;
  readonly next: Temporal.Instant | null;
  /** Is `current` for today or an earlier day, and not consumed? */
  readonly owed: boolean;
  readonly now: Temporal.Instant;
  readonly dayOf: (moment: Temporal.Instant) => Temporal.PlainDate;
}): Temporal.Instant | null {
  const { current, next, owed, now, dayOf } = alarm;
  if (!current || !owed || (next && sameDay(dayOf(next), dayOf(now)))) return next;
  return Temporal.Instant.compare(current, now) <= 0 ? current : now;
}
