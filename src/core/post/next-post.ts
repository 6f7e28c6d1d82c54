import { nextAlarms } from '../cohort/alarms.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports } from '../ports.ts';

/** The next moment after `now` at which a cohort of a workspace has a post; undefined when no path goes on. */
export async function nextPost(
  ports: Pick<Ports, 'cohort' | 'curriculum'>,
  { now, ...where }: { platform: string; workspace: string; now: Temporal.Instant },
): Promise<Temporal.Instant | undefined> {
  const cohorts = await ports.cohort.listIn(where);
  return cohorts
    .flatMap((cohort) => nextAlarms(cohort, pathOf(ports.curriculum, cohort), now).postAt ?? [])
    .sort(Temporal.Instant.compare)[0];
}
