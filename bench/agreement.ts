/** How far two markers agree: the share of the pairs in which they do, and Cohen's kappa, which takes chance out. */
export interface Agreement {
  readonly of: number;
  readonly rate: number;
  /** 1 where they always agree, 0 where they agree as often as chance would have it. */
  readonly kappa: number;
}

/** Undefined where there is nothing to compare. */
export function agreementOf(pairs: readonly (readonly [boolean, boolean])[]): Agreement | undefined {
  const of = pairs.length;
  if (!of) return undefined;
  const share = (is: (pair: readonly [boolean, boolean]) => boolean) => pairs.filter(is).length / of;
  const rate = share(([a, b]) => a === b);
  const [first, second] = [share(([a]) => a), share(([, b]) => b)];
  const chance = first * second + (1 - first) * (1 - second);
  // Both say the same of everything: they agree, and chance would as well.
  return { of, rate, kappa: chance === 1 ? 1 : (rate - chance) / (1 - chance) };
}
