import { dateOfDay, dayOfCohort } from '../calendar/study-days.ts';
import type { Cohort } from '../cohort/model.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports } from '../ports.ts';
import type { MadePost } from './model.ts';
import { postMoment } from './rules.ts';

/** A post as it will look on a day of the path, from 1, before anybody has done its task. Undefined when there is no such day. */
export function previewPost(
  { curriculum }: Pick<Ports, 'curriculum'>,
  { cohort, number }: { cohort: Cohort; number: number },
): (MadePost & { readonly on: Temporal.PlainDate }) | undefined {
  const path = pathOf(curriculum, cohort);
  if (!path || number > path.days.length) return undefined;
  const on = dateOfDay(cohort, number);
  const { pausedFrom: _, ...going } = cohort;
  const day = dayOfCohort(going, path, on);
  const theme = day && path.weeks[day.week - 1];
  return day && theme && { cohort, day, theme, from: postMoment(on, cohort), hasHour: false, on };
}
