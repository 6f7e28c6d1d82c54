import type { Id } from '../id.ts';
import type { SentReminder } from '../reminder/model.ts';
import type { Alarm, AlarmKind, AlarmMove } from './model.ts';

/** When something is to be planned next. Which table keeps the moment is the store's affair. */
export interface AlarmPort {
  /**
   * Alarms that are due, the oldest first. Locks their subjects until the transaction ends, and leaves out those that
   * another transaction has locked. Call it only within a transaction, and read what planning needs after it.
   */
  claim(kind: AlarmKind, now: Temporal.Instant, limit: number): Promise<readonly Alarm[]>;
  /** Reads one alarm and locks its subject until the transaction ends. Null for none. Only within a transaction. */
  lock(kind: AlarmKind, subject: Id): Promise<Temporal.Instant | null>;
  /** Moves each alarm that is still at `from`, leaves the others alone, and returns the number of those that moved. */
  move(kind: AlarmKind, moves: readonly AlarmMove[]): Promise<number>;
  /** Alarms later than `moment`, by id, beginning after the id `after`. */
  listBeyond(kind: AlarmKind, moment: Temporal.Instant, after: Id, limit: number): Promise<readonly Alarm[]>;
  /** Subjects that may want an alarm and have none, by id, beginning after the id `after`. Reads the whole table. */
  listUnset(kind: AlarmKind, after: Id, limit: number): Promise<readonly Id[]>;
  /**
   * The newest reminder that each of these was sent, by recipient, for those who were sent any: what the next one follows
   * from. `heard` is the slot of the last day on which they did anything.
   */
  lastReminders(
    of: readonly { readonly recipient: string; readonly heard?: string }[],
  ): Promise<ReadonlyMap<string, SentReminder>>;
  /** The earliest alarm of all. */
  next(): Promise<Temporal.Instant | undefined>;
  /** The days that the last nudges of a learner which were sent are about, the newest first. */
  lastNudges(learner: Id, limit: number): Promise<readonly Temporal.PlainDate[]>;
}
