import type { Clock } from '../calendar/model.ts';
import type { Id } from '../id.ts';
import type { Tx } from '../ports.ts';
import { dueByClock } from './rules.ts';

/** Moves a learner's cards to the days of another clock: after a change of zone, or of the beginning of their day. */
export async function moveCards(
  tx: Pick<Tx<'card'>, 'card'>,
  { learner, before, after }: { learner: Id; before: Clock; after: Clock },
): Promise<void> {
  if (before.zone === after.zone && before.dayStart === after.dayStart) return;
  const cards = await tx.card.listTimes(learner);
  await tx.card.move(
    learner,
    cards.map((card) => ({ kp: card.kp, from: card.due, to: dueByClock(card, after) })),
  );
}
