import type { Id } from '../id.ts';
import type { NewTurn, Reason, ReportedCase, Settlement, Turn, TurnReport } from './model.ts';

/** Questions to the tutor. Each verb is atomic. */
export interface ConversationPort {
  /**
   * Keeps a question, and forgets the learner's own beyond the newest `most`, apart from reports that wait. Undefined for
   * somebody who is not written down.
   */
  add(turn: NewTurn, most: number): Promise<Id | undefined>;
  /** The newest questions that a learner has asked in a place since `after`, the oldest of them first. */
  recent(of: { learner: Id; place: string; after: Temporal.Instant; most: number }): Promise<readonly Turn[]>;
  /** A question of the learner's own. */
  find(of: { turn: Id; learner: Id }): Promise<Turn | undefined>;
  /** What was shown as its answer, and the skills that this is about. */
  answered(of: { turn: Id; answer: string; skills: readonly string[] }): Promise<void>;
  /** What the asker says of the answer: the newest counts. False when it is not theirs, or was settled. */
  rate(of: { turn: Id; learner: Id; helpful: boolean; reason?: Reason; words?: string }): Promise<boolean>;
  /** Those that wait in the cohorts of a workspace, as `slack T123`, the oldest first. */
  reports(of: { workspace: string; limit: number }): Promise<readonly TurnReport[]>;
  /** Writes down what an organiser says of it. False when it is settled or gone, or of another workspace. */
  settle(of: {
    turn: Id;
    workspace: string;
    settled: Settlement;
    organiser: Id;
    at: Temporal.Instant;
  }): Promise<boolean>;
  /** Keeps how much help was taken with a quiz's question; never less than before, and nothing after the answer. */
  noteHints(question: Id, taken: number): Promise<void>;
  /** What is to become a part of the evaluation, the oldest first. */
  cases(): Promise<readonly ReportedCase[]>;
}
