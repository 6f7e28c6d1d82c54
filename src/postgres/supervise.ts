import { setTimeout as wait } from 'node:timers/promises';
import { StartError } from '../start-error.ts';
import type { Embedded } from './embedded.ts';

export interface Supervision {
  /** How often to look, in milliseconds. */
  readonly everyMs: number;
  /** The waits before each new try, in milliseconds. After the last one, `giveUp` is called. */
  readonly waitsMs: readonly number[];
  /** A server that ends again within this time after it came back was not well: the tries go on being counted. */
  readonly steadyMs: number;
}

/** About a minute and a half: time to make room on a full disk, and short enough for a supervisor to notice. */
const patient: Supervision = {
  everyMs: 1_000,
  waitsMs: [0, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000],
  steadyMs: 120_000,
};

interface SuperviseLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/**
 * Watches the embedded server and starts it again when its process is gone, on the same port, so that every connection
 * comes back by itself. `giveUp` is called once, with the reason, when it does not start, or starts and ends over and
 * over. Returns what ends the watch.
 */
export function supervise(
  server: Pick<Embedded, 'lives' | 'restart' | 'lastWords'>,
  log: SuperviseLog,
  giveUp: (error: Error) => void,
  { everyMs, waitsMs, steadyMs }: Supervision = patient,
): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const pause = (ms: number) => wait(ms, undefined, { signal, ref: false }).catch(() => {});
  let tries = 0;
  let backAt = Number.NEGATIVE_INFINITY;

  async function bringBack(): Promise<void> {
    if (performance.now() - backAt > steadyMs) tries = 0;
    const said = server.lastWords();
    log.error({ said }, 'the embedded PostgreSQL has ended; starting it again');
    let last = new StartError(
      `it starts, and ends again. Is the disk full or the memory short? Its log ends:\n${said}`,
    );
    while (tries < waitsMs.length) {
      await pause(waitsMs[tries]!);
      if (signal.aborted) return;
      tries += 1;
      try {
        await server.restart();
        backAt = performance.now();
        log.warn({ tries }, 'the embedded PostgreSQL is back');
        return;
      } catch (error) {
        last = error instanceof Error ? error : new Error(String(error));
        log.error({ err: last, tries }, 'the embedded PostgreSQL did not start');
      }
    }
    stopping.abort();
    giveUp(
      new StartError(`The embedded PostgreSQL has ended, and ${tries} tries did not bring it back: ${last.message}`),
    );
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
