import { groupDay } from '../calendar/study-days.ts';
import type { Ports } from '../ports.ts';
import { listCohorts } from './list-cohorts.ts';
import type { Cohort } from './model.ts';
import { cohortDate } from './rules.ts';

/** The cohorts of this workspace that can be joined: all that are not over. None in a DM. */
export async function openCohorts(
  ports: Pick<Ports, 'cohort' | 'curriculum'>,
  { platform, workspace, now }: { platform: string; workspace: string | undefined; now: Temporal.Instant },
): Promise<readonly Cohort[]> {
  const cohorts = await listCohorts(ports, { platform, workspace });
  return cohorts.filter((cohort) => {
    const path = ports.curriculum.paths.get(cohort.path);
    return path && groupDay(cohort, cohortDate(cohort, now)) <= path.days.length;
  });
}
