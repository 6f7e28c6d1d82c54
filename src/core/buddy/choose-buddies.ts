import type { Enrolment } from '../enrolment/model.ts';
import type { Transact } from '../ports.ts';
import { mayHaveBuddies, nextRound } from './rules.ts';

/** Whether somebody wants buddies in a group. The first who does has its next round set. */
export function chooseBuddies(
  ports: Transact<'alarm' | 'buddy'>,
  { enrolment, on, now }: { enrolment: Pick<Enrolment, 'id' | 'cohort'>; on: boolean; now: Temporal.Instant },
): Promise<void> {
  const { id, cohort } = enrolment;
  return ports.transact(async (tx) => {
    if (!on) return tx.buddy.stop(id);
    if (!mayHaveBuddies(cohort)) return;
    const from = await tx.alarm.lock('buddies', cohort.id);
    await tx.buddy.want({ enrolment: id, at: now });
    if (!from) await tx.alarm.move('buddies', [{ subject: cohort.id, from, to: nextRound(cohort, now) }]);
  });
}
