import type { Id } from '../id.ts';
import type { OwnKind, OwnRows } from './model.ts';

/** What is kept of one learner, over all tables. */
export interface OwnDataPort {
  count(learner: Id): Promise<Readonly<Record<OwnKind, number>>>;
  /** Every table in which there may be something of a learner, with their rows, all of one moment. Nobody else's id is in it. */
  read(learner: Id): Promise<OwnRows>;
}
