import { momentOf, nextMoment } from '../calendar/rules.ts';
import { dayOfCohort } from '../calendar/study-days.ts';
import type { Path } from '../curriculum/path.ts';
import { summaryHour } from '../summary/rules.ts';
import type { Cohort, Due } from './model.ts';

/** When the cohort's jobs act next: the post on each written task day, the summary on each Friday up to the last one. */
export function nextDue(
  cohort: Pick<Cohort, 'start' | 'hour' | 'zone' | 'home'>,
  path: Path | undefined,
  now: Temporal.Instant,
): Due {
  if (!cohort.home || !path) return { postAt: null, summaryAt: null };
  const begun = momentOf(cohort.start, 0, cohort.zone);
  const from = Temporal.Instant.compare(now, begun) < 0 ? begun.subtract({ seconds: 1 }) : now;
  const written = (date: Temporal.PlainDate) => Boolean(dayOfCohort(cohort, path, date));
  return {
    postAt: nextMoment(from, cohort.hour, cohort.zone, written) ?? null,
    summaryAt: nextMoment(from, summaryHour, cohort.zone, (date) => date.dayOfWeek === 5 && written(date)) ?? null,
  };
}
