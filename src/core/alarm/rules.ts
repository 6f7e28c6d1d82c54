import { furthestDays, sameDay } from '../calendar/rules.ts';

/**
 * An alarm beyond this moment is computed again: either a clock that ran ahead set it, or its cohort begins later.
 * Computing it again corrects the first and leaves the second.
 */
export const horizonOf = (now: Temporal.Instant): Temporal.Instant => now.add({ hours: 24 * furthestDays });

/**
 * The new moment of an alarm whose settings have changed. What is `owed` today is never lost: it comes at the new time
 * if that is still today, and otherwise at once (or when it was already due).
 */
export function reschedule(alarm: {
  readonly current: Temporal.Instant | null;
  readonly next: Temporal.Instant | null;
  /** Whether `current` is for today or an earlier day, and not consumed yet. */
  readonly owed: boolean;
  readonly now: Temporal.Instant;
  readonly dayOf: (moment: Temporal.Instant) => Temporal.PlainDate;
}): Temporal.Instant | null {
  const { current, next, owed, now, dayOf } = alarm;
  if (!current || !owed || (next && sameDay(dayOf(next), dayOf(now)))) return next;
  return Temporal.Instant.compare(current, now) <= 0 ? current : now;
}
