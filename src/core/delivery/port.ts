import type { Id } from '../id.ts';
import type { Delivery, NewDelivery } from './model.ts';

/** The outbox. Each verb is atomic. */
export interface DeliveryPort {
  /** Writes what is to be sent, due at `at`. What is there already, or is beyond a person's one DM a day, is left out. */
  plan(deliveries: readonly NewDelivery[], at: Temporal.Instant): Promise<void>;
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
      | { state: 'refused' | 'ambiguous' | 'dropped'; detail: string; at: Temporal.Instant }
      | { state: 'pending'; due: Temporal.Instant; detail: string; unknownSince?: Temporal.Instant },
  ): Promise<void>;
  /** When the first delivery that waits is due. */
  nextDue(): Promise<Temporal.Instant | undefined>;
}
