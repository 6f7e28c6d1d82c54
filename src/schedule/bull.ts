import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type BackendFactory,
  type ConnectionOptions,
  createPostgresBackend,
  createRedisBackend,
  Queue,
  Worker,
} from 'bullmq';
import { Client, openPool } from '../postgres/client.ts';
import type { Env } from './job.ts';
import { askRedis, keysOf, queueNames, type RedisClient, redisClient, writeTo } from './redis.ts';

export type QueueStore = { readonly redisUrl: string } | { readonly databaseUrl: string };

/** A store that was asked: whether a Redis is a cluster is known then. */
export type OpenStore = { readonly redisUrl: string; readonly cluster: boolean } | { readonly databaseUrl: string };

/** The schema of BullMQ's tables on PostgreSQL. */
export const schema = 'bullmq';

/** By what the keys of a queue begin on Redis; on PostgreSQL it has a table. */
export const prefixIn = (store: OpenStore, queue: string): { readonly prefix?: string } =>
  'redisUrl' in store ? { prefix: keysOf(queue, store.cluster) } : {};

/** A worker that was killed is noticed after this long; the row's lease keeps its piece from being done twice. */
const locks = { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 5 };

/** A finished job need not be kept: the rows remember what was done. */
export const cleanUp = { removeOnComplete: true, removeOnFail: { count: 1_000 } };

/** How long a worker waits after an error of the connection before it asks again (ms). */
const runRetryDelay = 2_000;

/** How long what is under way may take to finish (ms). */
const closeWithinMs = 6_000;

/** One job that runs longer than this (ms) is no reason why nothing else is taken. */
const longestMs = 120_000;

/** The name of a job that does nothing, by which a lane shows that its jobs are taken. */
const probe = 'probe';

/** A queue with the worker that takes its jobs. */
export interface Lane {
  readonly queue: Queue;
  readonly worker: Worker;
  /** Has its worker taken nothing since the last time this was asked, although it could have? */
  tookNothing(): boolean;
  /** Is a job taken that does nothing, within that time? One whose worker has all that it can do is at work, too. */
  passes(withinMs: number): Promise<boolean>;
}

export interface Bull {
  readonly ticks: Lane;
  readonly pieces: Lane;
  /** Throws when the store takes no writes. That of PostgreSQL is known by the bot's own tables. */
  write(): Promise<void>;
  /** Lets what is under way finish, for six seconds at most; `force` leaves it to itself. */
  close(force?: boolean): Promise<void>;
}

/** What a queue is for. `add` is given to a tick for its pieces. */
export interface Work {
  readonly piecesAtOnce: number;
  tick(name: string, pieces: Queue): Promise<void>;
  piece(name: string, data: unknown): Promise<void>;
}

/**
 * After an error a worker of BullMQ waits for word of a job for up to ten seconds on Redis, and an hour on PostgreSQL,
 * and there is none of a job that becomes due. Here it asks again after three seconds.
 */
const quick =
  (of: BackendFactory): BackendFactory =>
  (...args) =>
    Object.defineProperty(of(...args), 'maximumBlockTimeout', { value: 3 });

export const backends = { redis: quick(createRedisBackend), postgres: quick(createPostgresBackend as BackendFactory) };

/** BullMQ's words for a store that failed while a scheduler's next tick was added; the error itself it leaves out. */
export const isOfNextTick = ({ message }: Error) =>
  message.startsWith('Failed to add repeatable job for next iteration');

/**
 * Opens BullMQ's two queues, with a worker each that does not run yet: on Redis, or on PostgreSQL in a schema of its own.
 * `lost` says of the error of a job, and of when that began (by `Date.now()`), that the store or the database is away,
 * which is said elsewhere.
 */
export function openBull(
  store: OpenStore,
  work: Work,
  log: Env['log'],
  report: (error: Error) => unknown,
  lost: (error: Error, began: number) => boolean,
): Bull {
  const closers: (() => Promise<unknown>)[] = [];
  const connection = (forWorker: boolean) => {
    if (!('redisUrl' in store)) {
      // BullMQ would open its listening connection as a bare client, which ends the process when it is cut.
      const pool = openPool(store.databaseUrl, { schema, max: forWorker ? 5 : 2 });
      pool.on('error', report);
      closers.push(() => pool.end());
      return pool as ConnectionOptions;
    }
    const client = redisClient(store.redisUrl, forWorker, store.cluster);
    client.on('error', report);
    closers.push(async () => client.disconnect());
    return client as ConnectionOptions;
  };
  const backend = 'redisUrl' in store ? backends.redis : backends.postgres;

  function laneOf(name: string, concurrency: number, run: (job: string, data: unknown) => Promise<void>): Lane {
    const own = prefixIn(store, name);
    const queue = new Queue(name, { connection: connection(false), ...own }, backend as never);
    queue.on('error', report);
    let [busy, taken, seen, newest] = [0, 0, 0, performance.now()];
    const counted = async (job: { name: string; data: unknown }) => {
      [busy, taken, newest] = [busy + 1, taken + 1, performance.now()];
      await run(job.name, job.data).finally(() => {
        busy -= 1;
      });
    };
    const options = { connection: connection(true), concurrency, autorun: false, runRetryDelay, ...locks, ...own };
    const worker = new Worker(name, counted, options, backend as never);
    worker.on('error', report);
    const failing = new Set<string>();
    // Once until it goes well again: a database that is away fails every tick.
    worker.on('failed', (job, error) => {
      const same = `${job?.name}: ${error.message}`;
      if (lost(error, job?.processedOn ?? Date.now())) return;
      if (!failing.has(same)) log.error({ err: error, job: job?.name, data: job?.data }, 'job failed');
      failing.add(same);
    });
    worker.on('completed', () => failing.clear());
    return {
      queue,
      worker,
      tookNothing() {
        const none = taken === seen;
        seen = taken;
        return none && (busy < concurrency || performance.now() - newest > longestMs);
      },
      async passes(withinMs) {
        // Before what waits: it is asked whether anything is taken, and not how long the line is.
        const { id } = await queue.add(probe, {}, { jobId: `${probe}-${randomUUID()}`, lifo: true, ...cleanUp });
        for (const end = performance.now() + withinMs; performance.now() < end; await wait(20))
          if (busy >= concurrency || !id || !(await queue.getJob(id))) return true;
        if (id) await queue.remove(id);
        return false;
      },
    };
  }

  const pieces = laneOf(queueNames.pieces, work.piecesAtOnce, work.piece);
  // One tick at a time: two planners at once are safe, and only get in each other's way.
  const ticks = laneOf(queueNames.ticks, 1, (name) => work.tick(name, pieces.queue));
  const writer = 'redisUrl' in store ? (connection(false) as RedisClient) : undefined;
  return {
    ticks,
    pieces,
    write: async () => writer && writeTo(writer),
    async close(force = false) {
      const all = async () => {
        await Promise.all([ticks, pieces].map(({ worker }) => worker.close(force)));
        await Promise.all([ticks, pieces].map(({ queue }) => queue.close()));
      };
      // A Redis that is away, or just coming back, is not waited for.
      const soon = () => wait(closeWithinMs, undefined, { ref: false });
      await Promise.race([all(), soon()]).catch(() => {});
      await Promise.race([Promise.allSettled(closers.splice(0).map((close) => close())), soon()]);
    },
  };
}

/**
 * Throws when the store cannot be used over a new connection. On PostgreSQL it makes BullMQ's own tables. Says what to
 * open, and whether a Redis may throw jobs away.
 */
export async function prepare(store: QueueStore): Promise<{ readonly found: OpenStore; readonly evicts?: string }> {
  if ('redisUrl' in store) {
    const { policy, cluster } = await askRedis(store.redisUrl);
    const found = { ...store, cluster: cluster !== undefined };
    return policy && policy !== 'noeviction' ? { found, evicts: policy } : { found };
  }
  const connection = {
    connectionString: store.databaseUrl,
    schema,
    Client,
    max: 1,
    migrate: true,
  } as ConnectionOptions;
  const queue = new Queue(queueNames.ticks, { connection }, createPostgresBackend as never);
  queue.on('error', () => {});
  await queue.waitUntilReady().finally(() => queue.close());
  return { found: store };
}
