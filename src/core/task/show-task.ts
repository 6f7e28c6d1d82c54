import type { Ports } from '../ports.ts';
import type { At, TaskShown } from './model.ts';
import { today } from './rules.ts';

/** My task for my day. */
export async function showTask({ store, curriculum }: Ports, at: Omit<At, 'record'>): Promise<TaskShown> {
  const route = curriculum.routes.get(at.enrolment.cohort.route);
  if (!route) return { kind: 'gone' };
  const record = await store.record({ learner: at.learner.id, enrolment: at.enrolment.id });
  return { kind: 'today', today: today(route, { ...at, record }), record, route };
}
