import type { Id } from '../id.ts';

/** A row of the outbox, when it is a runner's turn to send it. */
export interface Delivery {
  readonly id: Id;
  readonly kind: string;
  readonly params: unknown;
  readonly platform: string;
  readonly address: { readonly account: string } | { readonly workspace: string; readonly channel: string };
  /** Set for a DM. */
  readonly learner?: Id;
  readonly due: Temporal.Instant;
  /** When it was first sent without anybody knowing whether it arrived. */
  readonly unknownSince?: Temporal.Instant;
}
