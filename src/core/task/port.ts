import type { Id } from '../id.ts';

export interface TaskPort {
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
