import { furthestDays, sameDay } from '../calendar/rules.ts';
import type { AlarmKind } from './model.ts';

/**
 * How far ahead an alarm of each kind may be. What lies beyond was set by a clock that ran ahead, or belongs to a
 * cohort that begins later; setting it anew tells the two apart.
 */
const furthestAhead: Readonly<Record<AlarmKind, { readonly days: number }>> = {
  reminder: { days: furthestDays },
  post: { days: furthestDays },
  summary: { days: furthestDays },
};

/** The moment beyond which an alarm of this kind is looked at again. */
export const horizonOf = (kind: AlarmKind, now: Temporal.Instant): Temporal.Instant =>
  now.add({ hours: 24 * furthestAhead[kind].days });

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
