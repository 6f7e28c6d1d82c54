import type { Env } from './job.ts';

/** By how much a clock has to be wrong for alarms to be looked at again (ms). */
const setMs = 30_000;

const wentAhead = 'the clock of this machine jumped ahead; if it is wrong now, set it right: what is due by it is sent';

/**
 * Tells each time whether the machine's clock has been set since the last time: it no longer agrees with the time that
 * passed. Logs by how much.
 */
export function clockMoves(log: Env['log']): () => boolean {
  const offset = () => Date.now() - performance.now();
  let last = offset();
  return () => {
    const by = offset() - last;
    last += by;
    if (Math.abs(by) <= setMs) return false;
    log.warn(
      { seconds: Math.round(Math.abs(by) / 1_000) },
      by > 0 ? wentAhead : 'the clock of this machine was set back',
    );
    return true;
  };
}
