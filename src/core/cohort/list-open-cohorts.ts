import { groupDay } from '../calendar/study-days.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports } from '../ports.ts';
import { listCohorts } from './list-cohorts.ts';
import type { Cohort, Viewer } from './model.ts';
import { cohortDate } from './rules.ts';

/** The cohorts of this workspace that somebody can join: all that they may know of and that are not over. None in a DM. */
export async function openCohorts(
  ports: Pick<Ports, 'channel' | 'cohort' | 'curriculum'>,
  { viewer, now }: { readonly viewer: Viewer; readonly now: Temporal.Instant },
): Promise<readonly Cohort[]> {
  const cohorts = await listCohorts(ports, { viewer });
  return cohorts.filter((cohort) => isOpen(cohort, ports, now));
}

/** The cohorts that post in a channel and are not over. */
export async function cohortsIn(
  ports: Pick<Ports, 'cohort' | 'curriculum'>,
  { home, now }: { readonly home: NonNullable<Cohort['home']>; readonly now: Temporal.Instant },
): Promise<readonly Cohort[]> {
  const cohorts = await ports.cohort.listIn(home);
  return cohorts.filter((cohort) => cohort.home?.channel === home.channel && isOpen(cohort, ports, now));
}

function isOpen(cohort: Cohort, { curriculum }: Pick<Ports, 'curriculum'>, now: Temporal.Instant): boolean {
  const path = pathOf(curriculum, cohort);
  return path !== undefined && !cohort.closed && groupDay(cohort, cohortDate(cohort, now)) <= path.days.length;
}
