import type { Clock } from '../calendar/model.ts';
import { dayOf, momentOf } from '../calendar/rules.ts';
import { type Card, daysUntilDue } from './model.ts';

/** How many of a learner's knowledge points are due. */
export const dueCards = (cards: readonly Card[], now: Temporal.Instant): readonly Card[] =>
  cards.filter((card) => Temporal.Instant.compare(card.due, now) <= 0);

/** When an answered knowledge point is due again: at the beginning of that day of the learner's, not at the same minute. */
export function dueAfter(correct: boolean, now: Temporal.Instant, clock: Clock): Temporal.Instant {
  const day = dayOf(now, clock).add({ days: correct ? daysUntilDue.right : daysUntilDue.wrong });
  return momentOf(day, clock.dayStart, clock.zone);
}
