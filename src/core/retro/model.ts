import type { Id } from '../id.ts';

/** The most characters of an answer. */
export const maxRetro = 300;

/** What a group is shown of a retro: nothing, or what was learned, with a name or without. */
export const shares = ['nothing', 'named', 'unnamed'] as const;
export type Share = (typeof shares)[number];

/** How somebody looks back on a week. Only they see it, but for a line that they share. */
export interface Retro {
  readonly monday: Temporal.PlainDate;
  readonly learned: string;
  /** Empty for nothing. */
  readonly stuck: string;
  readonly next: string;
}

/** What somebody shares of their retro. */
export interface Line {
  readonly id: Id;
  readonly learner: Id;
  readonly name: string;
  readonly signed: boolean;
  readonly text: string;
}

/** How many lines a weekly summary shows. */
export const maxLines = 4;

export type LookedBack =
  | { readonly kind: 'kept'; readonly shared: boolean }
  /** They have looked back on that week already. */
  | { readonly kind: 'repeat' }
  /** The week has not come to its end, or is over. */
  | { readonly kind: 'early' | 'over' };
