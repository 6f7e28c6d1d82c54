import type { Grade, Parameters } from '../card/model.ts';
import type { Id } from '../id.ts';

/** One answer, as far as a fit hears of it. */
export interface LoggedAnswer {
  readonly learner: Id;
  readonly kp: string;
  readonly grade: Grade;
  readonly day: Temporal.PlainDate;
}

/** What came of a fit. The losses are on answers that it had not seen: of the parameters in use, and of the fitted ones. */
export interface Fit {
  /** Absent for what is fitted over all learners. */
  readonly learner?: Id;
  readonly at: Temporal.Instant;
  /** How many answers it was made from. */
  readonly answers: number;
  readonly before: number;
  readonly after: number;
  readonly parameters: Parameters;
  readonly adopted: boolean;
}
