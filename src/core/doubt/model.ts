import type { Address } from '../delivery/model.ts';
import type { Id } from '../id.ts';

/** A delivery of which nobody knows whether it arrived, when its platform is to be asked. */
export interface Doubt {
  readonly delivery: Id;
  readonly kind: string;
  readonly platform: string;
  readonly address: Address;
  /** The newest unasked message that this person was sent at this address before, as the platform called it. */
  readonly last?: string;
  readonly tries: number;
}

/** What became of asking. */
export type Settled =
  | { readonly kind: 'there'; readonly ref: string }
  /** It is due again. */
  | { readonly kind: 'absent'; readonly now: Temporal.Instant }
  /** It stays as it is, and is not asked about again. */
  | { readonly kind: 'unknown'; readonly why?: string }
  | { readonly kind: 'later'; readonly afterMs: number };
