import type { Transact } from '../ports.ts';
import { closeQueues } from './queue.ts';
import { nextEnd, nextOccurrence } from './rules.ts';

/** Closes the queues of office hours that are over, and tells whoever was left. How many groups it looked at. */
export function claimOfficeHours(
  ports: Transact<'alarm' | 'cohort' | 'delivery' | 'learner' | 'officeHour'>,
  { now, limit }: { readonly now: Temporal.Instant; readonly limit: number },
): Promise<number> {
  return ports.transact(async (tx) => {
    const claimed = await tx.alarm.claim('office-hour', now, limit);
    if (!claimed.length) return 0;
    const ids = claimed.map(({ subject }) => subject);
    const cohorts = new Map((await tx.cohort.list(ids)).map((one) => [one.id, one]));
    const hours = new Map((await tx.officeHour.list(ids)).map((one) => [one.cohort, one]));
    const moves = [];
    for (const { subject, at } of claimed) {
      const [cohort, hour] = [cohorts.get(subject), hours.get(subject)];
      const next = cohort && hour && nextOccurrence(hour, cohort, now);
      await closeQueues(tx, { cohort: subject, keep: next?.on, as: 'over', now });
      moves.push({ subject, from: at, to: cohort ? nextEnd(hour, cohort, now) : null });
    }
    await tx.alarm.move('office-hour', moves);
    return claimed.length;
  });
}
