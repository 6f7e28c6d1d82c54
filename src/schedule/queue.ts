import type { Queue } from 'bullmq';
import { databaseReason } from '../postgres/reason.ts';
import { type Bull, cleanUp, type Lane, openBull, prepare, type QueueStore } from './bull.ts';
import { type Env, type Job, piecesAtOnce, runJob } from './job.ts';
import { createOutage } from './outage.ts';
import { redisReason } from './reason.ts';
import { schedulers } from './schedulers.ts';
import { inTime, Silent } from './silent.ts';

export interface JobQueue {
  start(): Promise<void>;
  /** Lets what is under way finish. */
  stop(): Promise<void>;
  /** Up, its store takes writes, every job ticks when it should, and what waits is taken. */
  ready(): Promise<boolean>;
}

/** How late the next tick may be before the clock of the queue is taken for lost (ms). */
const lateMs = 60_000;

/** So long (ms) a worker may need to come back by itself, after its store did. */
const sickMs = 10_000;

/** After so many errors between two looks it is closed, and opened again by the next look. */
const maxErrors = 100;

/** By how much a clock has to be wrong for alarms to be looked at again. */
const setMs = 30_000;

interface Options {
  readonly checkMs?: number;
  /** A store that is silent for so long is asked over another connection. */
  readonly answerWithinMs?: number;
  readonly onClockMoved?: () => Promise<unknown>;
}

/** Somebody paused it by hand, with a tool for BullMQ. */
class Paused extends Error {}

/**
 * BullMQ calling {@link runJob}: one scheduler per job makes a tick, a tick plans, and each piece becomes a job that
 * carries a row's id. The queue is only an alarm clock: losing all of it loses nothing. Every `checkMs` it looks whether
 * all schedulers tick when they should, and jobs are taken. When jobs wait and none is taken for ten seconds, or the
 * store can be used over a new connection and not over those there are, everything is closed and opened again.
 * `onClockMoved` is called when the machine's clock has been set meanwhile.
 */
export function createQueue(
  store: QueueStore,
  jobs: readonly Job[],
  env: Env,
  log: Env['log'],
  { checkMs = 5_000, answerWithinMs = 12_000, onClockMoved = async () => {} }: Options = {},
): JobQueue {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  const clocks = schedulers(jobs);
  const stopping = new AbortController();
  const outage = createOutage(log, 'the queue', 'redisUrl' in store ? redisReason : databaseReason);
  let [errors, errorsBefore] = [0, 0];
  const report = (error: Error) => {
    // A server that stops at the same time reports an error on connections that are closing.
    if (stopping.signal.aborted) return;
    errors += 1;
    outage.noticed(error);
    // A worker that is refused what it asks for asks again at once, thousands of times a second.
    if (errors - errorsBefore > maxErrors) void discard();
  };
  const work = {
    piecesAtOnce: piecesAtOnce(env),
    async tick(name: string, pieces: Queue) {
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
    },
    async piece(name: string, data: unknown) {
      const job = byName.get(name);
      const parsed = job?.data?.parse(data);
      if (job?.run) await job.run(parsed, { ...env, signal: stopping.signal });
    },
  };

  let bull: Bull | undefined;
  const open = async () => {
    const old = new AbortController();
    const opened = openBull(store, work, log, (error) => old.signal.aborted || report(error));
    const close = (force?: boolean) => {
      // What it says while it is closed is no news.
      if (force) old.abort();
      return opened.close(force);
    };
    try {
      const { ticks, pieces } = opened;
      await Promise.all(
        [ticks, pieces].flatMap(({ queue, worker }) => [queue.waitUntilReady(), worker.waitUntilReady()]),
      );
      await clocks.set(ticks.queue);
      for (const { worker } of [ticks, pieces]) void worker.run().catch(report);
      bull = { ...opened, close };
    } catch (error) {
      await close(true);
      throw error;
    }
  };
  const discard = async () => {
    const old = bull;
    bull = undefined;
    errorsBefore = errors;
    await old?.close(true);
  };

  /** Lost, all or in part: flushed, failed over to an empty copy, its schema dropped, or set by a wrong clock. */
  const restore = async (ticks: Queue) => {
    const areSet = () => clocks.areSet(ticks, lateMs).catch(() => false);
    if (await areSet()) return;
    // A queue that is away has lost nothing yet.
    await prepare(store);
    if (await areSet()) return;
    log.warn({}, 'the queue has lost its clock; setting it again');
    await clocks.set(ticks);
  };
  const isIdle = async ({ queue, tookNothing }: Lane, isDue: () => Promise<boolean>) => {
    if (!tookNothing() || !((await queue.getWaitingCount()) || (await isDue()))) return false;
    if (await queue.isPaused()) throw new Paused('it was paused by hand; nothing is sent until it is resumed');
    return true;
  };
  const examine = async ({ ticks, pieces, write }: Bull): Promise<'well' | 'idle'> => {
    await write();
    const late = async () => (await clocks.areSet(ticks.queue, lateMs)) && !(await clocks.areSet(ticks.queue, checkMs));
    if ((await isIdle(ticks, late)) || (await isIdle(pieces, async () => false))) return 'idle';
    await restore(ticks.queue);
    return 'well';
  };

  let well = false;
  /** Since when the store can be used, and this is not well. */
  let sickSince: number | undefined;
  const look = async () => {
    errorsBefore = errors;
    const found = bull && (await inTime(examine(bull), answerWithinMs).catch((error: Error) => error));
    well = found === 'well';
    if (found === 'well') {
      sickSince = undefined;
      // What only reads may go well while each worker fails.
      if (errors === errorsBefore) outage.over();
      return;
    }
    if (found instanceof Error) report(found);
    if (found instanceof Paused) return;
    // Is it the store, or only our connections to it?
    try {
      await prepare(store);
    } catch (error) {
      sickSince = undefined;
      report(error as Error);
      return;
    }
    sickSince ??= performance.now();
    if (performance.now() - sickSince < sickMs && bull && !(found instanceof Silent)) return;
    if (bull) log.warn({}, 'jobs wait and are not taken; the queue is opened again');
    await discard();
    sickSince = undefined;
    if (!stopping.signal.aborted) await open().catch(report);
  };
  let checking: NodeJS.Timeout | undefined;
  const hasMoved = clockMoves();

  return {
    async start() {
      await prepare(store);
      await open();
      well = true;
      const again = async () => {
        await look().catch(report);
        if (hasMoved()) await onClockMoved().catch((err) => log.error({ err }, 'alarms not set after the clock moved'));
        if (!stopping.signal.aborted) checking = setTimeout(again, well ? checkMs : Math.min(checkMs, 1_000));
      };
      checking = setTimeout(again, checkMs);
    },

    async stop() {
      stopping.abort();
      clearTimeout(checking);
      const last = bull;
      bull = undefined;
      await last?.close();
    },

    async ready() {
      if (!well || !bull) return false;
      const { ticks, pieces, write } = bull;
      if (!ticks.worker.isRunning() || !pieces.worker.isRunning()) return false;
      await write();
      return clocks.areSet(ticks.queue, lateMs);
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
