export interface Rank {
  /** From 1; equal minutes share a rank, and the next one skips (1, 2, 2, 4). */
  readonly rank: number;
  readonly name: string;
  readonly minutes: number;
  readonly me: boolean;
  /** After the last of a rank who is named: how many more there are. */
  readonly more?: number;
}

export type Board =
  | { readonly kind: 'off' }
  /** The learner has not chosen to be on it. `people` is absent below five: the number would reveal who they are. */
  | { readonly kind: 'invite'; readonly people?: number }
  | { readonly kind: 'few' }
  /** Below the median, or without a minute yet: the learner is shown their own last week instead of ranks. */
  | { readonly kind: 'mine'; readonly minutes: number; readonly last: number }
  | { readonly kind: 'ranks'; readonly ranks: readonly Rank[]; readonly people: number };
