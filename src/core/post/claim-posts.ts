import { nextAlarms } from '../cohort/alarms.ts';
import { claimMessages } from '../cohort/claim-messages.ts';
import { askDaily } from '../daily-question/ask-daily.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports, Transact } from '../ports.ts';
import { dayToPost } from './rules.ts';

/** Plans the daily posts that are due, each with its question. Returns the number of cohorts that it looked at. */
export async function claimPosts(
  ports: Pick<Ports, 'curriculum'> & Transact<'alarm' | 'cohort' | 'dailyQuestion' | 'delivery'>,
  batch: { now: Temporal.Instant; limit: number },
): Promise<number> {
  const { now } = batch;
  const plan = {
    next: (cohort) => nextAlarms(cohort, pathOf(ports.curriculum, cohort), now).postAt,
    about: (cohort) => dayToPost(cohort, now),
    message: 'daily-post',
  } as const satisfies Parameters<typeof claimMessages>[2];
  return ports.transact(async (tx) => {
    const { looked, cohorts } = await claimMessages(tx, 'post', plan, batch);
    for (const cohort of cohorts) {
      const day = dayToPost(cohort, now);
      if (day) await askDaily(tx, ports.curriculum, { cohort, day, now });
    }
    return looked;
  });
}
