import type { Item } from '../curriculum/item.ts';
import type { Id } from '../id.ts';
import { hasRested } from '../item/rules.ts';
import type { Ports } from '../ports.ts';
import { random } from '../seed/rules.ts';

interface Asked {
  /** When each item was last asked. */
  readonly asked: ReadonlyMap<string, Temporal.Instant>;
  readonly now: Temporal.Instant;
  /** A point that is taught again begins with the easiest item that has rested. */
  readonly easy?: boolean;
}

/** The sibling to ask: one that the learner has not seen, or else the one that they saw longest ago. */
export function pickSibling(siblings: readonly Item[], { asked, now, easy = false }: Asked, next: () => number) {
  const seen = (item: Item) => asked.get(item.id)?.epochMilliseconds ?? Number.NEGATIVE_INFINITY;
  const rested = siblings.filter((item) => hasRested(asked.get(item.id), now));
  const rank = easy && rested.length ? (item: Item) => item.difficulty : seen;
  const open = easy && rested.length ? rested : siblings;
  const least = Math.min(...open.map(rank));
  const candidates = open.filter((item) => rank(item) === least);
  return candidates[Math.floor(next() * candidates.length)];
}

/** One item for each knowledge point that has any, in their order. A point that is named twice gets two siblings, if it has them. */
export async function pickItems(
  ports: Pick<Ports, 'curriculum' | 'quiz'>,
  input: {
    learner: Id;
    kps: readonly string[];
    easy?: ReadonlySet<string>;
    /** Only these items; and rather none of those. */
    fits?: (item: Item) => boolean;
    /** Rather none at all than one that was asked a short while ago. */
    rested?: boolean;
    unlike?: ReadonlySet<string>;
    seed: string;
    now: Temporal.Instant;
  },
): Promise<readonly (readonly [kp: string, item: Item])[]> {
  const { fits = () => true, rested = false, unlike } = input;
  const siblings = input.kps.map((kp) => [kp, (ports.curriculum.siblings.get(kp) ?? []).filter(fits)] as const);
  const { asked, closed } = await ports.quiz.lastAsked(
    input.learner,
    siblings.flatMap(([, list]) => list.map((item) => item.id)),
  );
  const taken = new Set<string>();
  return siblings.flatMap(([kp, all]) => {
    const may = (item: Item) => !rested || hasRested(asked.get(item.id), input.now);
    const left = all.filter((item) => !taken.has(item.id) && !closed.has(item.id) && may(item));
    const others = left.filter((item) => !unlike?.has(item.id));
    const list = others.length ? others : left;
    // Of its own, so that it is the same item whatever else is asked.
    const next = random(`${input.seed}:${kp}`);
    const item = pickSibling(list, { asked, now: input.now, easy: input.easy?.has(kp) ?? false }, next);
    if (!item) return [];
    taken.add(item.id);
    return [[kp, item] as const];
  });
}
