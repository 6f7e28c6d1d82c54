import { toLearner } from '../delivery/address.ts';
import type { NewDelivery } from '../delivery/model.ts';
import { slotOf } from '../delivery/rules.ts';
import { dueIn } from '../delivery/spread.ts';
import type { ReachableLearner } from '../learner/model.ts';
import type { Transact, Tx } from '../ports.ts';
import { readRisk } from './read-risk.ts';
import { dayToNudge, nextNudge } from './rules.ts';

/**
 * Plans nudges: writes the next alarm of each learner, and a delivery for those whose streak ends today. It is the one
 * unasked message of their day, or it is left out. Returns the number of learners that it looked at.
 */
export async function claimNudges(
  ports: Transact<'alarm' | 'learner' | 'delivery' | 'progress'>,
  { now, limit }: { readonly now: Temporal.Instant; readonly limit: number },
): Promise<number> {
  return ports.transact(async (tx) => {
    const claimed = await tx.alarm.claim('nudge', now, limit);
    if (!claimed.length) return 0;
    const found = await tx.learner.list(claimed.map(({ subject }) => subject));
    const learners = new Map(found.map((one) => [one.learner.id, one]));
    await tx.alarm.move(
      'nudge',
      claimed.map(({ subject, at }) => {
        const one = learners.get(subject);
        return { subject, from: at, to: one ? nextNudge(one.learner, now) : null };
      }),
    );
    const batch = { taken: claimed.length, limit, oldest: claimed[0]!.at };
    const planned: NewDelivery[] = [];
    for (const one of found)
      for (const nudge of await nudgeFor(tx, one, now))
        planned.push({ ...nudge, due: dueIn(batch, one.learner.id, now) });
    await tx.delivery.plan(planned, now);
    return claimed.length;
  });
}

async function nudgeFor(
  tx: Pick<Tx<'alarm' | 'progress'>, 'alarm' | 'progress'>,
  { learner, account }: ReachableLearner,
  now: Temporal.Instant,
): Promise<readonly NewDelivery[]> {
  const day = dayToNudge(learner, now);
  if (!account || !day || !(await readRisk(tx, { learner, day }))) return [];
  return [
    {
      ...toLearner(learner.id, account),
      kind: 'nudge',
      slot: slotOf(day),
      params: { learner: learner.id, day: day.toString() },
      budgetDay: day,
    },
  ];
}
