import { dayOf } from '../calendar/rules.ts';
import type { Card } from '../card/model.ts';
import type { Curriculum } from '../curriculum/model.ts';
import type { Learner } from '../learner/model.ts';
import type { Trap } from './model.ts';

/** The learner's day on which the point of a trap's last fall returns: what the answer said. */
export function pointReturns(
  { item }: Pick<Trap, 'item'>,
  {
    curriculum,
    cards,
    learner,
  }: {
    readonly curriculum: Pick<Curriculum, 'items'>;
    readonly cards: readonly Pick<Card, 'kp' | 'due'>[];
    readonly learner: Learner;
  },
): Temporal.PlainDate | undefined {
  const kp = curriculum.items.get(item)?.kp;
  const card = cards.find((one) => one.kp === kp);
  return card && dayOf(card.due, learner);
}
