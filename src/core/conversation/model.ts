import type { Id } from '../id.ts';
import type { Language } from '../language/model.ts';
import type { Subject } from '../tutor/model.ts';

/** Why an answer did not help. */
export const reasons = ['wrong', 'missed', 'unclear', 'other'] as const;
export type Reason = (typeof reasons)[number];

/** What an organiser says about a report: what `/ask` should have done, or that nothing is to be done. */
export const settlements = ['answer', 'decline', 'nothing'] as const;
export type Settlement = (typeof settlements)[number];

/** The most characters of what somebody says about an answer. */
export const maxWords = 300;

/** A question to the tutor. It belongs to whoever asked, and is erased with them. */
export interface Turn {
  readonly id: Id;
  readonly question: string;
  readonly subject?: Subject;
  /** The questions before it that it goes on from, the oldest first. */
  readonly earlier: readonly string[];
}

export interface NewTurn extends Omit<Turn, 'id'> {
  readonly learner: Id;
  readonly cohort?: Id;
  readonly language: Language;
  /** The DM or the thread in which it was asked, where others may follow; none for what was asked by a form or a command. */
  readonly place?: string;
  readonly at: Temporal.Instant;
}

/** A question whose answer did not help, for an organiser. Who asked is not said. */
export interface TurnReport {
  readonly id: Id;
  readonly cohort: Id;
  readonly question: string;
  /** What was shown; empty when that was lost. */
  readonly answer: string;
  readonly reason: Reason;
  readonly words: string;
}

/** A settled report that says what `/ask` should have done: a case for `npm run eval`, once a person has read it. */
export interface ReportedCase {
  readonly id: Id;
  /** Empty for one that was asked from a lesson, a task or an answered question without a word. */
  readonly question: string;
  readonly language: Language;
  readonly earlier: readonly string[];
  /** The skill or the task from which it was asked. */
  readonly about: string | null;
  readonly settled: Exclude<Settlement, 'nothing'>;
  /** The skills of what was shown. */
  readonly skills: readonly string[];
  readonly reason: Reason;
  /** What the asker and the members of their group are called, which has no place in a case. */
  readonly names: readonly string[];
}
