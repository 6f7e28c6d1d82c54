import { dayOf } from '../calendar/rules.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import { cohortsIn } from './list-open-cohorts.ts';
import type { Cohort, CohortPrepared } from './model.ts';
import { startOf } from './rules.ts';

/** What to know before somebody fills in the form of a new cohort, and whether there is a point in it. */
export async function prepareCohort(
  ports: Pick<Ports, 'channel' | 'cohort' | 'curriculum'>,
  { learner, home, now }: { learner: Learner; home: Cohort['home']; now: Temporal.Instant },
): Promise<CohortPrepared> {
  if (!home) return { kind: 'noHome' };
  const obstacle = await ports.channel.obstacle(home);
  if (obstacle) return { kind: 'cannotPost', obstacle };
  const start = startOf(dayOf(now, learner).add({ days: 1 }));
  return { kind: 'ready', start, others: await cohortsIn(ports, { home, now }) };
}
