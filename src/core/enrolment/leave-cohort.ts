import { changeSettings } from '../learner/change-settings.ts';
import type { Learner } from '../learner/model.ts';
import type { Transact } from '../ports.ts';
import type { Enrolment } from './model.ts';

/** Leaves a cohort. The record stays with the learner, and comes along when they come back. */
export async function leave(
  ports: Transact<'alarm' | 'enrolment' | 'learner'>,
  { learner, enrolment, last, now }: { learner: Learner; enrolment: Enrolment; last: boolean; now: Temporal.Instant },
): Promise<void> {
  await ports.transact(async (tx) => {
    await tx.enrolment.save(enrolment.id, { left: now });
    // Nobody hears from a bot that they have left.
    if (last) await changeSettings(tx, { learner, changes: { remind: 'nowhere' }, now });
  });
}
