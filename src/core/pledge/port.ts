import type { Id } from '../id.ts';
import type { Kept, Pledge } from './model.ts';

/** What learners mean to do, one a week. Each verb is atomic. */
export interface PledgePort {
  get(learner: Id, monday: Temporal.PlainDate): Promise<Pledge | undefined>;
  /** In the place of what was there. False when they have said already how it went. */
  save(of: { learner: Id; pledge: Pledge; at: Temporal.Instant }): Promise<boolean>;
  /** False when there is none of that week. */
  answer(of: { learner: Id; monday: Temporal.PlainDate; kept: Kept }): Promise<boolean>;
}
