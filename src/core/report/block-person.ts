import type { Id } from '../id.ts';
import type { Transact } from '../ports.ts';

/**
 * From now on `learner` reads nothing by `blocked`, and is never their study buddy; whoever is now leaves. For good, and
 * the other one is not told.
 */
export function blockPerson(
  ports: Transact<'report' | 'buddy'>,
  { learner, blocked, now }: { learner: Id; blocked: Id; now: Temporal.Instant },
): Promise<void> {
  return ports.transact(async (tx) => {
    await tx.report.block({ learner, blocked, at: now });
    await tx.buddy.part({ learner, other: blocked });
  });
}
