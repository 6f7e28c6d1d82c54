import type { Ports, Transact } from '../ports.ts';
import { changeCohort } from './change-cohort.ts';
import type { Cohort, CohortMoved } from './model.ts';

/** Makes a channel the cohort's home, if the bot may post there. */
export async function moveCohort(
  ports: Pick<Ports, 'channel' | 'curriculum'> & Transact<'alarm' | 'cohort'>,
  { cohort, home, now }: { cohort: Cohort; home: Cohort['home']; now: Temporal.Instant },
): Promise<CohortMoved> {
  if (!home || !(await ports.channel.mayPost(home))) return { kind: 'cannotPost' };
  return { kind: 'moved', cohort: await changeCohort(ports, { cohort, changes: { home }, now }) };
}
