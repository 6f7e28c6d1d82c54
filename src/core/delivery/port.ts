import type { Id } from '../id.ts';
import type { Delivery } from './model.ts';

/** The outbox. Each verb is atomic. */
export interface DeliveryPort {
  /** Claims learners whose reminder is due and writes one delivery each, within one DM a day. How many it looked at. */
  claimReminders(now: Temporal.Instant, limit: number): Promise<number>;
  claimPosts(now: Temporal.Instant, limit: number): Promise<number>;
  /** A cohort that had come to the end of its path goes on, when more of it has been written. How many do. */
  resumeCohorts(now: Temporal.Instant): Promise<number>;
  claimSummaries(now: Temporal.Instant, limit: number): Promise<number>;
  /** Leases deliveries that are due, or whose last runner never came back. */
  claim(now: Temporal.Instant, limit: number): Promise<readonly { delivery: Id; claim: number }[]>;
  /** The row, if this claim still holds and sending has not begun. */
  get(id: Id, claim: number): Promise<Delivery | undefined>;
  /** The platform is about to be called. False when another runner was first. Not `idempotent`: never again after this. */
  begin(id: Id, claim: number, idempotent: boolean, now: Temporal.Instant): Promise<boolean>;
  end(
    id: Id,
    claim: number,
    end:
      | { state: 'sent'; ref: string; at: Temporal.Instant }
      | { state: 'refused' | 'ambiguous' | 'dropped'; detail: string }
      | { state: 'pending'; due: Temporal.Instant; detail: string; unknownSince?: Temporal.Instant },
  ): Promise<void>;
  /** The next moment at which a job has something to do. */
  nextDue(): Promise<Temporal.Instant | undefined>;
}
