import { setTimeout as wait } from 'node:timers/promises';
import { StartError } from '../start-error.ts';
import type { Embedded } from './embedded.ts';
import type { Met } from './hang.ts';
import { isFull } from './room.ts';

export interface Supervision {
  /** How often to look, in milliseconds. */
  readonly everyMs: number;
  /** The waits before each new try, in milliseconds. After the last one, `giveUp` is called. */
  readonly waitsMs: readonly number[];
  /** How often to ask over a new connection, in milliseconds. */
  readonly meetEveryMs: number;
  /** A server that answers no new connection for so long hangs, and is ended (ms). */
  readonly silentMs: number;
  /** One that is about to end is helped to after this time (ms): connections that stay open may keep it for ever. */
  readonly endingMs: number;
  /** A server that ends again within this time after it came back was not well: the tries go on being counted. */
  readonly steadyMs: number;
}

/** About a minute and a half: time to make room on a full disk, and short enough for a supervisor to notice. */
const patient: Supervision = {
  everyMs: 1_000,
  waitsMs: [0, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000],
  meetEveryMs: 5_000,
  silentMs: 60_000,
  endingMs: 5_000,
  steadyMs: 120_000,
};

const full = 'the disk of its data folder is full. Make room there';

const trouble: Readonly<Record<Exclude<Met, 'answers'>, string>> = {
  ending: 'was told to stop, and waits for its connections to end',
  silent: 'answers no new connection',
};

interface SuperviseLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/**
 * Watches the embedded server and starts it again when its process is gone, on the same port, so that every connection
 * comes back by itself. A server that takes no new connections, because somebody told it to stop or because it hangs, is
 * ended first. `giveUp` is called once, with the reason, when it does not start, or starts and ends over and
 * over. Returns what ends the watch.
 */
export function supervise(
  server: Pick<Embedded, 'lives' | 'meet' | 'end' | 'restart' | 'lastWords'>,
  log: SuperviseLog,
  giveUp: (error: Error) => void,
  { everyMs, waitsMs, meetEveryMs, silentMs, endingMs, steadyMs }: Supervision = patient,
): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const pause = (ms: number) => wait(ms, undefined, { signal, ref: false }).catch(() => {});
  let tries = 0;
  let backAt = Number.NEGATIVE_INFINITY;

  async function bringBack(): Promise<void> {
    if (performance.now() - backAt > steadyMs) tries = 0;
    const said = server.lastWords();
    // Eight lines of its log say no more than this.
    if (isFull(said)) log.error({}, `the embedded PostgreSQL has ended: ${full}; starting it until it comes back`);
    else log.error({ said }, 'the embedded PostgreSQL has ended; starting it again');
    let last = new StartError(
      isFull(said) ? full : `it starts, and ends again. Is the memory short? Its log ends:\n${said}`,
    );
    let known = isFull(said);
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
        // Once: the tries that come after it fail alike.
        if (!known) log.error({ err: last, tries }, 'the embedded PostgreSQL did not start; trying on');
        known = true;
      }
    }
    stopping.abort();
    giveUp(
      new StartError(`The embedded PostgreSQL has ended, and ${tries} tries did not bring it back: ${last.message}`),
    );
  }

  /** Since when it has met new connections in this way. */
  let met: { readonly how: Met; readonly since: number } = { how: 'answers', since: 0 };
  let metAt = performance.now();

  /** Ends a server that is there and of no use. */
  async function meet(): Promise<void> {
    if (performance.now() - metAt < meetEveryMs) return;
    const asked = performance.now();
    const how = await server.meet();
    metAt = performance.now();
    if (how !== met.how) met = { how, since: asked };
    const most = how === 'ending' ? endingMs : silentMs;
    if (how === 'answers' || metAt - met.since < most || signal.aborted || !server.lives()) return;
    log.error({ said: server.lastWords() }, `the embedded PostgreSQL ${trouble[how]}; ending it`);
    await server.end();
    met = { how: 'answers', since: metAt };
  }

  async function watch(): Promise<void> {
    while (!signal.aborted) {
      await pause(everyMs);
      if (signal.aborted) return;
      if (server.lives()) await meet();
      else await bringBack();
    }
  }

  const watching = watch();
  return async () => {
    stopping.abort();
    await watching;
  };
}
