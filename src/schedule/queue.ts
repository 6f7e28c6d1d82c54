import { type ConnectionOptions, createPostgresBackend, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { Client } from '../postgres/client.ts';
import { type Env, type Job, runJob } from './job.ts';

export type QueueStore = { readonly redisUrl: string } | { readonly databaseUrl: string };

export interface JobQueue {
  start(): Promise<void>;
  /** Lets what is under way finish. */
  stop(): Promise<void>;
  /** Up, and every job ticks when it should. */
  ready(): Promise<boolean>;
}

/** How many deliveries one process sends at the same time. */
const concurrency = 10;

/** A worker that was killed is noticed after this long; the row's lease keeps its piece from being done twice. */
const locks = { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 5 };

/** A finished job need not be kept: the rows remember what was done. */
const cleanUp = { removeOnComplete: true, removeOnFail: { count: 1_000 } };

const schema = 'bullmq';

/** How late the next tick of a healthy scheduler may be, and how much further ahead than its period. */
const lateMs = 60_000;
const aheadMs = 60_000;

/**
 * BullMQ calling {@link runJob}: one scheduler per job makes a tick, a tick plans, and each piece becomes a job that
 * carries a row's id. The queue is only an alarm clock: losing all of it loses nothing. On Redis, or on PostgreSQL
 * in a schema of its own. Every `checkMs` it looks whether all schedulers are there and tick when they should.
 */
export function createQueue(
  store: QueueStore,
  jobs: readonly Job[],
  env: Env,
  log: Pick<Logger, 'error' | 'warn'>,
  checkMs = 5_000,
): JobQueue {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  let stopped = false;
  const report = (error: Error & { client?: unknown }) => {
    // A server that stops at the same time reports an error on connections that are closing.
    if (stopped) return;
    // pg attaches its whole client to the error.
    delete error.client;
    log.error({ err: error }, 'queue');
  };
  const clients: Redis[] = [];

  const connection = (forWorker: boolean) => {
    if (!('redisUrl' in store)) return { connectionString: store.databaseUrl, schema, Client, max: forWorker ? 4 : 2 };
    // A worker waits for Redis to come back; a producer says at once that it is gone.
    const client = new Redis(store.redisUrl, { maxRetriesPerRequest: forWorker ? null : 1, lazyConnect: true });
    client.on('error', report);
    clients.push(client);
    return client;
  };
  const backend = ('redisUrl' in store ? undefined : createPostgresBackend) as undefined;
  const queueOf = (name: string) => {
    const queue = new Queue(name, { connection: connection(false) as ConnectionOptions }, backend);
    queue.on('error', report);
    return queue;
  };
  const workerOf = (name: string, concurrency: number, work: (job: string, data: unknown) => Promise<void>) => {
    const options = { connection: connection(true) as ConnectionOptions, concurrency, autorun: false, ...locks };
    const worker = new Worker(name, (job) => work(job.name, job.data), options, backend);
    worker.on('error', report);
    worker.on('failed', (job, error) => log.error({ err: error, job: job?.name, data: job?.data }, 'job failed'));
    return worker;
  };

  let running: { ticks: Queue; pieces: Queue; workers: readonly Worker[] } | undefined;
  let checking: NodeJS.Timeout | undefined;

  const tooFarAhead = ({ key, next }: { key: string; next?: number | undefined }) => {
    const job = byName.get(key);
    return job !== undefined && (next ?? 0) > Date.now() + job.every.seconds * 1000 + aheadMs;
  };
  /** One scheduler per job, and none of a job that is no more. */
  const schedule = async (ticks: Queue) => {
    // Set while the machine's clock ran ahead, it would stand still until then. As it exists, an upsert would keep it.
    for (const known of await ticks.getJobSchedulers())
      if (!byName.has(known.key) || tooFarAhead(known)) await ticks.removeJobScheduler(known.key);
    for (const job of jobs)
      await ticks.upsertJobScheduler(job.name, { every: job.every.seconds * 1000 }, { name: job.name, opts: cleanUp });
  };
  /** Is every scheduler there, its next tick neither late nor too far ahead? */
  const scheduled = async (ticks: Queue) => {
    const schedulers = await ticks.getJobSchedulers();
    const late = Date.now() - lateMs;
    return schedulers.length === jobs.length && schedulers.every((s) => (s.next ?? 0) > late && !tooFarAhead(s));
  };
  /** Lost, all or in part: flushed, failed over to an empty copy, its schema dropped, or set by a wrong clock. */
  const restore = async (ticks: Queue) => {
    if (await scheduled(ticks).catch(() => false)) return;
    log.warn('the queue has lost its clock; setting it again');
    await prepare(store);
    await schedule(ticks);
  };

  return {
    async start() {
      await prepare(store);
      const [ticks, pieces] = [queueOf('tongxue-ticks'), queueOf('tongxue-pieces')];
      const tick = async (name: string) => {
        const job = byName.get(name);
        if (!job) return;
        await runJob(job, env, async (list) => {
          await pieces.addBulk(
            list.map((data) => ({
              name,
              data,
              opts: { jobId: `${name}-${Object.values(data as object).join('-')}`, ...cleanUp },
            })),
          );
        });
      };
      const piece = async (name: string, data: unknown) => {
        const job = byName.get(name);
        const parsed = job?.data?.parse(data);
        if (job?.run) await job.run(parsed, env);
      };
      // One tick at a time: two planners at once are safe, and only get in each other's way.
      const workers = [workerOf('tongxue-ticks', 1, tick), workerOf('tongxue-pieces', concurrency, piece)];
      running = { ticks, pieces, workers };
      await Promise.all([ticks, pieces, ...workers].map((part) => part.waitUntilReady()));
      await schedule(ticks);
      for (const worker of workers) void worker.run().catch(report);
      const look = async () => {
        await restore(ticks).catch(report);
        if (running) checking = setTimeout(look, checkMs);
      };
      checking = setTimeout(look, checkMs);
    },

    async stop() {
      stopped = true;
      if (!running) return;
      const { ticks, pieces, workers } = running;
      running = undefined;
      clearTimeout(checking);
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all([ticks.close(), pieces.close()]);
      for (const client of clients.splice(0)) client.disconnect();
    },

    async ready() {
      if (!running?.workers.every((worker) => worker.isRunning())) return false;
      return scheduled(running.ticks);
    },
  };
}

/** Is it there at all? On PostgreSQL, with BullMQ's own tables. */
async function prepare(store: QueueStore): Promise<void> {
  if ('redisUrl' in store) {
    await withRedis(store.redisUrl, async () => {});
    return;
  }
  const connection = {
    connectionString: store.databaseUrl,
    schema,
    Client,
    max: 1,
    migrate: true,
  } as ConnectionOptions;
  const queue = new Queue('tongxue-ticks', { connection }, createPostgresBackend as never);
  queue.on('error', () => {});
  await queue.waitUntilReady().finally(() => queue.close());
}

/** What Redis says of itself. Throws when it does not answer. */
export function askRedis(url: string): Promise<{ version: string; policy: string; appends: boolean }> {
  return withRedis(url, async (client) => {
    const info = await client.info();
    const of = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
    return { version: of('redis_version'), policy: of('maxmemory_policy'), appends: of('aof_enabled') === '1' };
  });
}

/** Connects once, and says why when that fails: ioredis throws "Connection is closed." without the reason. */
async function withRedis<T>(url: string, work: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(url, { lazyConnect: true, connectTimeout: 10_000, retryStrategy: () => null });
  let why: Error | undefined;
  client.on('error', (error) => {
    why = error;
  });
  try {
    await client.connect();
    const done = await work(client);
    // A database number that there is not leaves it connected, to another one.
    if (why) throw why;
    return done;
  } catch (error) {
    throw why ?? error;
  } finally {
    client.disconnect();
  }
}
