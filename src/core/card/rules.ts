import type { Clock } from '../calendar/model.ts';
import { dayOf, momentOf } from '../calendar/rules.ts';
import type { Card } from './model.ts';

/** How many of a learner's knowledge points are due. */
export const dueCards = (cards: readonly Card[], now: Temporal.Instant): readonly Card[] =>
  cards.filter((card) => Temporal.Instant.compare(card.due, now) <= 0);

/** How many of the learner's days until a knowledge point comes back. The learning engine will replace this by ts-fsrs. */
export const daysUntilDue = { right: 3, wrong: 1 } as const;

/** When an answered knowledge point is due again: at the beginning of that day of the learner's, not at the same minute. */
export function dueAfter(correct: boolean, now: Temporal.Instant, clock: Clock): Temporal.Instant {
  const day = dayOf(now, clock).add({ days: correct ? daysUntilDue.right : daysUntilDue.wrong });
  return momentOf(day, clock.dayStart, clock.zone);
}
