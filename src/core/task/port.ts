import type { Id } from '../id.ts';
import type { GivenLink } from '../link/model.ts';

export interface TaskPort {
  /** Whether the last answer to each of these items was right: the newest first, at most `most` of them. */
  lastAnswers(of: { learner: Id; items: readonly string[]; most: number }): Promise<readonly boolean[]>;
  /** The learner's day on which they had answered as many of these items; undefined while they have not. */
  answeredOn(of: { learner: Id; items: readonly string[]; many: number }): Promise<Temporal.PlainDate | undefined>;
  /** Stores the evidence and the minutes together. False when the task was finished before: it counts once. */
  finish(input: {
    enrolment: Id;
    task: string;
    evidence: readonly string[];
    minutes: number;
    /** As many minutes count on a day. */
    mostADay: number;
    /** Whether some of the evidence was checked: only then the minutes count on the board. */
    checked: boolean;
    /** Links that wait to be checked. */
    links?: readonly GivenLink[];
    day: Temporal.PlainDate;
    at: Temporal.Instant;
  }): Promise<boolean>;
  /** What was given for a task that is finished, and whether its minutes count on the board. */
  evidence(
    enrolment: Id,
    task: Id,
  ): Promise<{ readonly given: readonly string[]; readonly counts: boolean } | undefined>;
  /** Notes how many minutes a task took, in place of what was noted before. False unless it was finished on that day. */
  noteTook(of: { enrolment: Id; task: string; minutes: number; day: Temporal.PlainDate }): Promise<boolean>;
  /** The minutes of focus on a task that were counted. */
  focused(of: { enrolment: Id; task: string }): Promise<number>;
  /** How many people of a cohort have ever finished a task. */
  countFinished(cohort: Id, task: string): Promise<number>;
}
