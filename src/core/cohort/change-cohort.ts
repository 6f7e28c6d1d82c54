import type { Ports } from '../ports.ts';
import { nextDue } from './due.ts';
import type { Cohort } from './model.ts';

/** Changes a cohort, and with it when its jobs act next. */
export async function changeCohort(
  ports: Pick<Ports, 'cohort' | 'curriculum'>,
  input: {
    cohort: Cohort;
    changes: Partial<Pick<Cohort, 'name' | 'languages' | 'hour' | 'zone' | 'board' | 'home'>>;
    now: Temporal.Instant;
  },
): Promise<Cohort> {
  const cohort = { ...input.cohort, ...input.changes };
  const due = nextDue(cohort, ports.curriculum.paths.get(cohort.path), input.now);
  await ports.cohort.save(cohort.id, { ...input.changes, ...due });
  return cohort;
}
