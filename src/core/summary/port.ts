import type { Id } from '../id.ts';
import type { CohortWeek, OrganiserAbout, SummaryChoice, WeeklySummary } from './model.ts';

export interface SummaryPort {
  /** What a cohort did in a week. `from` is a Monday; the last week is the seven days before it. */
  week(cohort: Id, from: Temporal.PlainDate): Promise<CohortWeek>;
  /** What it has done in all, and how many people did something. */
  total(cohort: Id): Promise<NonNullable<WeeklySummary['did']>>;
  /** The points that a cohort was asked about from this day on, up to the day before `end`. */
  points(cohort: Id, from: Temporal.PlainDate, end?: Temporal.PlainDate): Promise<CohortWeek['kps']>;
  /** What an organiser decided about a summary, by its Monday. */
  choice(cohort: Id, monday: Temporal.PlainDate): Promise<SummaryChoice | undefined>;
  choose(of: { cohort: Id; monday: Temporal.PlainDate; by: Id; choice: SummaryChoice }): Promise<void>;
  /** Cohorts whose summary comes between the two moments, and whose organiser has not been told of one since `told`. */
  listDrafts(of: {
    after: Temporal.Instant;
    until: Temporal.Instant;
    told: Temporal.Instant;
    limit: number;
  }): Promise<readonly Id[]>;
  /** Cohorts that go on, began between the two dates, and whose organiser has not been told of this. */
  listBegun(of: {
    about: OrganiserAbout;
    from: Temporal.PlainDate;
    to: Temporal.PlainDate;
    limit: number;
  }): Promise<readonly Id[]>;
  markTold(of: { cohorts: readonly Id[]; about: OrganiserAbout; at: Temporal.Instant }): Promise<void>;
  /** What the organiser of cohorts has been told since then, or the organisers of these. */
  told(
    of: { readonly organiser: Id } | { readonly cohorts: readonly Id[] },
    since: Temporal.Instant,
  ): Promise<readonly { cohort: Id; organiser: Id; about: OrganiserAbout; at: Temporal.Instant }[]>;
}
