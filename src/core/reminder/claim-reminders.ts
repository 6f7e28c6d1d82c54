import { z } from 'zod';
import type { AlarmMove } from '../alarm/model.ts';
import { dayOf, sameDay } from '../calendar/rules.ts';
import { toLearner } from '../delivery/address.ts';
import type { NewDelivery } from '../delivery/model.ts';
import { readSlot, recipientOf, slotOf } from '../delivery/rules.ts';
import { dueIn } from '../delivery/spread.ts';
import type { ReachableLearner } from '../learner/model.ts';
import type { Transact } from '../ports.ts';
import type { LastReminder, SentReminder } from './model.ts';
import { dayToRemind, isSpaced, nextReminder, offersPause, openingOf } from './rules.ts';

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
    const sent = await tx.alarm.lastReminders(
      found.map(({ learner: { id, heardOn } }) => ({
        recipient: recipientOf({ learner: id }),
        ...(heardOn && { heard: slotOf(heardOn) }),
      })),
    );
    const batch = { taken: claimed.length, limit, oldest: claimed[0]!.at };
    await tx.delivery.plan(
      found.flatMap((one) => {
        const { id } = one.learner;
        const planned = reminderFor(one, lastOf(sent.get(recipientOf({ learner: id }))), now);
        const due = dueIn(batch, id, now);
        // Close to the end of their day there is no time to lose.
        const isInTime = planned?.budgetDay && sameDay(dayOf(due, one.learner), planned.budgetDay);
        return planned ? [{ ...planned, ...(isInTime && { due }) }] : [];
      }),
      now,
    );
    return claimed.length;
  });
}

const opened = z.object({ opening: z.coerce.number() });

function lastOf(sent: SentReminder | undefined): LastReminder | undefined {
  const day = sent && readSlot(sent.slot);
  if (!day) return undefined;
  const opening = opened.safeParse(sent.params).data?.opening;
  return { day, unheard: sent.unheard, ...(opening !== undefined && { opening }) };
}

/**
 * Undefined before the learner's hour, on a day that is not a study day, for somebody who cannot be reached, and on the
 * days that are left out after reminders without an answer.
 */
function reminderFor(
  { learner, account }: ReachableLearner,
  last: LastReminder | undefined,
  now: Temporal.Instant,
): NewDelivery | undefined {
  const day = dayToRemind(learner, now);
  if (!account || !day) return undefined;
  if (last && !isSpaced(day, last, learner)) return undefined;
  return {
    ...toLearner(learner.id, account),
    kind: 'reminder',
    slot: slotOf(day),
    params: {
      ...{ learner: learner.id, day: day.toString(), opening: String(openingOf(learner.id, day, last?.opening)) },
      ...(last && offersPause(last.unheard) && { pause: 'yes' }),
    },
    budgetDay: day,
  };
}
