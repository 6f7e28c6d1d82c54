import type { Queue } from 'bullmq';
import { cleanUp } from './bull.ts';
import type { Job } from './job.ts';

/** How much further ahead than its period the next tick of a healthy scheduler may be (ms). */
const aheadMs = 60_000;

/** BullMQ's schedulers in a queue of ticks, one for each job. */
export function schedulers(jobs: readonly Job[]) {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  const tooFarAhead = ({ key, next }: { key: string; next?: number | undefined }) => {
    const job = byName.get(key);
    return job !== undefined && (next ?? 0) > Date.now() + job.every.seconds * 1000 + aheadMs;
  };
  return {
    /** Makes one scheduler per job, and none of a job that is no more. */
    async set(ticks: Queue): Promise<void> {
      // Set while the machine's clock ran ahead, it would stand still until then. As it exists, an upsert would keep it.
      for (const known of await ticks.getJobSchedulers())
        if (!byName.has(known.key) || tooFarAhead(known)) await ticks.removeJobScheduler(known.key);
      for (const job of jobs)
        await ticks.upsertJobScheduler(
          job.name,
          { every: job.every.seconds * 1000 },
          { name: job.name, opts: cleanUp },
        );
    },
    /** Is every scheduler there, its next tick no later than that, and not too far ahead? */
    async areSet(ticks: Queue, mayBeLateMs: number): Promise<boolean> {
      const known = await ticks.getJobSchedulers();
      const late = Date.now() - mayBeLateMs;
      return known.length === jobs.length && known.every((one) => (one.next ?? 0) > late && !tooFarAhead(one));
    },
  };
}
