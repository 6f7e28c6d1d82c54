import type { Alarm, AlarmKind, AlarmMove } from '../alarm/model.ts';
import type { NewDelivery } from '../delivery/model.ts';
import { recipientOf, slotOf } from '../delivery/rules.ts';
import type { Transact } from '../ports.ts';
import type { Cohort } from './model.ts';

/**
 * Plans the messages of the cohorts whose alarm of one kind is due: writes the next alarm and a delivery together.
 * `about` returns the day that the message is about, or undefined when it is too late for one. Returns the number of
 * cohorts that it looked at.
 */
export async function claimMessages(
  ports: Transact<'alarm' | 'cohort' | 'delivery'>,
  kind: Exclude<AlarmKind, 'reminder' | 'nudge'>,
  plan: {
    readonly next: (cohort: Cohort) => Temporal.Instant | null;
    readonly about: (cohort: Cohort, due: Temporal.Instant) => Temporal.PlainDate | undefined;
    readonly message: NewDelivery['kind'];
  },
  { now, limit }: { now: Temporal.Instant; limit: number },
): Promise<number> {
  return ports.transact(async (tx) => {
    const claimed = await tx.alarm.claim(kind, now, limit);
    if (!claimed.length) return 0;
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
    return claimed.length;
  });
}

function messageFor(cohort: Cohort, kind: NewDelivery['kind'], day: Temporal.PlainDate): readonly NewDelivery[] {
  if (!cohort.home) return [];
  const { platform, workspace, channel } = cohort.home;
  return [
    {
      kind,
      recipient: recipientOf({ cohort: cohort.id }),
      slot: slotOf(day),
      params: { cohort: cohort.id, day: day.toString() },
      platform,
      address: { workspace, channel },
    },
  ];
}
