import type { Id } from '../id.ts';
import type { GivenLink, PageAnswer } from './model.ts';

export interface LinkClaim {
  readonly enrolment: Id;
  readonly task: string;
  readonly claim: number;
}

/** Links that were given as evidence and wait to be looked at. Each verb is atomic. */
export interface LinkPort {
  /** Takes those that are due, under a lease. */
  claim(now: Temporal.Instant, limit: number): Promise<readonly LinkClaim[]>;
  /** The links of a claim that still holds, and how often they have been tried. */
  get(claim: LinkClaim): Promise<{ links: readonly GivenLink[]; tries: number } | undefined>;
  /** All of them were looked at: the minutes of their task count on the board, or they do not. Nothing for a claim that has passed. */
  end(claim: LinkClaim, end: { readonly checked: boolean } | { readonly later: Temporal.Instant }): Promise<void>;
}

/** The web outside. */
export interface PagePort {
  /** Asks for a page at a public address. Bounded in time and size; never throws. */
  ask(url: string): Promise<PageAnswer>;
}
