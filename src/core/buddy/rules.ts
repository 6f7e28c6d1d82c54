import { isOneOf, momentOf, nextMoment } from '../calendar/rules.ts';
import type { Cohort } from '../cohort/model.ts';
import { cohortMonday } from '../cohort/rules.ts';
import { buddyWeeks, furthestHours, type Round, type Wish, type Wishes } from './model.ts';

/** A round is formed on Sunday at noon, so that Monday's message can tell of it in every zone. */
const roundTime = 12 * 60;

/** The next round of a group; null when it has ended, or has no channel. */
export function nextRound(
  { home, closed, zone }: Pick<Cohort, 'home' | 'closed' | 'zone'>,
  now: Temporal.Instant,
): Temporal.Instant | null {
  if (!home || closed) return null;
  return nextMoment(now, roundTime, zone, (date) => isOneOf([7], date)) ?? null;
}

/** The Monday on which people meet whom a round at this moment brings together. */
export const mondayAfter = (cohort: Pick<Cohort, 'zone'>, now: Temporal.Instant): Temporal.PlainDate =>
  cohortMonday(cohort, now).add({ weeks: 1 });

/** Whether the people of a group can have buddies: not somebody who studies solo, and not minors. */
export const mayHaveBuddies = ({ home, minors }: Pick<Cohort, 'home' | 'minors'>): boolean => Boolean(home) && !minors;

/** The day from which people who are together since `monday` are found others. */
export const buddiesUntil = (monday: Temporal.PlainDate): Temporal.PlainDate => monday.add({ weeks: buddyWeeks });

/** Whether a round that is about `monday` looks for buddies for somebody. */
export const isFree = ({ triad }: Pick<Wish, 'triad'>, monday: Temporal.PlainDate): boolean =>
  !triad || triad.together < 2 || Temporal.PlainDate.compare(buddiesUntil(triad.monday), monday) <= 0;

/** One more pair that has met weighs more than any distance and any difference of pace. */
const weight = { met: 1_000, hour: 1, pace: 3 } as const;
const passes = 4;

const key = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** How many hours the clocks of two zones are apart, over the nearer way around. */
export function hoursApart(a: string, b: string, now: Temporal.Instant): number {
  const offset = (zone: string) => now.toZonedDateTimeISO(zone).offsetNanoseconds / 3.6e12;
  const apart = Math.abs(offset(a) - offset(b)) % 24;
  return Math.min(apart, 24 - apart);
}

/**
 * Brings people together by threes, and by twos where that leaves nobody alone. Who waited longest is served first. Nobody
 * is with somebody of whom one blocked the other, whatever that costs; and with somebody whom they know from a round before
 * only where there is no other way that is found.
 */
export function formRound({ wishes, met, blocks }: Wishes, now: Temporal.Instant): Round {
  const known = new Set(met.map(([a, b]) => key(a, b)));
  const apart = new Set(blocks.map(([a, b]) => key(a, b)));
  const distances = new Map<string, number>();
  const distance = (a: string, b: string): number => {
    if (a === b) return 0;
    const of = key(a, b);
    const found = distances.get(of) ?? hoursApart(a, b, now);
    distances.set(of, found);
    return found;
  };
  /** What it costs to have both in one triad; infinite when they cannot be. */
  const cost = (a: Wish, b: Wish): number => {
    if (apart.has(key(a.learner, b.learner))) return Number.POSITIVE_INFINITY;
    const far = distance(a.zone, b.zone);
    if (far > furthestHours && !a.leftOver && !b.leftOver) return Number.POSITIVE_INFINITY;
    const repeats = known.has(key(a.enrolment, b.enrolment)) ? weight.met : 0;
    return repeats + far * weight.hour + (a.pace === b.pace ? 0 : weight.pace);
  };
  const costOf = (triad: readonly Wish[]): number =>
    triad.reduce((sum, a, at) => triad.slice(at + 1).reduce((more, b) => more + cost(a, b), sum), 0);

  const waiting = [...wishes.filter(({ leftOver }) => leftOver), ...wishes.filter(({ leftOver }) => !leftOver)];
  const triads: Wish[][] = [];
  const alone: Wish[] = [];
  while (waiting.length) {
    const triad = [waiting.shift()!];
    const size = waiting.length === 1 || waiting.length === 3 ? 2 : 3;
    while (triad.length < size) {
      const costs = waiting.map((one) => triad.reduce((sum, other) => sum + cost(one, other), 0));
      const least = Math.min(...costs);
      if (!Number.isFinite(least)) break;
      triad.push(...waiting.splice(costs.indexOf(least), 1));
    }
    if (triad.length > 1) triads.push(triad);
    else alone.push(...triad);
  }
  const leftOver = alone.filter((one) => !placeOne(one, triads, cost));
  avoidRepeats(triads, costOf);
  return { triads, leftOver };
}

type Cost = (a: Wish, b: Wish) => number;
const fits = (one: Wish, others: readonly Wish[], cost: Cost) =>
  others.every((other) => Number.isFinite(cost(one, other)));

/** A place for somebody who is left: with two, or with one of three. */
function placeOne(one: Wish, triads: Wish[][], cost: Cost): boolean {
  const pair = triads.find((triad) => triad.length === 2 && fits(one, triad, cost));
  if (pair) {
    pair.push(one);
    return true;
  }
  for (const triad of triads.filter(({ length }) => length === 3)) {
    const at = triad.findIndex((other) => fits(one, [other], cost));
    if (at < 0) continue;
    triads.push([one, ...triad.splice(at, 1)]);
    return true;
  }
  return false;
}

/** Exchanges people between triads where somebody has met before, as long as that makes it better. */
function avoidRepeats(triads: Wish[][], costOf: (triad: readonly Wish[]) => number): void {
  for (let pass = 0, better = true; better && pass < passes; pass++) {
    better = false;
    for (const triad of triads)
      for (const other of triads)
        for (let a = 0; a < triad.length && triad !== other && costOf(triad) >= weight.met; a++)
          for (let b = 0; b < other.length; b++) {
            const before = costOf(triad) + costOf(other);
            [triad[a], other[b]] = [other[b]!, triad[a]!];
            if (costOf(triad) + costOf(other) < before) better = true;
            else [triad[a], other[b]] = [other[b]!, triad[a]!];
          }
  }
}

/** When somebody without a daily message is told what a round brought: at their hour on the Monday that it is about. */
export const tellingMoment = (
  monday: Temporal.PlainDate,
  { reminderTime, zone }: { readonly reminderTime: number; readonly zone: string },
): Temporal.Instant => momentOf(monday, reminderTime, zone);
