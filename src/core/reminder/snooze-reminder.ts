import { onTheHour } from '../calendar/minute-of-day.ts';
import { dayOf, momentOf, withinHours } from '../calendar/rules.ts';
import { toLearner } from '../delivery/address.ts';
import { slotOf } from '../delivery/rules.ts';
import type { Account, Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import type { Snooze, Snoozed } from './model.ts';
import { hourOn, openingOf } from './rules.ts';

/** The hour that *Tonight* means. */
const evening = onTheHour(20);

const anHour = { hours: 1 } as const;

/**
 * When a reminder comes that is put off. Undefined for *Tonight* when that is less than an hour ahead, on another day of
 * theirs, or within their quiet hours: nobody asked for that very hour.
 */
export function snoozeMoment(
  learner: Pick<Learner, 'zone' | 'dayStart' | 'quiet' | 'reminderTime'>,
  snooze: Snooze,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  const today = dayOf(now, learner);
  if (snooze === 'hour') return now.add(anHour);
  if (snooze === 'tomorrow') return hourOn(today.add({ days: 1 }), learner);
  const tonight = momentOf(today, evening, learner.zone);
  const { from, to } = learner.quiet;
  const soon = Temporal.Instant.compare(tonight, now.add(anHour)) < 0;
  return soon || withinHours(tonight, from, to, learner.zone) ? undefined : tonight;
}

/**
 * Puts a reminder off. They asked for it, so it draws on no budget, and it comes on a day off as well. Tomorrow's stands in
 * for that day's own; of several within an hour there is one.
 */
export async function snoozeReminder(
  ports: Pick<Ports, 'delivery'>,
  input: {
    learner: Learner;
    at: Pick<Account, 'platform' | 'account'>;
    snooze: Snooze;
    now: Temporal.Instant;
  },
): Promise<Snoozed> {
  const { learner, at, snooze, now } = input;
  if (learner.remind !== 'dm') return { kind: 'off' };
  const moment = snoozeMoment(learner, snooze, now);
  if (!moment) return { kind: 'past' };
  const tomorrow = snooze === 'tomorrow';
  const day = tomorrow ? dayOf(now, learner).add({ days: 1 }) : dayOf(moment, learner);
  const hour = moment.round({ smallestUnit: 'hour', roundingMode: 'floor' });
  const row = {
    ...toLearner(learner.id, at),
    ...(tomorrow ? { kind: 'reminder', slot: slotOf(day) } : { kind: 'reminder-again', slot: hour.toString() }),
    params: {
      ...{ learner: learner.id, day: day.toString(), asked: moment.toString() },
      opening: String(openingOf(learner.id, day, undefined)),
    },
  };
  await ports.delivery.plan([row], moment);
  return { kind: 'snoozed', until: moment };
}
