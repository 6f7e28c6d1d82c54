import type { Id } from '../id.ts';
import type { OfficeHour, Turn, TurnState } from './model.ts';

/** Office hours, and who queues for them. Each verb is atomic. */
export interface OfficeHourPort {
  /** Those of these cohorts, also those that are cancelled. */
  list(cohorts: readonly Id[]): Promise<readonly OfficeHour[]>;
  /** In the place of the one that the cohort had. `by` set it last. */
  save(hour: OfficeHour, by: Id): Promise<void>;
  /** The turns of a cohort that wait or are called, of all days, in their order. */
  queue(cohort: Id): Promise<readonly Turn[]>;
  turn(id: Id): Promise<Turn | undefined>;
  /** A place at the end of a day's queue, unless they have one there, or this key gave them one. */
  join(of: {
    cohort: Id;
    day: Temporal.PlainDate;
    enrolment: Id;
    topic: string;
    key: string;
    at: Temporal.Instant;
  }): Promise<void>;
  /** Only within a transaction that has locked the cohort's alarm of this kind. */
  move(turns: readonly Id[], to: TurnState): Promise<void>;
}
