import type { Cohort } from '../cohort/model.ts';
import type { Day, Week } from '../curriculum/path.ts';
import type { Asked } from '../daily-question/model.ts';
import type { Occurrence } from '../office-hour/model.ts';

/** The day's post of a cohort, as it is now. */
export interface MadePost {
  readonly cohort: Cohort;
  readonly day: Day;
  readonly theme: Week;
  /** It is not sent before this moment. */
  readonly from: Temporal.Instant;
  /** How many have done its task. Absent below the number from which anything is counted. */
  readonly did?: number;
  /** The office hour of its day. */
  readonly held?: Occurrence;
  /** Whether its group has ever had an office hour: then the post may have named one that is held no more. */
  readonly hasHour: boolean;
  /** The question of the day. */
  readonly asks?: Asked;
}
