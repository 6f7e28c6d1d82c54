import type { Id } from '../id.ts';
import type { Alarm, AlarmKind, AlarmMove } from './model.ts';

/** When something is to be planned next, whichever row keeps the moment. */
export interface AlarmPort {
  /**
   * Alarms that are due, the oldest first. Their subjects are locked until the transaction ends; those that somebody
   * else has locked are left out. Only within a transaction, and what is read for planning is read after it.
   */
  claim(kind: AlarmKind, now: Temporal.Instant, limit: number): Promise<readonly Alarm[]>;
  /** One alarm, its subject locked until the transaction ends. Null for none. Only within a transaction. */
  lock(kind: AlarmKind, subject: Id): Promise<Temporal.Instant | null>;
  /** Moves each alarm that is still at `from`, and leaves alone the others and those that stay. How many it moved. */
  move(kind: AlarmKind, moves: readonly AlarmMove[]): Promise<number>;
  /** Alarms later than `moment`, by id, beginning after the id `after`. */
  listBeyond(kind: AlarmKind, moment: Temporal.Instant, after: Id, limit: number): Promise<readonly Alarm[]>;
  /** Subjects that may want an alarm and have none, by id, beginning after the id `after`. Reads the whole table. */
  listUnset(kind: AlarmKind, after: Id, limit: number): Promise<readonly Id[]>;
  /** The earliest alarm of all. */
  next(): Promise<Temporal.Instant | undefined>;
}
