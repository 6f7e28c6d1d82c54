import { type Bull, cleanUp } from './bull.ts';
import type { Job } from './job.ts';

/** What says when there is something to do, so that nobody waits for a period to pass. */
export interface Wake {
  /** In how many milliseconds the next thing is due; not above 0, when it is. Undefined while nothing is. */
  next(): Promise<number | undefined>;
  /** Calls back when something to do was written, by whichever process. Gives what ends it. */
  listen(told: () => void): Promise<() => Promise<void>>;
}

/** However far ahead the next thing is, it is looked again: an hour may have been changed meanwhile (ms). */
const longestMs = 10_000;

/** What is due and was not taken, since every slot is in use, is asked for again after this (ms). */
const againMs = 1_000;

/** Many words at once are one (ms). */
const togetherMs = 50;

/**
 * Calls `tick` as soon as something is due. It is only a faster clock: without it, and while it fails, everything
 * comes with the periods of the jobs.
 */
export function startWaking(
  wake: Wake,
  tick: () => Promise<unknown>,
  onError: (error: Error) => void,
): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  let told = false;
  const listening = wake.listen(hear).catch((error: Error) => {
    onError(error);
    return async () => {};
  });

  function hear(): void {
    told = true;
    if (!looking) lookIn(togetherMs);
  }
  function lookIn(ms: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(look, ms);
  }
  async function look(): Promise<void> {
    [looking, told] = [true, false];
    const ms = await wake.next().catch(() => undefined);
    const due = ms !== undefined && ms <= 0;
    if (due && !stopped) await tick().catch(() => {});
    looking = false;
    lookIn(told ? togetherMs : due ? againMs : Math.min(Math.max(ms ?? longestMs, 1), longestMs));
  }

  lookIn(0);
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await (await listening)();
    },
  };
}

/** Ticks the jobs whose rows say when something is due. Of the same tick there is one at a time, whoever asks for it. */
export async function tickNow(jobs: readonly Pick<Job, 'name' | 'wakes'>[], bull: Bull | undefined): Promise<void> {
  for (const { name, wakes } of jobs)
    if (wakes) await bull?.ticks.queue.add(name, {}, { deduplication: { id: `wake-${name}` }, ...cleanUp });
}
