import { momentOf } from '../calendar/rules.ts';
import type { Cohort } from '../cohort/model.ts';
import { cohortDate } from '../cohort/rules.ts';

/** The day of a post that is planned now, however many days late: today when its time has come, and never yesterday. */
export function dayToPost(cohort: Cohort, now: Temporal.Instant): Temporal.PlainDate | undefined {
  const today = cohortDate(cohort, now);
  return Temporal.Instant.compare(momentOf(today, cohort.postTime, cohort.zone), now) <= 0 ? today : undefined;
}
