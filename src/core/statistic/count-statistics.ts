import type { Ports } from '../ports.ts';
import type { Statistic } from './model.ts';
import { statisticsOf } from './rules.ts';

/** Whoever has answered fewer items says little of what they know. */
const leastAnswers = 5;

/** Counts the statistics of all items again, and takes out those with a grave flaw. Gives what is newly flawed. */
export async function countStatistics(
  ports: Pick<Ports, 'curriculum' | 'statistic'>,
  { now }: { readonly now: Temporal.Instant },
): Promise<readonly Statistic[]> {
  const all = statisticsOf(await ports.statistic.sums(leastAnswers), ports.curriculum);
  const changed = new Set(await ports.statistic.save(all, now));
  return all.filter(({ item, flaw }) => flaw && changed.has(item));
}
