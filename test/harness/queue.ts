import { createPostgresBackend, Queue } from 'bullmq';
import { openPool } from '../../src/postgres/client.ts';
import type { QueueStore } from '../../src/schedule/bull.ts';

/** The queue of ticks as a tool of an operator sees it, over connections of its own. */
export async function queueOn(store: QueueStore): Promise<{
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** When a job is to tick next. */
  next(job: string): Promise<number>;
  close(): Promise<void>;
}> {
  const pool = 'redisUrl' in store ? undefined : openPool(store.databaseUrl, { schema: 'bullmq', max: 2 });
  pool?.on('error', () => {});
  const queue =
    'redisUrl' in store
      ? new Queue('tongxue-ticks', { connection: { url: store.redisUrl } })
      : new Queue('tongxue-ticks', { connection: pool as never }, createPostgresBackend as never);
  queue.on('error', () => {});
  await queue.waitUntilReady();
  return {
    pause: () => queue.pause(),
    resume: () => queue.resume(),
    next: async (job) => (await queue.getJobScheduler(job))?.next ?? 0,
    async close() {
      await queue.close();
      await pool?.end();
    },
  };
}
