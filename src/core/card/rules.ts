import type { Clock } from '../calendar/model.ts';
import { dayOf, momentOf } from '../calendar/rules.ts';
import { type Card, daysUntilDue } from './model.ts';

/** The cards that are due. */
export const dueCards = (cards: readonly Card[], now: Temporal.Instant): readonly Card[] =>
  cards.filter((card) => Temporal.Instant.compare(card.due, now) <= 0);

/** When an answered knowledge point is due again: when that day of the learner's begins, not at the same minute. */
export function dueAfter(correct: boolean, now: Temporal.Instant, clock: Clock): Temporal.Instant {
  const day = dayOf(now, clock).add({ days: correct ? daysUntilDue.right : daysUntilDue.wrong });
  return momentOf(day, clock.dayStart, clock.zone);
}

/** The card after an answer. Computing it again from the log gives the same. */
export function nextCard(
  card: Card | undefined,
  answer: { readonly kp: string; readonly correct: boolean; readonly now: Temporal.Instant; readonly clock: Clock },
): Card {
  const { kp, correct, now, clock } = answer;
  return {
    kp,
    due: dueAfter(correct, now, clock),
    asked: (card?.asked ?? 0) + 1,
    right: (card?.right ?? 0) + (correct ? 1 : 0),
    lastRight: correct,
  };
}
