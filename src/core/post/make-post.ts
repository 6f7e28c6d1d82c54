import { dayOfCohort } from '../calendar/study-days.ts';
import type { Cohort } from '../cohort/model.ts';
import { cohortDate } from '../cohort/rules.ts';
import type { Day, Path } from '../curriculum/path.ts';
import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import { postMoment } from './rules.ts';

/** What the daily post is about, and the moment before which it is not sent. Undefined when its day is past or has no task. */
export async function makePost(
  ports: Pick<Ports, 'cohort' | 'curriculum'>,
  input: { cohort: Id; day: Temporal.PlainDate; now: Temporal.Instant },
): Promise<{ cohort: Cohort; day: Day; theme: Path['weeks'][number]; from: Temporal.Instant } | undefined> {
  const cohort = await ports.cohort.get(input.cohort);
  const path = cohort && ports.curriculum.paths.get(cohort.path);
  if (!cohort || !path || Temporal.PlainDate.compare(cohortDate(cohort, input.now), input.day) > 0) return undefined;
  const day = dayOfCohort(cohort, path, input.day);
  const theme = day && path.weeks[day.week - 1];
  return day && theme && { cohort, day, theme, from: postMoment(input.day, cohort) };
}
