import { type ConnectionOptions, Queue } from 'bullmq';
import { openPool } from '../postgres/client.ts';
import { backends, prefixIn, type QueueStore, schema } from './bull.ts';
import { askRedis, queueNames, redisClient } from './redis.ts';
import { inTime } from './silent.ts';

/** What is in a queue of BullMQ. */
export interface Depth {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
  readonly paused: boolean;
}

export async function depthOf(queue: Queue): Promise<Depth> {
  const counts = await queue.getJobCounts('wait', 'prioritized', 'active', 'failed');
  const { wait = 0, prioritized = 0, active = 0, failed = 0 } = counts;
  return { queue: queue.name, waiting: wait + prioritized, active, failed, paused: await queue.isPaused() };
}

/** The queues, over connections of their own that nothing else needs. */
export interface OpenQueues {
  readonly all: readonly Queue[];
  /** Hangs up, within two seconds. */
  close(): Promise<void>;
}

/** Opens the queues to look into them from outside of the bot; makes none. Throws when a Redis does not answer in time. */
export async function openQueues(store: QueueStore, withinMs = 10_000): Promise<OpenQueues> {
  const cluster = 'redisUrl' in store && (await askRedis(store.redisUrl, withinMs)).cluster !== undefined;
  const redis = 'redisUrl' in store ? redisClient(store.redisUrl, false, cluster) : undefined;
  const pool = 'redisUrl' in store ? undefined : openPool(store.databaseUrl, { schema, max: 2 });
  redis?.on('error', () => {});
  pool?.on('error', () => {});
  const all = Object.values(queueNames).map((name) => {
    const connection = (redis ?? pool) as ConnectionOptions;
    const options = { connection, skipMetasUpdate: true, ...prefixIn({ ...store, cluster }, name) };
    const queue = new Queue(name, options, (redis ? backends.redis : backends.postgres) as never);
    queue.on('error', () => {});
    return queue;
  });
  return {
    all,
    async close() {
      await Promise.race([
        Promise.allSettled(all.map((queue) => queue.close())),
        inTime(new Promise(() => {}), 2_000).catch(() => {}),
      ]);
      redis?.disconnect();
      await pool?.end();
    },
  };
}

/** Looks into the queues from outside of the bot, and changes nothing. Throws when their store does not answer in time. */
export async function readDepths(store: QueueStore, withinMs = 10_000): Promise<readonly Depth[]> {
  const queues = await openQueues(store, withinMs);
  try {
    return await inTime(Promise.all(queues.all.map(depthOf)), withinMs);
  } finally {
    await queues.close();
  }
}
