import { daysBetween } from '../calendar/rules.ts';
import { gainOf, retrievability } from '../card/memory.ts';
import type { Parameters, TaughtCard } from '../card/model.ts';
import { daysSince } from '../card/rules.ts';
import type { Deadline } from './model.ts';

/** What is less likely than this to be recalled on the day is asked once more before it. */
export const enough = 0.93;

/** The share of a day's time that is planned for this. The rest is for what goes wrong, and for what is out of scope. */
export const planned = 0.75;

/**
 * Reviews that would come in so many days before these last ones wait for them, unless the chance of recall would fall
 * below {@link floor} meanwhile: one review then does for two. Measured by `npm run bench -- deadline`.
 */
const holdDays = 24;
const floor = 0.77;

type Known = Pick<TaughtCard, 'kp' | 'memory' | 'day' | 'interval' | 'lastRight' | 'seconds'>;

/** What is asked for a deadline today, with what that gains for the day; and what waits for a later day. */
interface Plan {
  readonly now: ReadonlyMap<string, number>;
  readonly held: ReadonlySet<string>;
}

/**
 * The last days before a deadline, filled from its end: each point in scope that needs it is asked once more, as late as
 * the learner's time allows, the most fragile last. A later day holds no point back that an earlier one did not.
 */
export function planFor(
  { on, kps }: Deadline,
  {
    cards,
    today,
    seconds,
    parameters,
  }: { cards: readonly Known[]; today: Temporal.PlainDate; seconds: number; parameters?: Parameters | undefined },
): Plan {
  const until = daysBetween(today, on);
  if (until <= 0) return { now: new Map(), held: new Set() };
  const since = new Map(cards.map((card) => [card, daysSince(card, today)]));
  const recallIn = (card: Known, days: number) => retrievability(card.memory, since.get(card)! + days, parameters);
  const needed = cards
    .filter((card) => kps.has(card.kp) && recallIn(card, until) < enough)
    .toSorted((a, b) => a.memory.stability - b.memory.stability || (a.kp < b.kp ? -1 : 1));
  const perDay = Math.max(1, seconds * planned);
  let filled = 0;
  const slots = new Map<Known, number>();
  for (const card of needed) {
    // In how many days it is asked, counted from today: the last day is the one before the deadline.
    slots.set(card, until - 1 - Math.floor(filled / perDay));
    filled += card.seconds;
  }
  const holdFrom = until - Math.ceil(filled / perDay) - holdDays;
  const waits = (card: Known, slot: number) =>
    card.lastRight && card.interval - since.get(card)! >= holdFrom && recallIn(card, slot) >= floor;
  return {
    now: new Map(
      needed
        .filter((card) => slots.get(card)! <= 0)
        .map((card) => [card.kp, gainOf(card.memory, since.get(card)!, { ahead: until, parameters })]),
    ),
    held: new Set(needed.filter((card) => slots.get(card)! > 0 && waits(card, slots.get(card)!)).map(({ kp }) => kp)),
  };
}
