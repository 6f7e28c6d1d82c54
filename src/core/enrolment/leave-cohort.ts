import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import type { Enrolment } from './model.ts';

/** Leaves a cohort. The record stays with the learner, and comes along when they come back. */
export async function leave(
  ports: Pick<Ports, 'enrolment' | 'learner'>,
  input: { learner: Learner; enrolment: Enrolment; last: boolean; now: Temporal.Instant },
): Promise<void> {
  await ports.enrolment.save(input.enrolment.id, { left: input.now });
  // Nobody hears from a bot that they have left.
  if (input.last) await ports.learner.save(input.learner.id, { remind: 'nowhere', remindAt: null });
}
