import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Draw, Theme } from '../chat/contract/capability.ts';
import type { Chart } from '../chat/contract/view.ts';
import { keep } from '../core/keep.ts';

/** What the worker is asked for. */
export interface Asked {
  readonly id: number;
  readonly chart: Chart;
  readonly theme: Theme;
}

export type Drawn = z.output<typeof drawn>;

const drawn = z.union([
  z.object({ id: z.number(), png: z.instanceof(Uint8Array) }),
  z.object({ id: z.number(), failed: z.string() }),
]);

export interface Pictures {
  readonly draw: Draw;
  stop(): Promise<void>;
}

/** About 25 KB each. */
const maxKept = 300;

/** A chart that would wait behind more is shown in words at once. */
const maxWaiting = 20;

/** An answer waits for its picture, and has to be there within seconds; the first picture also starts the thread. */
const usualWithinMs = 5_000;

/** After a thread that failed or hung, words are shown for so long: it would fail again, and each try costs its start. */
const restMs = 30_000;

/** Without pictures for so long, the thread ends, and its memory is given back. */
const usualIdleMs = 5 * 60_000;

/**
 * Draws charts in a thread of its own, which begins with the first of them and keeps nobody from leaving. The same chart
 * is drawn once. What cannot be drawn in time is undefined, and one line in the log says why: words take its place.
 */
export function createPictures(options: {
  readonly log: { warn(fields: object, message: string): void };
  readonly withinMs?: number;
  readonly idleMs?: number;
  /** The program of the thread. */
  readonly program?: URL;
}): Pictures {
  const { log, withinMs = usualWithinMs, idleMs = usualIdleMs } = options;
  const program = options.program ?? new URL('./worker.ts', import.meta.url);
  const kept = new Map<string, Promise<Uint8Array>>();
  const waiting = new Map<number, { resolve(png: Uint8Array): void; reject(error: Error): void }>();
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;
  let restUntil = 0;

  /** Ends the thread; whoever still waits for it is told why. */
  async function end(why: Error): Promise<void> {
    const ended = worker;
    worker = undefined;
    clearTimeout(idle);
    for (const { reject } of [...waiting.values()]) reject(why);
    await ended?.terminate();
  }

  function fail(why: Error): void {
    restUntil = performance.now() + restMs;
    void end(why);
  }

  function begin(): Worker {
    const begun = new Worker(program);
    begun.unref();
    const lost = (error: Error) => {
      if (worker === begun) fail(error);
    };
    begun.on('message', (message) => {
      const answer = drawn.safeParse(message);
      if (!answer.success) return lost(answer.error);
      const asked = waiting.get(answer.data.id);
      if ('png' in answer.data) asked?.resolve(answer.data.png);
      else asked?.reject(new Error(answer.data.failed));
    });
    begun.on('error', lost);
    begun.on('exit', (code) => lost(new Error(`the thread ended with ${code}`)));
    return begun;
  }

  async function render(chart: Chart, theme: Theme): Promise<Uint8Array> {
    if (waiting.size >= maxWaiting) throw new Error('too many pictures wait');
    worker ??= begin();
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
    const id = ++last;
    waiting.set(id, { resolve, reject });
    // A thread that hangs would never draw again, so it ends; a later picture begins another one.
    const timer = setTimeout(() => fail(new Error(`no picture within ${withinMs} ms`)), withinMs);
    clearTimeout(idle);
    worker.postMessage({ id, chart, theme } satisfies Asked);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      waiting.delete(id);
      if (!waiting.size) idle = setTimeout(() => void end(new Error('idle')), idleMs).unref();
    }
  }

  return {
    async draw(chart, theme) {
      if (performance.now() < restUntil) return undefined;
      const { alt: _, ...shown } = chart;
      const key = createHash('sha256')
        .update(JSON.stringify([shown, theme]))
        .digest('base64');
      const picture = kept.get(key) ?? render(chart, theme);
      keep(kept, key, picture, maxKept);
      try {
        return await picture;
      } catch (err) {
        // Another time it may work. Whoever asked for the same one says nothing more.
        if (kept.get(key) === picture) {
          kept.delete(key);
          log.warn({ err, shape: chart.shape ?? 'bars' }, 'a picture was not drawn; its words are shown');
        }
        return undefined;
      }
    },
    stop: () => end(new Error('the bot stops')),
  };
}
