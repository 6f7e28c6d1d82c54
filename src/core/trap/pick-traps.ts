import type { Item } from '../curriculum/item.ts';
import type { Curriculum } from '../curriculum/model.ts';
import type { Id } from '../id.ts';
import { hasRested } from '../item/rules.ts';
import type { Ports } from '../ports.ts';
import { pickSibling } from '../quiz/pick-items.ts';
import { random } from '../seed/rules.ts';
import type { Trap } from './model.ts';
import { saysOf, trapsIn } from './rules.ts';

const holders = new WeakMap<Curriculum['siblings'], ReadonlyMap<string, readonly Item[]>>();

/** The items that may be asked and hold each misconception. */
export function holdersOf({ siblings }: Curriculum): ReadonlyMap<string, readonly Item[]> {
  const known = holders.get(siblings);
  if (known) return known;
  const found = new Map<string, Item[]>();
  for (const item of [...siblings.values()].flat())
    for (const trap of trapsIn(item)) found.set(trap, [...(found.get(trap) ?? []), item]);
  holders.set(siblings, found);
  return found;
}

/**
 * For each of these traps an item that holds it, of a point that the learner has met: one that they have not seen for a
 * while, since they remember its answer. A trap without such an item waits, and a point is asked about once.
 */
export async function pickTraps(
  ports: Pick<Ports, 'curriculum' | 'quiz'>,
  input: {
    readonly learner: Id;
    readonly traps: readonly Trap[];
    readonly met: ReadonlySet<string>;
    readonly today: Temporal.PlainDate;
    readonly seed: string;
    readonly now: Temporal.Instant;
  },
): Promise<readonly (readonly [trap: Trap, item: Item])[]> {
  const { learner, met, today, now } = input;
  const all = holdersOf(ports.curriculum);
  const open = input.traps.map((trap) => {
    const items = (all.get(trap.id) ?? []).filter(({ id, kp }) => met.has(kp) && saysOf(trap, id, today));
    return [trap, items] as const;
  });
  const ids = [...new Set(open.flatMap(([, items]) => items.map(({ id }) => id)))];
  if (!ids.length) return [];
  const { asked, closed } = await ports.quiz.lastAsked(learner, ids);
  const taken = new Set<string>();
  return open.flatMap(([trap, items]) => {
    const item = pickSibling(
      items.filter(({ id, kp }) => !taken.has(kp) && !closed.has(id) && hasRested(asked.get(id), now)),
      { asked, now },
      random(`${input.seed}:${trap.id}`),
    );
    if (!item) return [];
    taken.add(item.kp);
    return [[trap, item] as const];
  });
}
