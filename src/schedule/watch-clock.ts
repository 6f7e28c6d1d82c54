import type { Env } from './job.ts';

/** By how much a clock has to be wrong for alarms to be looked at again (ms). */
const setMs = 30_000;

const wentAhead = 'the clock jumped ahead; if it is wrong now, set it right: what is due by it is sent';

/**
 * Looks each time whether a clock has been set since the last time: it no longer agrees with the time that passed. Logs by
 * how much, and calls `onMoved`. Without `clock` it is the machine's.
 */
export function watchClock(log: Env['log'], onMoved: () => Promise<unknown>, clock?: Env['now']): () => Promise<void> {
  const offset = async () => (clock ? (await clock()).epochMilliseconds : Date.now()) - performance.now();
  let last = offset();
  return async () => {
    const [before, found] = [await last, await offset()];
    const by = found - before;
    last = Promise.resolve(found);
    if (Math.abs(by) <= setMs) return;
    log.warn({ seconds: Math.round(Math.abs(by) / 1_000) }, by > 0 ? wentAhead : 'the clock was set back');
    await onMoved().catch((err) => log.error({ err }, 'alarms not set after the clock moved'));
  };
}
