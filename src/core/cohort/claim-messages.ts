import type { Alarm, AlarmKind, AlarmMove } from '../alarm/model.ts';
import { toChannel } from '../delivery/address.ts';
import type { NewDelivery } from '../delivery/model.ts';
import { slotOf } from '../delivery/rules.ts';
import type { Transact } from '../ports.ts';
import type { Cohort } from './model.ts';

/**
 * Plans the messages of the cohorts whose alarm of one kind is due: writes the next alarm and a delivery together.
 * `about` returns the day that the message is about, or undefined when it is too late for one. Returns how
 * many alarms it looked at, and their cohorts.
 */
export async function claimMessages(
  ports: Transact<'alarm' | 'cohort' | 'delivery'>,
  kind: Extract<AlarmKind, 'post' | 'summary'>,
  plan: {
    readonly next: (cohort: Cohort) => Temporal.Instant | null;
    readonly about: (cohort: Cohort, due: Temporal.Instant) => Temporal.PlainDate | undefined;
    readonly message: NewDelivery['kind'];
  },
  { now, limit }: { now: Temporal.Instant; limit: number },
): Promise<{ readonly looked: number; readonly cohorts: readonly Cohort[] }> {
  return ports.transact(async (tx) => {
    const claimed = await tx.alarm.claim(kind, now, limit);
    if (!claimed.length) return { looked: 0, cohorts: [] };
    const found = await tx.cohort.list(claimed.map(({ subject }) => subject));
    const cohorts = new Map(found.map((cohort) => [cohort.id, cohort]));
    const moves: AlarmMove[] = claimed.map(({ subject, at }) => {
      const cohort = cohorts.get(subject);
      return { subject, from: at, to: cohort ? plan.next(cohort) : null };
    });
    await tx.alarm.move(kind, moves);
    const message = ({ subject, at }: Alarm) => {
      const cohort = cohorts.get(subject);
      const day = cohort && plan.about(cohort, at);
      return day ? messageFor(cohort, plan.message, day) : [];
    };
    await tx.delivery.plan(claimed.flatMap(message), now);
    return { looked: claimed.length, cohorts: found };
  });
}

/** The message about a day, or the week that begins with it, in a cohort's channel; none for one that has no channel. */
export function messageFor(
  { id, home }: Cohort,
  kind: NewDelivery['kind'],
  day: Temporal.PlainDate,
): readonly NewDelivery[] {
  return home ? [{ ...toChannel(id, home), kind, slot: slotOf(day), params: { cohort: id, day: day.toString() } }] : [];
}
