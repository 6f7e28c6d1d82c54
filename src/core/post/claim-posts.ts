import { nextAlarms } from '../cohort/alarms.ts';
import { claimMessages } from '../cohort/claim-messages.ts';
import type { Ports, Transact } from '../ports.ts';
import { dayToPost } from './rules.ts';

/** Plans the daily posts that are due. Returns the number of cohorts that it looked at. */
export async function claimPosts(
  ports: Pick<Ports, 'curriculum'> & Transact<'alarm' | 'cohort' | 'delivery'>,
  batch: { now: Temporal.Instant; limit: number },
): Promise<number> {
  const { now } = batch;
  const plan = {
    next: (cohort) => nextAlarms(cohort, ports.curriculum.paths.get(cohort.path), now).postAt,
    about: (cohort) => dayToPost(cohort, now),
    message: 'daily-post',
  } as const satisfies Parameters<typeof claimMessages>[2];
  const { looked } = await claimMessages(ports, 'post', plan, batch);
  return looked;
}
