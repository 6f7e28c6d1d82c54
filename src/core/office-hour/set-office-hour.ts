import { daysBetween, sameDay } from '../calendar/rules.ts';
import type { Cohort } from '../cohort/model.ts';
import { cohortDate } from '../cohort/rules.ts';
import { recipientOf, slotOf } from '../delivery/rules.ts';
import type { Id } from '../id.ts';
import type { Transact, Tx } from '../ports.ts';
import type { OfficeHour, OfficeHourForm, OfficeHourSet } from './model.ts';
import { closeQueues } from './queue.ts';
import { isHeld, nextEnd, nextOccurrence, occurrenceOn } from './rules.ts';

type Nouns = 'alarm' | 'audit' | 'cohort' | 'delivery' | 'edit' | 'learner' | 'officeHour';

interface Who {
  readonly cohort: Cohort;
  readonly by: Id;
  readonly now: Temporal.Instant;
}

/**
 * Sets or moves the office hour of a cohort. Whoever queues for a day on which it is no more is told. What is set already
 * changes nothing, so that a form sent twice moves it once.
 */
export function setOfficeHour(
  ports: Transact<Nouns>,
  { form, ...who }: Who & { form: OfficeHourForm },
): Promise<OfficeHourSet> {
  return changing(ports, who, async (tx, at, before): Promise<OfficeHourSet> => {
    const { cohort } = at;
    const { now } = who;
    const { time, minutes, weekly, place } = form;
    let first = form.on(cohortDate(cohort, now));
    const isPast = () => Temporal.Instant.compare(occurrenceOn(form, cohort, first).to, now) <= 0;
    while (isPast()) {
      if (!weekly) return { kind: 'past', fits: cohortDate(cohort, now).add({ days: 1 }) };
      first = first.add({ weeks: 1 });
    }
    const next = before && nextOccurrence(before, cohort, now)?.on;
    // The same day of every week, whichever of them was written.
    const goesOn = before?.weekly && weekly && next && daysBetween(before.first, first) % 7 === 0;
    const hour: OfficeHour = {
      ...{ cohort: cohort.id, time, minutes, weekly, place },
      first: goesOn && daysBetween(first, next) >= 0 ? before.first : first,
      skipped: goesOn ? before.skipped.filter((date) => !sameDay(date, first)) : [],
      sequence: before ? before.sequence + 1 : 0,
    };
    if (!before || !isSame(before, hour)) await save(tx, hour, 'office-hour', at);
    const isOff = !isHeld({ ...hour, skipped: [] }, cohort, first);
    return { kind: 'set', moved: next !== undefined, ...(isOff && { off: first }) };
  });
}

/** Calls off the one of a date, of a weekly one, or all that are to come. */
export function cancelOfficeHour(
  ports: Transact<Nouns>,
  { on, ...who }: Who & { readonly on?: Temporal.PlainDate | undefined },
): Promise<void> {
  return changing(ports, who, async (tx, at, before) => {
    if (!before || before.cancelled) return;
    const sequence = before.sequence + 1;
    if (on === undefined) return save(tx, { ...before, sequence, cancelled: who.now }, 'office-hour-off', at);
    const next = nextOccurrence(before, at.cohort, who.now);
    // Pressed twice, the second press is about what is called off already.
    if (!next?.on.equals(on)) return;
    const skipped = [...before.skipped.filter((date) => daysBetween(date, on) < 366), on];
    return save(tx, { ...before, sequence, skipped }, 'office-hour-off', at);
  });
}

/** Whoever changes it, once its alarm is locked: the cohort as it is then, and the moment of the alarm. */
interface Locked extends Who {
  readonly alarm: Temporal.Instant | null;
}

function changing<T>(
  ports: Transact<Nouns>,
  { cohort, ...who }: Who,
  change: (tx: Tx<Nouns>, at: Locked, before: OfficeHour | undefined) => Promise<T>,
): Promise<T> {
  return ports.transact(async (tx) => {
    const alarm = await tx.alarm.lock('office-hour', cohort.id);
    const [found] = await tx.cohort.list([cohort.id]);
    const [before] = await tx.officeHour.list([cohort.id]);
    return change(tx, { ...who, cohort: found ?? cohort, alarm }, before);
  });
}

/** Writes it down with what follows from it: its alarm, its queue, the post of today, and the log. */
async function save(
  tx: Tx<Nouns>,
  hour: OfficeHour,
  action: 'office-hour' | 'office-hour-off',
  { cohort, by, now, alarm: from }: Locked,
): Promise<void> {
  await tx.officeHour.save(hour, by);
  await tx.alarm.move('office-hour', [{ subject: cohort.id, from, to: nextEnd(hour, cohort, now) }]);
  const keep = nextOccurrence(hour, cohort, now)?.on;
  await closeQueues(tx, { cohort: cohort.id, keep, as: 'off', now });
  const post = { recipient: recipientOf({ cohort: cohort.id }), slot: slotOf(cohortDate(cohort, now)) };
  await tx.edit.plan({ kind: 'daily-post', ...post }, { now, pause: { seconds: 0 } });
  await tx.audit.write({ cohort: cohort.id, organiser: by, action, at: now });
}

const isSame = (a: OfficeHour, b: OfficeHour): boolean => written(a) === written(b);

const written = ({ first, time, minutes, weekly, place, skipped, cancelled }: OfficeHour): string =>
  JSON.stringify([first, time, minutes, weekly, place, skipped, cancelled]);
