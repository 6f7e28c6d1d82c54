import type { Bull, Lane } from './bull.ts';

/** Somebody paused it by hand, with a tool for BullMQ. */
export class Paused extends Error {
  override readonly message = 'it was paused by hand; nothing is sent until it is resumed';
}

/** How long a job that does nothing may wait before jobs count as not taken (ms). */
const passMs = 3_000;

/** Has its worker taken nothing, although something waits? Throws {@link Paused}. */
export async function isIdle({ queue, tookNothing }: Lane, isDue: () => Promise<boolean>): Promise<boolean> {
  if (!tookNothing() || !((await queue.getWaitingCount()) || (await isDue()))) return false;
  if (await queue.isPaused()) throw new Paused();
  return true;
}

/** Are jobs taken on both lanes? Throws {@link Paused}. */
export async function jobsPass({ ticks, pieces }: Pick<Bull, 'ticks' | 'pieces'>): Promise<boolean> {
  const [first, second] = await Promise.all([ticks.passes(passMs), pieces.passes(passMs)]);
  if (first && second) return true;
  for (const { queue } of [ticks, pieces]) if (await queue.isPaused()) throw new Paused();
  return false;
}
