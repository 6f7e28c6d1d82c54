import type { Grade } from '../card/model.ts';
import type { Scheduling } from '../card/rules.ts';
import type { Id } from '../id.ts';
import type { Appeal, AppealKind } from './model.ts';

export interface AppealPort {
  /** False when its learner has said this of the answer before. */
  add(of: {
    question: Id;
    learner: Id;
    cohort: Id;
    kind: AppealKind;
    reason: string;
    at: Temporal.Instant;
  }): Promise<boolean>;
  get(id: Id): Promise<Appeal | undefined>;
  /** Those that wait for a decision in the cohorts that this person organises, the oldest first. */
  pending(organiser: Id): Promise<readonly Appeal[]>;
  /** Writes down who decided what. False when it was decided before. */
  decide(of: { appeal: Id; agrees: boolean; organiser: Id; at: Temporal.Instant }): Promise<boolean>;
  /**
   * Counts the same answer to the same item as right, with this grade, for everybody of the cohort whose answer was
   * counted wrong. Gives whose they were.
   */
  credit(of: {
    appeal: Id;
    grade: Grade;
    organiser: Id;
    at: Temporal.Instant;
  }): Promise<readonly { readonly id: Id; readonly clock: Scheduling }[]>;
}
