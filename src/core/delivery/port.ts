import type { Id } from '../id.ts';
import type { Delivery, NewDelivery, Slots } from './model.ts';

/** The right to send a delivery, until its lease is over. `claim` is its number: the newest one holds. */
export interface Claim {
  readonly delivery: Id;
  readonly claim: number;
}

/** A delivery of which nobody knows whether it arrived, and why. */
export interface UnknownEnd {
  readonly id: Id;
  readonly kind: string;
  readonly platform: string;
  readonly detail: string;
}

/** The outbox. Each verb is atomic. */
export interface DeliveryPort {
  /**
   * Writes what is to be sent, due at `at`. What is there already, or is beyond a person's one DM a day, is left out. Gives
   * the number of those that were written.
   */
  plan(deliveries: readonly NewDelivery[], at: Temporal.Instant): Promise<number>;
  /**
   * Leases deliveries that are due, or whose last runner never came back: as many of each workspace and platform as
   * there are `slots`, less those that are under way. What a platform without idempotency keys was given by a runner that
   * never came back is ended: nobody sends it again, and `unknown` is told of it.
   */
  claim(
    now: Temporal.Instant,
    limit: number,
    unknown?: (end: UnknownEnd) => void,
    slots?: Slots,
  ): Promise<readonly Claim[]>;
  /**
   * Leases one more of the same platform and workspace as a delivery that has ended: it takes over that one's slot.
   * First one whose runner never came back, then one that may have been sent before: the platform may soon forget its key.
   */
  claimNext(after: Id, now: Temporal.Instant): Promise<Claim | undefined>;
  /** The row, if this claim still holds and sending has not begun. */
  get(id: Id, claim: number): Promise<Delivery | undefined>;
  /** The platform is about to be called. False when another runner was first. Not `idempotent`: never again after this. The database's clock says since when, as ours may be wrong. */
  begin(id: Id, claim: number, idempotent: boolean, now: Temporal.Instant): Promise<boolean>;
  /** What became of it. One that is sent again and `mayHaveArrived` keeps the moment at which it was sent first. */
  end(
    id: Id,
    claim: number,
    end:
      | { state: 'sent'; ref: string; at: Temporal.Instant }
      | { state: 'refused' | 'ambiguous' | 'dropped'; detail: string; at: Temporal.Instant }
      | { state: 'pending'; due: Temporal.Instant; detail: string; mayHaveArrived?: boolean; tried?: boolean },
  ): Promise<void>;
  /** How the newest delivery of a recipient ended that was sent or refused. */
  lastEnd(recipient: string): Promise<{ readonly state: 'sent' | 'refused'; readonly detail: string } | undefined>;
  /**
   * Makes due at `now` what waits for a moment after `beyond`, and is about `lastDay` or earlier. `moved` is how many.
   * `early` takes its day from each message that ended after that moment, which is still to come, and is about a later
   * day than `day`: the day can have another one. It reads the whole table.
   * `wronglyEnded` makes pending again what has one of these details, ended at a moment that is still to come, and is about
   * `lastDay` or earlier: nothing was sent of it, and its day is not over. How many they were is
   * `reopened`. It reads the whole table.
   */
  recall(of: {
    beyond: Temporal.Instant;
    lastDay: string;
    now: Temporal.Instant;
    early?: { endedAfter: Temporal.Instant; day: string };
    wronglyEnded?: { lastDay: string; details: readonly string[] };
  }): Promise<{ readonly moved: number; readonly reopened: number }>;
  /** When the first delivery that waits is due, or the first one that is at work is taken from a runner that did not come back. */
  nextDue(): Promise<Temporal.Instant | undefined>;
}
