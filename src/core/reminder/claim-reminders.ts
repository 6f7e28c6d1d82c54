import type { AlarmMove } from '../alarm/model.ts';
import { directTo } from '../delivery/address.ts';
import type { NewDelivery } from '../delivery/model.ts';
import { recipientOf, slotOf } from '../delivery/rules.ts';
import type { ReachableLearner } from '../learner/model.ts';
import type { Transact } from '../ports.ts';
import { dayToRemind, nextReminder } from './rules.ts';

/**
 * Plans the reminders that are due: writes the next alarm of each learner and one delivery for today together. A person
 * has one delivery a day, however often it is planned. Returns the number of learners that it looked at.
 */
export async function claimReminders(
  ports: Transact<'alarm' | 'learner' | 'delivery'>,
  { now, limit }: { now: Temporal.Instant; limit: number },
): Promise<number> {
  return ports.transact(async (tx) => {
    const claimed = await tx.alarm.claim('reminder', now, limit);
    if (!claimed.length) return 0;
    const found = await tx.learner.list(claimed.map(({ subject }) => subject));
    const learners = new Map(found.map((one) => [one.learner.id, one]));
    const moves: AlarmMove[] = claimed.map(({ subject, at }) => {
      const one = learners.get(subject);
      return { subject, from: at, to: one ? nextReminder(one.learner, now) : null };
    });
    await tx.alarm.move('reminder', moves);
    await tx.delivery.plan(
      found.flatMap((one) => reminderFor(one, now) ?? []),
      now,
    );
    return claimed.length;
  });
}

/** Undefined before the learner's hour, on a day that is not a study day, and for somebody who cannot be reached. */
function reminderFor({ learner, account }: ReachableLearner, now: Temporal.Instant): NewDelivery | undefined {
  const day = dayToRemind(learner, now);
  if (!account || !day) return undefined;
  return {
    kind: 'reminder',
    recipient: recipientOf({ learner: learner.id }),
    slot: slotOf(day),
    params: { learner: learner.id, day: day.toString() },
    platform: account.platform,
    address: directTo(account.account),
    learner: learner.id,
    budgetDay: day,
  };
}
