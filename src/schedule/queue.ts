import { setTimeout as wait } from 'node:timers/promises';
import { type ConnectionOptions, createPostgresBackend, Queue, Worker } from 'bullmq';
import { Client, openPool } from '../postgres/client.ts';
import { type Env, type Job, piecesAtOnce, runJob } from './job.ts';
import { createOutage } from './outage.ts';
import { askRedis, redisClient } from './redis.ts';

export type QueueStore = { readonly redisUrl: string } | { readonly databaseUrl: string };

export interface JobQueue {
  start(): Promise<void>;
  /** Lets what is under way finish. */
  stop(): Promise<void>;
  /** Up, and every job ticks when it should. */
  ready(): Promise<boolean>;
}

/** A worker that was killed is noticed after this long; the row's lease keeps its piece from being done twice. */
const locks = { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 5 };

/** A finished job need not be kept: the rows remember what was done. */
const cleanUp = { removeOnComplete: true, removeOnFail: { count: 1_000 } };

const schema = 'bullmq';

/** How long what is under way may take to finish. */
const stopWithinMs = 6_000;

/** How late the next tick of a healthy scheduler may be, and how much further ahead than its period. */
const lateMs = 60_000;
const aheadMs = 60_000;

/** By how much a clock has to be wrong for alarms to be looked at again. */
const setMs = 30_000;

/**
 * BullMQ calling {@link runJob}: one scheduler per job makes a tick, a tick plans, and each piece becomes a job that
 * carries a row's id. The queue is only an alarm clock: losing all of it loses nothing. On Redis, or on PostgreSQL
 * in a schema of its own. Every `checkMs` it looks whether all schedulers are there and tick when they should.
 * `onClockMoved` is called when the machine's clock has been set meanwhile.
 */
export function createQueue(
  store: QueueStore,
  jobs: readonly Job[],
  env: Env,
  log: Env['log'],
  { checkMs = 5_000, onClockMoved = async () => {} }: { checkMs?: number; onClockMoved?: () => Promise<unknown> } = {},
): JobQueue {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  const stopping = new AbortController();
  const outage = createOutage(log, 'the queue');
  const report = (error: Error) => {
    // A server that stops at the same time reports an error on connections that are closing.
    if (!stopping.signal.aborted) outage.noticed(error);
  };
  const closers: (() => Promise<unknown>)[] = [];

  const connection = (forWorker: boolean) => {
    if (!('redisUrl' in store)) {
      // BullMQ would open its listening connection as a bare client, which ends the process when it is cut.
      const pool = openPool(store.databaseUrl, { schema, max: forWorker ? 5 : 2 });
      pool.on('error', report);
      closers.push(() => pool.end());
      return pool;
    }
    const client = redisClient(store.redisUrl, forWorker);
    client.on('error', report);
    closers.push(async () => client.disconnect());
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
    const failing = new Set<string>();
    // Once until it goes well again: a database that is away fails every tick.
    worker.on('failed', (job, error) => {
      const same = `${job?.name}: ${error.message}`;
      if (!failing.has(same)) log.error({ err: error, job: job?.name, data: job?.data }, 'job failed');
      failing.add(same);
    });
    worker.on('completed', () => failing.clear());
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
    // A queue that is away has lost nothing yet.
    await prepare(store);
    if (await scheduled(ticks).catch(() => false)) return;
    log.warn({}, 'the queue has lost its clock; setting it again');
    await schedule(ticks);
  };
  const hasMoved = clockMoves();

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
        if (job?.run) await job.run(parsed, { ...env, signal: stopping.signal });
      };
      // One tick at a time: two planners at once are safe, and only get in each other's way.
      const workers = [workerOf('tongxue-ticks', 1, tick), workerOf('tongxue-pieces', piecesAtOnce(env), piece)];
      running = { ticks, pieces, workers };
      await Promise.all([ticks, pieces, ...workers].map((part) => part.waitUntilReady()));
      await schedule(ticks);
      for (const worker of workers) void worker.run().catch(report);
      const look = async () => {
        await restore(ticks).then(outage.over, report);
        if (hasMoved()) await onClockMoved().catch((err) => log.error({ err }, 'alarms not set after the clock moved'));
        if (running) checking = setTimeout(look, checkMs);
      };
      checking = setTimeout(look, checkMs);
    },

    async stop() {
      stopping.abort();
      if (!running) return;
      const { ticks, pieces, workers } = running;
      running = undefined;
      clearTimeout(checking);
      const close = async () => {
        await Promise.all(workers.map((worker) => worker.close()));
        await Promise.all([ticks.close(), pieces.close()]);
      };
      // A Redis that is away, or just coming back, is not waited for.
      await Promise.race([close(), wait(stopWithinMs, undefined, { ref: false })]).catch(() => {});
      for (const close of closers.splice(0)) await close();
    },

    async ready() {
      if (!running?.workers.every((worker) => worker.isRunning())) return false;
      return scheduled(running.ticks);
    },
  };
}

/** Tells each time whether the clock has been set since the last time: it no longer agrees with the time that passed. */
function clockMoves(): () => boolean {
  const offset = () => Date.now() - performance.now();
  let last = offset();
  return () => {
    const before = last;
    last = offset();
    return Math.abs(last - before) > setMs;
  };
}

/** Is it there at all? On PostgreSQL, with BullMQ's own tables. */
async function prepare(store: QueueStore): Promise<void> {
  if ('redisUrl' in store) return void (await askRedis(store.redisUrl));
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
