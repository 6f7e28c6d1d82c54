import type { Clock } from '../calendar/model.ts';
import { dayOf, daysBetween, momentOf } from '../calendar/rules.ts';
import { intervalAfter, memoryAfter, retentionFor } from './memory.ts';
import type { Card, CardTimes, Parameters, Review } from './model.ts';

/** At which retrievability a point comes back. */
export const usualRetention = 0.9;

/** After how many days a point came back before FSRS: answers of that time have no desired retention. */
const daysBeforeFsrs = { right: 3, wrong: 1 };

const dayMs = 24 * 3_600_000;

/** The cards that are due. One that is due later than its interval allows was set by a clock that ran ahead: it is due, too. */
export function dueCards<Known extends Pick<Card, 'due' | 'interval'>>(
  cards: readonly Known[],
  now: Temporal.Instant,
): readonly Known[] {
  // In numbers: this is asked of every card, and Temporal is slow.
  const at = now.epochMilliseconds;
  // Two days more, since no zone is further away.
  return cards.filter(
    ({ due: { epochMilliseconds: due }, interval }) => due <= at || due > at + (interval + 2) * dayMs,
  );
}

/** When a card is due by a learner's clock: when that day of theirs begins, not at the same minute. */
export const dueByClock = ({ answered, interval }: Pick<CardTimes, 'answered' | 'interval'>, clock: Clock) =>
  momentOf(dayOf(answered, clock).add({ days: interval }), clock.dayStart, clock.zone);

/** How many of the learner's days ago a point was last answered. */
export const daysSince = ({ day }: Pick<Card, 'day'>, today: Temporal.PlainDate): number =>
  Math.max(0, daysBetween(day, today));

/** What a learner's cards follow from, beside their log: their clock, and the parameters fitted to it, if there are any. */
export type Scheduling = Clock & { readonly parameters?: Parameters };

/** The card after an answer. Computing it again from the log gives the same. */
export function nextCard(card: Card | undefined, review: Review, clock: Scheduling): Card {
  const { kp, correct, grade, hints, day, at, retention } = review;
  const memory = memoryAfter(card?.memory, card ? daysSince(card, day) : 0, grade, clock.parameters);
  const interval =
    retention === undefined
      ? daysBeforeFsrs[correct ? 'right' : 'wrong']
      : intervalAfter(memory, grade, retentionFor(memory, retention), clock.parameters);
  return {
    kp,
    due: dueByClock({ answered: at, interval }, clock),
    asked: (card?.asked ?? 0) + 1,
    right: (card?.right ?? 0) + (correct ? 1 : 0),
    lastRight: correct,
    memory,
    answered: at,
    day,
    interval,
    since: card?.since ?? day,
    sinceTaught: (hints > 0 ? 0 : (card?.sinceTaught ?? 0)) + 1,
  };
}

/** The cards that a log of answers, oldest first, comes to. */
export function foldReviews(reviews: readonly Review[], clock: Scheduling): ReadonlyMap<string, Card> {
  const cards = new Map<string, Card>();
  for (const review of reviews) cards.set(review.kp, nextCard(cards.get(review.kp), review, clock));
  return cards;
}
