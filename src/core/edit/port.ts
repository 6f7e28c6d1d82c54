import type { Delivery } from '../delivery/model.ts';
import type { Id } from '../id.ts';

/** The right to edit a message, until its lease is over. The newest `claim` holds. */
export interface EditClaim {
  readonly edit: Id;
  readonly claim: number;
}

/** A message that was sent, when it is a runner's turn to edit it. */
interface Edit extends Pick<Delivery, 'kind' | 'params' | 'platform'> {
  /** What the platform called the message when it was sent. */
  readonly ref: string;
  /** What of it was shown last: see `Made`. */
  readonly shown: string;
  /** How often it failed for a reason that nobody knows. */
  readonly tries: number;
}

/** Messages that were sent and have changed since. Each verb is atomic. */
export interface EditPort {
  /**
   * Plans the edit of the messages of one kind: at once, but no sooner than `pause` after each was sent or last edited.
   * Several changes in that time are one edit, which shows the last of them. In a transaction, the edit waits for its
   * end. What was never sent is left alone.
   */
  plan(
    of: { readonly kind: string; readonly recipient: string; readonly slot: string },
    at: { readonly now: Temporal.Instant; readonly pause: Temporal.DurationLike },
  ): Promise<void>;
  /** Leases edits that are due, or whose last runner never came back. What changes from now on is due again. */
  claim(now: Temporal.Instant, limit: number): Promise<readonly EditClaim[]>;
  /** Undefined when this claim does not hold any more. */
  get(edit: Id, claim: number): Promise<Edit | undefined>;
  /** `shown`: it is done, at `at`. `later`: it is tried again then. `over`: there is nothing to do. */
  end(
    edit: Id,
    claim: number,
    end:
      | { readonly shown: string; readonly at: Temporal.Instant }
      | { readonly later: Temporal.Instant; readonly tried?: boolean }
      | { readonly over: true },
  ): Promise<void>;
  /** Makes due at `now` what waits for a moment after `beyond`. How many they were. */
  recall(of: { beyond: Temporal.Instant; now: Temporal.Instant }): Promise<number>;
  /** When the first edit that waits is due. */
  nextDue(): Promise<Temporal.Instant | undefined>;
}
