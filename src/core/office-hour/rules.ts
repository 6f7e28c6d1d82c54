import { isHoliday } from '../calendar/holidays.ts';
import { daysBetween, momentOf, sameDay } from '../calendar/rules.ts';
import { isPaused } from '../calendar/study-days.ts';
import type { Cohort } from '../cohort/model.ts';
import { cohortDate } from '../cohort/rules.ts';
import { type Occurrence, type OfficeHour, queuesBefore } from './model.ts';

type Group = Pick<Cohort, 'zone' | 'holidays' | 'pausedFrom' | 'closed'>;

/** No row of days off is as long. */
const weeksAhead = 104;

const { compare } = Temporal.Instant;

/** The one of a date, by the clock of its cohort. */
export function occurrenceOn(
  { time, minutes }: Pick<OfficeHour, 'time' | 'minutes'>,
  { zone }: Pick<Cohort, 'zone'>,
  on: Temporal.PlainDate,
): Occurrence {
  const from = momentOf(on, time, zone);
  return { on, from, to: from.add({ minutes }) };
}

/** Its dates from one on to another, those included on which it is not held. */
export function datesBetween(
  { first, weekly }: Pick<OfficeHour, 'first' | 'weekly'>,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): readonly Temporal.PlainDate[] {
  if (!weekly) return daysBetween(from, first) >= 0 && daysBetween(first, to) >= 0 ? [first] : [];
  const weeks = Math.max(0, Math.ceil(daysBetween(first, from) / 7));
  const dates = [];
  for (let date = first.add({ weeks }); daysBetween(date, to) >= 0; date = date.add({ weeks: 1 })) dates.push(date);
  return dates;
}

/** Whether it is held on one of its dates. A weekly one makes way for days off and for a pause; one date was chosen. */
export const isHeld = (
  { weekly, skipped, cancelled }: Pick<OfficeHour, 'weekly' | 'skipped' | 'cancelled'>,
  cohort: Group,
  on: Temporal.PlainDate,
): boolean =>
  !cancelled &&
  !cohort.closed &&
  !skipped.some((date) => sameDay(date, on)) &&
  !(weekly && (isHoliday(cohort.holidays, on) || isPaused(cohort, on)));

/** The one that is being held, or is held next. */
export function nextOccurrence(hour: OfficeHour, cohort: Group, now: Temporal.Instant): Occurrence | undefined {
  const today = cohortDate(cohort, now);
  // One that began before midnight may go on.
  return datesBetween(hour, today.subtract({ days: 1 }), hour.weekly ? today.add({ weeks: weeksAhead }) : hour.first)
    .filter((on) => isHeld(hour, cohort, on))
    .map((on) => occurrenceOn(hour, cohort, on))
    .find(({ to }) => compare(to, now) > 0);
}

/** When its queue is closed next. Days off do not matter: there is nobody in it then. */
export function nextEnd(
  hour: OfficeHour | undefined,
  { zone, closed }: Pick<Cohort, 'zone' | 'closed'>,
  now: Temporal.Instant,
): Temporal.Instant | null {
  if (!hour || closed) return null;
  return nextOccurrence({ ...hour, skipped: [] }, { zone }, now)?.to ?? null;
}

/** From when on people can queue. */
export const opensAt = ({ from }: Pick<Occurrence, 'from'>): Temporal.Instant => from.subtract(queuesBefore);

/** Whether they can now. */
export const isQueueOpen = (next: Occurrence | undefined, now: Temporal.Instant): boolean =>
  next !== undefined && compare(opensAt(next), now) <= 0 && compare(now, next.to) < 0;
