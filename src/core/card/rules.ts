import type { Clock } from '../calendar/model.ts';
import { dayOf, daysBetween, momentOf } from '../calendar/rules.ts';
import { type Card, daysUntilDue, type WaitingCard } from './model.ts';

/** No answer puts a card off for longer, in any zone. */
const longest = { hours: 24 * (Math.max(...Object.values(daysUntilDue)) + 2) };

/** The cards that are due. One that is due later than any answer sets it comes from a clock that ran ahead: it is due, too. */
export function dueCards(cards: readonly Card[], now: Temporal.Instant): readonly Card[] {
  const latest = now.add(longest);
  return cards.filter(
    ({ due }) => Temporal.Instant.compare(due, now) <= 0 || Temporal.Instant.compare(due, latest) > 0,
  );
}

/** When an answered knowledge point is due again: when that day of the learner's begins, not at the same minute. */
export function dueAfter(correct: boolean, now: Temporal.Instant, clock: Clock): Temporal.Instant {
  const day = dayOf(now, clock).add({ days: correct ? daysUntilDue.right : daysUntilDue.wrong });
  return momentOf(day, clock.dayStart, clock.zone);
}

/** When a card is due by a learner's new clock: as many of their days after the answer as it was by the one before. */
export function dueByClock(
  { due, answered }: Pick<WaitingCard, 'due' | 'answered'>,
  before: Clock,
  after: Clock,
): Temporal.Instant {
  const days = daysBetween(dayOf(answered, before), dayOf(due, before));
  return momentOf(dayOf(answered, after).add({ days }), after.dayStart, after.zone);
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
