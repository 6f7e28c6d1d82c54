import type { Found } from './search.ts';

/** How little a place further down counts less: the usual constant of reciprocal rank fusion (Cormack and others, 2009). */
const smoothing = 60;

/**
 * Several rankings as one, by reciprocal rank: their scores cannot be compared, their places can. What is equal stands in the
 * order of the share of the question that it has.
 */
export function fuse(rankings: readonly (readonly Found[])[]): readonly Found[] {
  if (rankings.length === 1) return rankings[0]!;
  const ranked = new Map<string, { found: Found; rank: number }>();
  for (const ranking of rankings)
    for (const [place, found] of ranking.entries()) {
      const before = ranked.get(found.passage.id);
      const rank = (before?.rank ?? 0) + 1 / (smoothing + place + 1);
      ranked.set(found.passage.id, { found: before?.found ?? found, rank });
    }
  return [...ranked.values()]
    .sort((a, b) => b.rank - a.rank || b.found.share - a.found.share)
    .map(({ found }) => found);
}
