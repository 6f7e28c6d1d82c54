import { retrievability } from '../card/memory.ts';
import type { Card } from '../card/model.ts';
import { daysSince } from '../card/rules.ts';
import type { Learner } from '../learner/model.ts';
import type { Candidate } from './model.ts';

/** What a candidate says of its card. */
export function knownOf(
  card: Card | undefined,
  today: Temporal.PlainDate,
  { parameters }: Pick<Learner, 'parameters'>,
): Pick<Candidate, 'known'> {
  if (!card) return {};
  const { memory, asked, lastRight } = card;
  const days = daysSince(card, today);
  return { known: { memory, days, asked, lastRight, recall: retrievability(memory, days, parameters) } };
}
