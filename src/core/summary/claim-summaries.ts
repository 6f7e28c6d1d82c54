import { nextAlarms } from '../cohort/alarms.ts';
import { claimMessages } from '../cohort/claim-messages.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports, Transact } from '../ports.ts';
import { summaryWeek } from './rules.ts';
import { showDraftAgain } from './show-draft-again.ts';

/**
 * Plans the weekly summaries that are due; the drafts of them that organisers have say so. Returns the number of cohorts
 * that it looked at.
 */
export function claimSummaries(
  ports: Pick<Ports, 'curriculum'> & Transact<'alarm' | 'cohort' | 'delivery' | 'edit' | 'learner' | 'summary'>,
  batch: { now: Temporal.Instant; limit: number },
): Promise<number> {
  const { now } = batch;
  const plan = {
    next: (cohort) => nextAlarms(cohort, pathOf(ports.curriculum, cohort), now).summaryAt,
    about: (cohort, due) => summaryWeek(cohort.zone, due, now),
    message: 'weekly-summary',
  } as const satisfies Parameters<typeof claimMessages>[2];
  return ports.transact(async (tx) => {
    const { looked, cohorts } = await claimMessages(tx, 'summary', plan, batch);
    await showDraftAgain(tx, { cohorts, now });
    return looked;
  });
}
