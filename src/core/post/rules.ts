import { momentOf } from '../calendar/rules.ts';
import type { Cohort } from '../cohort/model.ts';
import { cohortDate } from '../cohort/rules.ts';

/** The day of a post that is planned now: today if its time has come, and never an earlier day, however late it is. */
export function dayToPost(cohort: Cohort, now: Temporal.Instant): Temporal.PlainDate | undefined {
  const today = cohortDate(cohort, now);
  return Temporal.Instant.compare(momentOf(today, cohort.postTime, cohort.zone), now) <= 0 ? today : undefined;
}
