import { setTimeout as wait } from 'node:timers/promises';
import type { Embedded } from './embedded.ts';

export interface Supervision {
  /** How often to look, in milliseconds. */
  readonly everyMs: number;
  /** The waits before each new try, in milliseconds. After the last one fails, `giveUp` is called. */
  readonly waitsMs: readonly number[];
}

/** About a minute and a half: time to make room on a full disk, and short enough for a supervisor to notice. */
const patient: Supervision = { everyMs: 1_000, waitsMs: [0, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000] };

interface SuperviseLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/**
 * Watches the embedded server and starts it again when its process is gone, on the same port, so that every connection
 * comes back by itself. `giveUp` is called once, with the last error, when it does not start. Returns what ends the watch.
 */
export function supervise(
  server: Pick<Embedded, 'lives' | 'restart'>,
  log: SuperviseLog,
  giveUp: (error: Error) => void,
  { everyMs, waitsMs }: Supervision = patient,
): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const pause = (ms: number) => wait(ms, undefined, { signal, ref: false }).catch(() => {});

  async function bringBack(): Promise<void> {
    log.error({}, 'the embedded PostgreSQL has ended; starting it again');
    let last = new Error('not tried');
    for (const [at, ms] of waitsMs.entries()) {
      await pause(ms);
      if (signal.aborted) return;
      try {
        await server.restart();
        log.warn({ tries: at + 1 }, 'the embedded PostgreSQL is back');
        return;
      } catch (error) {
        last = error instanceof Error ? error : new Error(String(error));
        log.error({ err: last, tries: at + 1 }, 'the embedded PostgreSQL did not start');
      }
    }
    stopping.abort();
    giveUp(last);
  }

  async function watch(): Promise<void> {
    while (!signal.aborted) {
      await pause(everyMs);
      if (!signal.aborted && !server.lives()) await bringBack();
    }
  }

  const watching = watch();
  return async () => {
    stopping.abort();
    await watching;
  };
}
