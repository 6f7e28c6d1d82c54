import { changeSettings } from '../learner/change-settings.ts';
import type { Learner } from '../learner/model.ts';
import type { Transact } from '../ports.ts';
import type { Enrolment } from './model.ts';

/** Leaves a cohort. The record is kept, and is there when the learner comes back. */
export async function leave(
  ports: Transact<'alarm' | 'card' | 'enrolment' | 'learner'>,
  { learner, enrolment, last, now }: { learner: Learner; enrolment: Enrolment; last: boolean; now: Temporal.Instant },
): Promise<void> {
  await ports.transact(async (tx) => {
    await tx.enrolment.save(enrolment.id, { left: now });
    // Somebody who has left their last group gets no message any more.
    if (last) await changeSettings(tx, { learner, changes: { remind: 'nowhere', nudge: false }, now });
  });
}
