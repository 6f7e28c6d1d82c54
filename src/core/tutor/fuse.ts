import type { Found } from './search.ts';

/** How little a place further down counts less: the usual constant of reciprocal rank fusion (Cormack and others, 2009). */
const smoothing = 60;

/** What each id comes to in several rankings: their scores cannot be compared, their places can. */
export function reciprocalRanks(rankings: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const ranking of rankings)
    for (const [place, id] of ranking.entries()) sums.set(id, (sums.get(id) ?? 0) + 1 / (smoothing + place + 1));
  return sums;
}

/** Several rankings as one. What is equal stands in the order of the share of the question that it has. */
export function fuse(rankings: readonly (readonly Found[])[]): readonly Found[] {
  if (rankings.length === 1) return rankings[0]!;
  const ranks = reciprocalRanks(rankings.map((ranking) => ranking.map(({ passage }) => passage.id)));
  const all = new Map(rankings.flat().map((found) => [found.passage.id, found]));
  const rank = ({ passage }: Found) => ranks.get(passage.id) ?? 0;
  return [...all.values()].sort((a, b) => rank(b) - rank(a) || b.share - a.share);
}
