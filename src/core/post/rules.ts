import { momentOf } from '../calendar/rules.ts';
import type { Cohort } from '../cohort/model.ts';
import { cohortDate } from '../cohort/rules.ts';

/** The moment of a cohort's own at which it has the post of `day`. */
export const postMoment = (day: Temporal.PlainDate, { postTime, zone }: Pick<Cohort, 'postTime' | 'zone'>) =>
  momentOf(day, postTime, zone);

/** The day of a post that is planned now: today if its time has come, and never an earlier day, however late it is. */
export function dayToPost(cohort: Cohort, now: Temporal.Instant): Temporal.PlainDate | undefined {
  const today = cohortDate(cohort, now);
  return Temporal.Instant.compare(postMoment(today, cohort), now) <= 0 ? today : undefined;
}
