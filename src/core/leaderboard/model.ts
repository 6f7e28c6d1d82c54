import type { Id } from '../id.ts';

export interface Rank {
  /** From 1; equal minutes share a rank, and the next one skips (1, 2, 2, 4). */
  readonly rank: number;
  readonly name: string;
  readonly minutes: number;
  readonly me: boolean;
  /** After the last of a rank who is named: how many more there are. */
  readonly more?: number;
}

/** What a cohort did together; absent below five active people. */
interface Team {
  readonly minutes: number;
  readonly last: number;
}

/** A group of people on the board who were about as active last week, in groups large enough for some. */
export const leagues = { from: 60, of: 30 } as const;

export type Board =
  | { readonly kind: 'off' }
  /** The learner has not chosen to be on it. `people` is absent below five: the number would reveal who they are. */
  | { readonly kind: 'invite'; readonly people?: number; readonly team?: Team }
  | { readonly kind: 'few'; readonly team?: Team }
  /** Below the median, or without a minute yet: the first places, and the learner's own weeks in the place of a rank. */
  | {
      readonly kind: 'mine';
      readonly minutes: number;
      readonly last: number;
      readonly ranks: readonly Rank[];
      readonly people: number;
      readonly team?: Team;
      readonly league?: true;
    }
  | {
      readonly kind: 'ranks';
      readonly ranks: readonly Rank[];
      readonly people: number;
      readonly team?: Team;
      readonly league?: true;
    };

/** People with equal minutes, some of them by name; the reader is not among those. */
interface Tie {
  readonly minutes: number;
  /** How many people have more. */
  readonly above: number;
  readonly people: number;
  readonly names: readonly string[];
}

/** One week of a board, as one person stands on it. */
export interface Standing {
  readonly name: string;
  /** Whether they are on the board. */
  readonly on: boolean;
  /** How many are. */
  readonly people: number;
  readonly minutes: number;
  readonly last: number;
  /** How many people on the board have more. */
  readonly above: number;
  /** The first places, those around them and their own, from the most minutes down. */
  readonly ties: readonly Tie[];
  readonly team: Team & { readonly people: number };
}

/** Somebody of a league, with this week's minutes. */
export interface LeagueMember {
  readonly enrolment: Id;
  readonly name: string;
  readonly minutes: number;
}
