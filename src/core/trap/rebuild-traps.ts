import { everyLearner } from '../card/rebuild-cards.ts';
import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import { marksOf } from './rules.ts';

/**
 * Computes what a learner's answers say of traps from their log again. What is stored of an item that is no longer taught
 * stays. Gives how many answers had something else stored.
 */
export async function rebuildTraps(
  ports: Pick<Ports, 'curriculum' | 'trap'>,
  { learner, dry = false }: { readonly learner: Id; readonly dry?: boolean },
): Promise<number> {
  const known = new Set<string>();
  let changed = 0;
  for (const { question, item: id, given, correct, helped, marks } of await ports.trap.answers(learner)) {
    const item = ports.curriculum.items.get(id);
    const wanted = item ? marksOf(item, { given, correct, helped }, known) : marks;
    for (const { trap, result } of wanted) if (result === 'fell') known.add(trap);
    if (keyOf(wanted) === keyOf(marks)) continue;
    changed++;
    if (!dry) await ports.trap.replace(learner, question, wanted);
  }
  return changed;
}

/** The same for everybody. */
export async function rebuildAllTraps(
  ports: Pick<Ports, 'card' | 'curriculum' | 'trap'>,
  { dry = false } = {},
): Promise<number> {
  let changed = 0;
  for await (const { id } of everyLearner(ports)) changed += await rebuildTraps(ports, { learner: id, dry });
  return changed;
}

const keyOf = (marks: readonly object[]) =>
  marks
    .map((mark) => JSON.stringify(Object.entries(mark).sort()))
    .sort()
    .join();
