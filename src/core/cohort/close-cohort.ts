import type { Id } from '../id.ts';
import type { Ports, Transact } from '../ports.ts';
import { fewest } from '../summary/model.ts';
import type { Cohort, CohortEnd } from './model.ts';
import { tellChannel } from './tell-channel.ts';

/**
 * Ends a cohort for good: no post and no summary any more, and nobody joins. A last message in its channel says what was
 * done together. Its members keep their records, and their questions go on. False when it was closed before.
 */
export function closeCohort(
  ports: Transact<'alarm' | 'audit' | 'cohort' | 'delivery'>,
  { cohort, by, now }: { cohort: Cohort; by: Id; now: Temporal.Instant },
): Promise<boolean> {
  return ports.transact(async (tx) => {
    const planned = [
      ['post', await tx.alarm.lock('post', cohort.id)],
      ['summary', await tx.alarm.lock('summary', cohort.id)],
    ] as const;
    const current = await tx.cohort.get(cohort.id);
    if (!current || current.closed) return false;
    await tx.cohort.save(cohort.id, { closed: true });
    // What was to come today does not come any more.
    for (const [kind, from] of planned) await tx.alarm.move(kind, [{ subject: cohort.id, from, to: null }]);
    await tx.audit.write({ cohort: cohort.id, organiser: by, action: 'close', at: now });
    await tellChannel(tx, current, 'closed', now);
    return true;
  });
}

/** What a cohort did from its first day to its end. Nothing is counted of fewer than five people. */
export async function makeEnd(ports: Pick<Ports, 'summary'>, cohort: Cohort): Promise<CohortEnd> {
  const { people, ...did } = await ports.summary.total(cohort.id);
  return { cohort, ...(people >= fewest && { did: { people, ...did } }) };
}

/**
 * Deletes a cohort with its record: who was in it, their minutes and finished tasks there, its notes and its log. What people
 * answered stays theirs. False unless `typed` is its name.
 */
export async function deleteCohort(
  ports: Pick<Ports, 'cohort'>,
  { cohort, typed }: { cohort: Cohort; typed: string },
): Promise<boolean> {
  const same = (a: string, b: string) =>
    a.normalize('NFKC').trim().toLowerCase() === b.normalize('NFKC').trim().toLowerCase();
  if (!same(typed, cohort.name)) return false;
  await ports.cohort.remove(cohort.id);
  return true;
}
