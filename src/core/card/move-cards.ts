import type { Clock } from '../calendar/model.ts';
import type { Id } from '../id.ts';
import type { Tx } from '../ports.ts';
import { dueByClock } from './rules.ts';

/** Moves a learner's cards to the days of another clock: after a change of zone, or of the beginning of their day. */
export async function moveCards(
  tx: Pick<Tx<'card'>, 'card'>,
  { learner, before, after, now }: { learner: Id; before: Clock; after: Clock; now: Temporal.Instant },
): Promise<void> {
  if (before.zone === after.zone && before.dayStart === after.dayStart) return;
  const waiting = await tx.card.listWaiting(learner, now);
  await tx.card.move(
    learner,
    waiting.map((card) => ({ kp: card.kp, from: card.due, to: dueByClock(card, before, after) })),
  );
}
