import type { Lane } from '../../core/lane/model.ts';
import type { LanePort } from '../../core/lane/port.ts';

/** The right to make one request, at a moment of `performance.now()`. */
export interface Turn {
  readonly at: number;
}

/** There is no turn soon: ask again after so long. */
export interface NoTurn {
  readonly afterMs: number;
}

export const isTurn = (of: Turn | NoTurn): of is Turn => 'at' in of;

/** How a request of a message waits for its turn; nothing of it was sent when this is thrown. */
export class NotYet extends Error {
  readonly afterMs: number;
  constructor(afterMs: number) {
    super('there is no turn soon');
    this.afterMs = afterMs;
  }
}

/** A sender that wakes up so much later than its slot takes another: a platform counts what comes, and not what was meant (ms). */
const lateMs = 20;

/** So long before its slot a turn is given, for what has to be written down before the request (ms). */
const leadMs = 60;

/** A turn that is further away is not waited for: the row is looked at again then (ms). */
const withinMs = 2_000;

/** A sample that is so much worse than the best one is of a clock that was set (ms). */
const setMs = 1_000;

/**
 * Gives turns, by slots that all processes share. A turn that is missed is lost, and another one is taken. Without a
 * `port` there is only this process, and every turn is now: tools and tests have it so.
 */
export function createTurns(port: LanePort | undefined) {
  /** What the database's clock is ahead of ours by (ms): the answer that took the shortest way says it best. */
  let ahead = Number.NEGATIVE_INFINITY;
  let before = Number.NEGATIVE_INFINITY;
  let since = performance.now();
  function note(sample: number): void {
    const now = performance.now();
    if (now - since > 60_000) [before, ahead, since] = [ahead, Number.NEGATIVE_INFINITY, now];
    const isSet = sample < Math.max(ahead, before) - setMs;
    if (isSet) [before, ahead] = [sample, sample];
    else ahead = Math.max(ahead, sample);
  }

  /**
   * `within` bounds the wait for a slot, `blockedMs` that for a lane which has none. `spareMs` is how late a slot may be used
   * (ms): lanes whose slots are further apart than the platform asks for have as much to spare.
   */
  async function turn(
    lanes: readonly Lane[],
    { within = withinMs, blockedMs = withinMs, spareMs = lateMs } = {},
  ): Promise<Turn | NoTurn> {
    if (!port) return { at: performance.now() };
    const end = performance.now() + within;
    for (;;) {
      const { at, now, taken } = await port.take(lanes, Math.max(end - performance.now(), 0));
      const got = performance.now();
      note(now - got);
      const due = at - Math.max(ahead, before);
      if (!taken) {
        if (due >= end || due - got > blockedMs) return { afterMs: at - now };
        await wait(Math.max(due - got, 1));
        continue;
      }
      await until(due - leadMs);
      if (performance.now() <= due + spareMs) return { at: due };
    }
  }

  return {
    turn,
    /** Waits for the moment of a turn, or of another one when that has passed. Throws {@link NotYet} when none is soon. */
    async use(mine: Turn | undefined, lanes: readonly Lane[], within = withinMs): Promise<void> {
      if (!port) return;
      if (mine) await until(mine.at);
      if (mine && performance.now() <= mine.at + lateMs) return;
      // Nothing has left yet. A database that is away must not make of it a message of which nobody knows.
      const next = await turn(lanes, { within }).catch(() => ({ afterMs: withinMs }));
      if (!isTurn(next)) throw new NotYet(next.afterMs);
      await until(next.at);
    },
    /** Somebody waits for what this request answers: it goes at once, and what waits makes room. */
    spend(lanes: readonly Lane[]): void {
      // A database that is away has its line in the log already.
      port?.spend(lanes).catch(() => {});
    },
    /** The platform asked to wait. */
    async park(lane: string, forMs: number): Promise<void> {
      await port?.park(lane, forMs).catch(() => {});
    },
    /** The platform called a request invalid. Answers whether that was one too many. */
    refuse: async (lane: string, bound: Parameters<LanePort['refuse']>[1]): Promise<boolean> =>
      (await port?.refuse(lane, bound).catch(() => false)) ?? false,
  };
}

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** A timer may ring a little early, and one for less than a millisecond rings after one. */
async function until(moment: number): Promise<void> {
  for (let left = moment - performance.now(); left > 0.5; left = moment - performance.now()) await wait(left);
}
