import { withinHours } from '../calendar/rules.ts';
import type { Id } from '../id.ts';
import type { Learner } from '../learner/model.ts';
import type { Vote } from './model.ts';

/** Who would like to argue, with what they chose and when they are awake. */
export interface Willing extends Pick<Learner, 'zone' | 'quiet'> {
  readonly learner: Id;
  readonly choice: number;
  readonly since: Temporal.Instant;
  /** Of those who have one. */
  readonly pair?: number;
}

/** Somebody who comes into a pair: a new one, or as the third. */
export interface Paired {
  readonly learner: Id;
  readonly pair: number;
}

/** Both are awake for at least so long before it closes. */
const least = { minutes: 60 } as const;

/** So long somebody waits for a pair of their own, before they are the third of another one. */
const patience = { minutes: 60 } as const;

const mostInPair = 3;

/** How exactly waking hours are compared. */
const step = { minutes: 30 } as const;

/** Whether there is time left to argue with somebody. */
export const mayStillArgue = (now: Temporal.Instant, closes: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now.add(least), closes) <= 0;

export const isAwake = ({ zone, quiet }: Pick<Learner, 'zone' | 'quiet'>, at: Temporal.Instant): boolean =>
  !withinHours(at, quiet.from, quiet.to, zone);

interface Span {
  readonly now: Temporal.Instant;
  readonly closes: Temporal.Instant;
}

/** Whether somebody is awake, step by step until it closes: read once of each, since zones are slow to read. */
function awakeSteps(one: Pick<Learner, 'zone' | 'quiet'>, { now, closes }: Span): readonly boolean[] {
  const steps: boolean[] = [];
  for (let at = now; Temporal.Instant.compare(at.add(step), closes) <= 0; at = at.add(step))
    steps.push(isAwake(one, at));
  return steps;
}

/** For how many minutes all are awake: none when that is too short to argue. */
function minutesTogether([first = [], ...others]: readonly (readonly boolean[])[]): number {
  const minutes = step.minutes * first.filter((awake, i) => awake && others.every((one) => one[i])).length;
  return minutes < least.minutes ? 0 : minutes;
}

/** From when on all of these are awake; undefined when they are not before it closes. */
export function awakeFrom(
  people: readonly Pick<Learner, 'zone' | 'quiet'>[],
  span: Span,
): Temporal.Instant | undefined {
  const steps = people.map((one) => awakeSteps(one, span));
  const at = steps[0]?.findIndex((_, i) => steps.every((one) => one[i])) ?? -1;
  return at < 0 ? undefined : span.now.add({ minutes: at * step.minutes });
}

/** Whom each reads nothing by. */
type Blocks = ReadonlyMap<Id, ReadonlySet<Id>>;

/** Whether either has blocked the other. */
export const haveBlocked = (blocks: Blocks, a: Id, b: Id): boolean =>
  blocks.get(a)?.has(b) === true || blocks.get(b)?.has(a) === true;

/**
 * Finds somebody for each who waits: of those who chose differently, whom neither has blocked, the one with whom they are
 * awake longest. Whoever has the fewest to choose from comes first. Who has waited and is left over is the third of a pair.
 * Everything is decided by what is given.
 */
export function pairUp(
  willing: readonly Willing[],
  { blocks, ...span }: Span & { readonly blocks: Blocks },
): readonly Paired[] {
  const awake = new Map(willing.map((one) => [one, awakeSteps(one, span)]));
  const meet = (a: Willing, b: Willing) => !haveBlocked(blocks, a.learner, b.learner);
  const minutes = (people: readonly Willing[]) => minutesTogether(people.map((one) => awake.get(one)!));
  const waiting = willing.filter(({ pair }) => pair === undefined);
  const options = new Map(
    waiting.map((a) => [
      a,
      waiting
        .filter((b) => b.choice !== a.choice && meet(a, b))
        .map((b) => ({ b, minutes: minutes([a, b]) }))
        .filter((one) => one.minutes > 0)
        .toSorted((x, y) => y.minutes - x.minutes || Temporal.Instant.compare(x.b.since, y.b.since)),
    ]),
  );
  const few = (a: Willing) => options.get(a)!.length;
  const order = waiting.toSorted((a, b) => few(a) - few(b) || Temporal.Instant.compare(a.since, b.since));
  const pairs = Map.groupBy(
    willing.filter(({ pair }) => pair !== undefined),
    ({ pair }) => pair!,
  );
  let next = Math.max(0, ...pairs.keys()) + 1;
  const taken = new Set<Willing>();
  const made: Paired[] = [];
  const put = (who: Willing, pair: number) => {
    taken.add(who);
    pairs.set(pair, [...(pairs.get(pair) ?? []), who]);
    made.push({ learner: who.learner, pair });
  };
  for (const a of order) {
    if (taken.has(a)) continue;
    // The one of them who has the fewest others to choose from, so that nobody takes another's only chance.
    const free = options.get(a)!.filter(({ b }) => !taken.has(b));
    const [best] = free.toSorted((x, y) => few(x.b) - few(y.b));
    if (!best) continue;
    for (const who of [a, best.b]) put(who, next);
    next++;
  }
  for (const a of order) {
    if (taken.has(a) || Temporal.Instant.compare(a.since.add(patience), span.now) > 0) continue;
    const third = [...pairs].find(
      ([, of]) =>
        of.length > 1 &&
        of.length < mostInPair &&
        of.some(({ choice }) => choice !== a.choice) &&
        of.every((b) => meet(a, b)) &&
        minutes([a, ...of]) > 0,
    );
    if (third) put(a, third[0]);
  }
  return made;
}

/** Whether somebody waits for a pair. Who has read the key does not argue. */
export const waitsForPair = ({ willing, pair, told, last }: Vote): boolean =>
  willing !== undefined && pair === undefined && !told && last !== undefined;
