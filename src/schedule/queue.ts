import type { Queue } from 'bullmq';
import { databaseReason, isLost, isOfSocket } from '../postgres/reason.ts';
import { isFull } from '../postgres/room.ts';
import { type Bull, cleanUp, isOfNextTick, type OpenStore, openBull, prepare, type QueueStore } from './bull.ts';
import { type Depth, depthOf } from './depth.ts';
import { isIdle, jobsPass, Paused } from './idle.ts';
import { type Env, type Job, piecesAtOnce, runJob } from './job.ts';
import { createOutage, type Outage } from './outage.ts';
import { isOfRedis, redisReason } from './reason.ts';
import { schedulers } from './schedulers.ts';
import { inTime, Silent } from './silent.ts';
import { startWaking, tickNow, type Wake } from './wake.ts';
import { watchClock } from './watch-clock.ts';

export interface JobQueue {
  start(): Promise<void>;
  /** Lets what is under way finish. */
  stop(): Promise<void>;
  /** Up, its store takes writes, every job ticks when it should, and what waits is taken. */
  ready(): Promise<boolean>;
  /** How many jobs wait, are at work or have failed, by the queue's name; of none while it is away. */
  depths(): Promise<readonly Depth[]>;
}

/** How late the next tick may be before the clock of the queue is taken for lost (ms). */
const lateMs = 60_000;

/** So long (ms) a worker may need to come back by itself, after its store did. */
const sickMs = 10_000;

/** After so many errors between two looks it is closed, and opened again by the next look. */
const maxErrors = 100;

const mayEvict = 'Redis may throw jobs away when its memory is full: set its maxmemory-policy to noeviction';

interface Options {
  readonly checkMs?: number;
  /** A store that is silent for so long is asked over another connection. */
  readonly answerWithinMs?: number;
  /** What alarms are set by; the machine's when absent. */
  readonly clock?: Env['now'];
  readonly onClockMoved?: () => Promise<unknown>;
  /** Told of a database that is away, so that it is said once, whoever meets it. */
  readonly database?: Outage;
  /** Ticks when something is due, and not with the next period alone. */
  readonly wake?: Wake;
}

/**
 * BullMQ calling {@link runJob}: one scheduler per job makes a tick, a tick plans, and each piece becomes a job that
 * carries a row's id. The queue is only an alarm clock: losing all of it loses nothing. Every `checkMs` it looks whether
 * all schedulers tick when they should, and jobs are taken. When jobs wait and none is taken for ten seconds, or the
 * store can be used over a new connection only, everything is closed and opened again. `onClockMoved` is called when the
 * `clock` has been set meanwhile.
 */
export function createQueue(
  store: QueueStore,
  jobs: readonly Job[],
  env: Env,
  log: Env['log'],
  { checkMs = 5_000, answerWithinMs = 12_000, clock, onClockMoved = async () => {}, database, wake }: Options = {},
): JobQueue {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  const clocks = schedulers(jobs);
  const stopping = new AbortController();
  const outage = createOutage(log, 'the queue', 'redisUrl' in store ? redisReason : databaseReason);
  let [errors, errorsBefore, errorsWhenWell] = [0, 0, 0];
  const report = (error: Error) => {
    // A server that stops at the same time reports an error on connections that are closing.
    if (stopping.signal.aborted) return;
    errors += 1;
    lookSoon();
    ((isOfDatabase(error) && database) || outage).noticed(error);
    // A worker that is refused what it asks for asks again at once, thousands of times a second.
    if (errors - errorsBefore > maxErrors) void discard();
  };
  const isOfDatabase = (e: Error) =>
    'databaseUrl' in store && (e instanceof Silent || [isLost, isFull, isOfSocket, isOfNextTick].some((of) => of(e)));
  /**
   * A job is not at fault when the database or the queue's store is away, and neither is said for each job. That one has
   * failed is told late: it is written down first, and for that the store has to be back.
   */
  const lost = (error: Error, began: number) => {
    const ofDatabase = isLost(error);
    if (!ofDatabase && !isOfRedis(error)) return false;
    const part = (ofDatabase && database) || outage;
    if (part.cameBackSince(began)) return true;
    if (ofDatabase) part.noticed(error);
    else report(error);
    return true;
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
  const open = async (found: OpenStore) => {
    const old = new AbortController();
    const opened = openBull(found, work, log, (error) => old.signal.aborted || report(error), lost);
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
  const examine = async ({ ticks, pieces, write }: Bull): Promise<'well' | 'idle'> => {
    await write();
    const late = async () => (await clocks.areSet(ticks.queue, lateMs)) && !(await clocks.areSet(ticks.queue, checkMs));
    if ((await isIdle(ticks, late)) || (await isIdle(pieces, async () => false))) return 'idle';
    await restore(ticks.queue);
    // After an error, what only reads may go well a while before jobs are taken again.
    if (errors !== errorsWhenWell && !(await jobsPass({ ticks, pieces }))) return 'idle';
    return 'well';
  };

  let well = false;
  /** Since when the store can be used, and this is not well. */
  let sickSince: number | undefined;
  const look = async () => {
    errorsBefore = errors;
    const found = bull && (await inTime(examine(bull), answerWithinMs).catch((error: Error) => error));
    // What only reads may go well while each worker fails.
    well = found === 'well' && errors === errorsBefore;
    if (found === 'well') {
      sickSince = undefined;
      if (well) outage.over();
      errorsWhenWell = well ? errors : -1;
      return;
    }
    if (found instanceof Error) report(found);
    if (found instanceof Paused) return;
    // Is it the store, or only our connections to it?
    const place = await prepare(store).catch(report);
    if (!place) {
      sickSince = undefined;
      return;
    }
    sickSince ??= performance.now();
    if (performance.now() - sickSince < sickMs && bull && !(found instanceof Silent)) return;
    if (bull) log.warn({}, 'jobs wait and are not taken; the queue is opened again');
    await discard();
    sickSince = undefined;
    if (!stopping.signal.aborted) await open(place.found).catch(report);
  };
  let checking: NodeJS.Timeout | undefined;
  const lookAtClock = watchClock(log, onClockMoved, clock);
  const soonMs = Math.min(checkMs, 1_000);
  const again = async () => {
    checking = undefined;
    await look().catch(report);
    await lookAtClock();
    lookAgain();
  };
  const lookAgain = () => {
    if (!stopping.signal.aborted) checking = setTimeout(again, well ? checkMs : soonMs);
  };
  /** It is not ready from the first error on, and looked at soon. */
  function lookSoon(): void {
    if (!well) return;
    well = false;
    if (!checking) return;
    clearTimeout(checking);
    checking = setTimeout(again, soonMs);
  }

  let waking: ReturnType<typeof startWaking> | undefined;

  return {
    async start() {
      const { evicts, found } = await prepare(store);
      if (evicts) log.warn({ policy: evicts }, mayEvict);
      await open(found);
      well = bull !== undefined && (await jobsPass(bull).catch(() => false));
      if (!well) errorsWhenWell = -1;
      waking =
        wake &&
        startWaking(
          wake,
          () => tickNow(jobs, bull),
          (error) => database?.noticed(error),
        );
      lookAgain();
    },

    async stop() {
      stopping.abort();
      clearTimeout(checking);
      await waking?.stop();
      const last = bull;
      bull = undefined;
      await last?.close();
    },

    depths: async () => (bull ? Promise.all([depthOf(bull.ticks.queue), depthOf(bull.pieces.queue)]) : []),
    async ready() {
      if (!well || !bull) return false;
      const { ticks, pieces, write } = bull;
      if (!ticks.worker.isRunning() || !pieces.worker.isRunning()) return false;
      await write();
      return clocks.areSet(ticks.queue, lateMs);
    },
  };
}
