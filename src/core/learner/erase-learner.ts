import type { Ports } from '../ports.ts';
import type { Learner } from './model.ts';

/** Erases the learner with their enrolments, answers and deliveries. This cannot be undone. */
export const erase = (ports: Pick<Ports, 'learner'>, learner: Learner): Promise<void> =>
  ports.learner.erase(learner.id);
