import type { Misconception } from '../curriculum/misconception.ts';
import type { Id } from '../id.ts';
import type { Given } from '../item/model.ts';

/**
 * What an answer says of a trap, which is a misconception that a distractor of its item holds: the learner chose that
 * distractor, was right, or was wrong in another way.
 */
export type TrapResult = 'fell' | 'avoided' | 'missed';

/** One answer to an item that holds a trap. */
export interface TrapMark {
  /** The misconception, by its id. */
  readonly trap: string;
  readonly result: TrapResult;
  /** Its remedy stood above the question. */
  readonly helped: boolean;
}

/** The same with the item, and the learner's day of the answer. */
export interface TrapEvent extends TrapMark {
  readonly item: string;
  readonly day: Temporal.PlainDate;
}

/** A trap that a learner fell for at least once. */
export interface Trap {
  readonly id: string;
  /** The days of the first and of the last fall, how many falls, and the item of the last one. */
  readonly since: Temporal.PlainDate;
  readonly last: Temporal.PlainDate;
  readonly times: number;
  readonly item: string;
  /**
   * `step`: a question follows with the remedy above it; `check`: that was right, and one without the remedy follows;
   * `overcome`: one without the remedy was right on a later day.
   */
  readonly stage: 'step' | 'check' | 'overcome';
  /** The day from which its next question may come, or the one on which it was overcome. */
  readonly next: Temporal.PlainDate;
}

/** A trap with what its author says of it. */
export interface ShownTrap {
  readonly trap: Trap;
  readonly misconception: Misconception;
  /** Every question about it was asked before, so that one of these comes again. */
  readonly again?: true;
  /** An item can ask about it now, unless its day is ahead. */
  readonly canAsk?: true;
  /** No point that the learner has met has another question about it. */
  readonly later?: true;
  /** The learner's day on which the point of its last fall returns. Of a trap that waits: where that comes first. */
  readonly point?: Temporal.PlainDate;
}

/** A trap that waits, since no other item can ask about it now: its remedy is read again meanwhile. */
export interface WaitingTrap extends ShownTrap {
  /** The learner's day from which an item can ask about it; absent when that depends on what they meet. */
  readonly from?: Temporal.PlainDate;
}

/** An answer as the log has it, and what is stored of its traps. */
export interface TrapAnswer {
  readonly question: Id;
  readonly item: string;
  readonly given: Given;
  readonly correct: boolean;
  /** The trap whose remedy stood above the question. */
  readonly helped?: string;
  readonly marks: readonly TrapMark[];
}
