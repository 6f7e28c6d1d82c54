import type { Id } from '../id.ts';

export interface TaskPort {
  /** Whether the last answer to each of these items was right: the newest first, at most `most` of them. */
  lastAnswers(of: { learner: Id; items: readonly string[]; most: number }): Promise<readonly boolean[]>;
  /** Stores the evidence and the minutes together. False when the task was finished before: it counts once. */
  finish(input: {
    enrolment: Id;
    task: string;
    evidence: readonly string[];
    minutes: number;
    day: Temporal.PlainDate;
    at: Temporal.Instant;
  }): Promise<boolean>;
  /** How many people of a cohort have ever finished a task. */
  countFinished(cohort: Id, task: string): Promise<number>;
}
