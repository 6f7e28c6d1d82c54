import type { Row } from './result.ts';

/** What a bench is: its rows, measured in so many pairs. */
export interface Bench {
  /** What we are measured beside. */
  readonly peer: string;
  /** Whose versions belong to the result. */
  readonly packages: readonly string[];
  /** How many pairs, when nothing is said: nine, and fewer where that many take more than two minutes. */
  readonly usualPairs?: number;
  run(pairs: number): Promise<readonly Row[]>;
}

/**
 * Measures both, interleaved A B B A, so that a machine that gets busier or hotter does so for both; gives the values of
 * each, the nth of one beside the nth of the other.
 */
export async function interleave<T>(
  pairs: number,
  measure: { readonly ours: () => Promise<T>; readonly peer: () => Promise<T> },
): Promise<{ readonly ours: readonly T[]; readonly peer: readonly T[] }> {
  const taken = { ours: [] as T[], peer: [] as T[] };
  for (let pair = 0; pair < pairs; pair++)
    for (const side of pair % 2 ? (['peer', 'ours'] as const) : (['ours', 'peer'] as const))
      taken[side].push(await measure[side]());
  return taken;
}
