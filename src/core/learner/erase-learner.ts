import type { Ports } from '../ports.ts';
import type { Learner } from './model.ts';

/** Leaves everything and erases the learner, their answers and their messages' rows. There is no way back. */
export const erase = (ports: Pick<Ports, 'learner'>, learner: Learner): Promise<void> =>
  ports.learner.erase(learner.id);
