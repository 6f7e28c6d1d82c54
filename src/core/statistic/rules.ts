import type { Item } from '../curriculum/item.ts';
import type { AnswerSums, Flaw, Statistic } from './model.ts';

/** With fewer first answers, nothing is said of an item. */
export const minAnswers = 30;

/** The least and the most of right answers, the least discrimination, and how seldom a distractor may be chosen. */
const bounds = { right: { least: 0.2, most: 0.95 }, discrimination: 0.15, distractor: 0.05 };

/** The flaws for which an item is taken out: its key may be wrong, or it misleads those who know. The others are for its author. */
const outFor: ReadonlySet<Flaw> = new Set(['hardly right', 'does not tell']);

/** The point-biserial correlation between being right and the other answers; undefined where one of them does not vary. */
export function pointBiserial({ answers: n, x, y, xy, yy }: AnswerSums): number | undefined {
  const [varX, varY] = [n * x - x * x, n * yy - y * y];
  return varX > 0 && varY > 1e-9 ? (n * xy - x * y) / Math.sqrt(varX * varY) : undefined;
}

function flawOf(item: Item, sums: AnswerSums, right: number, discrimination: number | undefined): Flaw | undefined {
  if (sums.answers < minAnswers) return undefined;
  if (right < bounds.right.least) return 'hardly right';
  if (right > bounds.right.most) return 'nearly always right';
  if (discrimination !== undefined && discrimination < bounds.discrimination) return 'does not tell';
  const distractors =
    item.type === 'single' ? item.options.flatMap(({ correct }, i) => (correct ? [] : [String(i)])) : [];
  const isIdle = (option: string) => (sums.options[option] ?? 0) < bounds.distractor * sums.answers;
  return distractors.some(isIdle) ? 'idle distractor' : undefined;
}

/**
 * What the answers say of each item that is taught. One with a grave flaw is taken out as long as its point has another
 * item that is not: a point that nothing asks about could not be learned.
 */
export function statisticsOf(
  sums: readonly AnswerSums[],
  { items, siblings }: { items: ReadonlyMap<string, Item>; siblings: ReadonlyMap<string, readonly Item[]> },
): readonly Statistic[] {
  const found = sums.flatMap((one) => {
    const item = items.get(one.item);
    if (!item) return [];
    const right = one.x / one.answers;
    const discrimination = pointBiserial(one);
    const flaw = flawOf(item, one, right, discrimination);
    const { answers, seconds, options } = one;
    const told = { ...(discrimination !== undefined && { discrimination }), ...(seconds !== undefined && { seconds }) };
    return [{ item, statistic: { item: item.id, answers, right, ...told, options, ...(flaw && { flaw }) } }];
  });
  // The worst first, so that the last one of a point that stays is the best of them.
  const grave = found
    .filter(({ statistic: { flaw } }) => flaw && outFor.has(flaw))
    .sort((a, b) => (a.statistic.discrimination ?? 0) - (b.statistic.discrimination ?? 0));
  const out = new Set<string>();
  for (const { item } of grave)
    if ((siblings.get(item.kp) ?? []).some(({ id }) => id !== item.id && !out.has(id))) out.add(item.id);
  return found.map(({ statistic }) => ({ ...statistic, out: out.has(statistic.item) }));
}
