import type { Id } from '../id.ts';
import type { Line, Retro } from './model.ts';

/** How learners look back on a week, once in each group. What they share is a note of the kind `line`. Each verb is atomic. */
export interface RetroPort {
  /** False when there is one of that week. */
  add(of: { enrolment: Id; retro: Retro; at: Temporal.Instant }): Promise<boolean>;
  get(enrolment: Id, monday: Temporal.PlainDate): Promise<Retro | undefined>;
  /** How many members have looked back on a week. */
  count(cohort: Id, monday: Temporal.PlainDate): Promise<number>;
  /** The lines that were shared of a week, as `aboutWeek` writes it, and are not hidden, oldest first; for a `reader`, none by somebody whom they blocked. */
  lines(of: { cohort: Id; about: string; reader?: Id }): Promise<readonly Line[]>;
}
