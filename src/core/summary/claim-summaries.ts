import { nextAlarms } from '../cohort/alarms.ts';
import { claimMessages } from '../cohort/claim-messages.ts';
import type { Ports, Transact } from '../ports.ts';
import { summaryWeek } from './rules.ts';

/** Plans the weekly summaries that are due. Returns the number of cohorts that it looked at. */
export function claimSummaries(
  ports: Pick<Ports, 'curriculum'> & Transact<'alarm' | 'cohort' | 'delivery'>,
  batch: { now: Temporal.Instant; limit: number },
): Promise<number> {
  const { now } = batch;
  const plan = {
    next: (cohort) => nextAlarms(cohort, ports.curriculum.paths.get(cohort.path), now).summaryAt,
    about: (cohort, due) => summaryWeek(cohort.zone, due, now),
    message: 'weekly-summary',
  } as const satisfies Parameters<typeof claimMessages>[2];
  return claimMessages(ports, 'summary', plan, batch);
}
