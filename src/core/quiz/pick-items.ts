import type { Item } from '../curriculum/item.ts';
import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import { random } from '../seed/rules.ts';

/**
 * An item for each knowledge point, in this order: the sibling that the learner has not seen, or saw longest ago. A point
 * that is named twice gets two siblings, if it has them.
 */
export async function pickItems(
  ports: Pick<Ports, 'curriculum' | 'quiz'>,
  input: { learner: Id; kps: readonly string[]; seed: string },
): Promise<readonly string[]> {
  const siblings = input.kps.map((kp) => ports.curriculum.siblings.get(kp) ?? []);
  const asked = await ports.quiz.lastAsked(
    input.learner,
    siblings.flat().map((i) => i.id),
  );
  const next = random(input.seed);
  const taken = new Set<string>();
  return siblings.flatMap((all) => {
    const list = all.filter((item) => !taken.has(item.id));
    const rank = (item: Item) => asked.get(item.id)?.epochMilliseconds ?? Number.NEGATIVE_INFINITY;
    const oldest = Math.min(...list.map(rank));
    const candidates = list.filter((item) => rank(item) === oldest);
    const chosen = candidates[Math.floor(next() * candidates.length)];
    if (chosen) taken.add(chosen.id);
    return chosen ? [chosen.id] : [];
  });
}
