import type { Ports } from '../ports.ts';
import { nextDue } from './due.ts';
import type { Cohort } from './model.ts';

/** Changes a cohort, and with it when its jobs act next. */
export async function changeCohort(
  { store, curriculum }: Ports,
  input: {
    cohort: Cohort;
    changes: Partial<Pick<Cohort, 'name' | 'language' | 'hour' | 'zone' | 'board' | 'home'>>;
    now: Temporal.Instant;
  },
): Promise<Cohort> {
  const cohort = { ...input.cohort, ...input.changes };
  const due = nextDue(cohort, curriculum.routes.get(cohort.route), input.now);
  await store.saveCohort(cohort.id, { ...input.changes, ...due });
  return cohort;
}
