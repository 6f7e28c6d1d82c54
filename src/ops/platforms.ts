import { setTimeout as wait } from 'node:timers/promises';
import { reasonOf } from '../chat/contract/never-left.ts';
import type { Platform } from '../chat/contract/platform.ts';
import { StartError } from '../start-error.ts';

interface StartLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Between two tries (ms); the last one again and again. A token that was refused is not asked about every minute. */
const usualWaitsMs = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000];
const refusedWaitsMs = [60_000, 300_000];

/** One that is slow in coming must not hold up the others. */
const patienceMs = 15_000;

/**
 * Starts each platform and tries on, with longer and longer pauses, until it is there: one that is down, or whose token
 * is refused, stops no other. Each trouble is one line in the log, and its end another; `ready` of the platform says the
 * rest. `tried` is settled when each has been tried once, or after fifteen seconds. It rejects with a StartError when a
 * token is refused and there is no other platform to go on for.
 */
export function startPlatforms(
  platforms: readonly Platform[],
  log: StartLog,
  waitsMs: readonly number[] = usualWaitsMs,
): { readonly tried: Promise<void>; stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const chats = platforms.filter(({ name }) => name !== 'web');

  async function tryOn(platform: Platform, failed: unknown): Promise<void> {
    let why = reasonOf(failed);
    let refused = failed instanceof StartError;
    for (let tries = 0; !signal.aborted; tries += 1) {
      const waits = refused ? refusedWaitsMs : waitsMs;
      await wait(waits[Math.min(tries, waits.length - 1)], undefined, { signal, ref: false }).catch(() => {});
      if (signal.aborted) return;
      try {
        await platform.start();
        log.warn({ platform: platform.name, tries: tries + 2 }, 'connected after all');
        return;
      } catch (error) {
        refused = error instanceof StartError;
        if (reasonOf(error) === why) continue;
        why = reasonOf(error);
        log.error({ platform: platform.name, why }, notConnected(refused));
      }
    }
  }

  async function begin(platform: Platform): Promise<void> {
    try {
      await platform.start();
    } catch (error) {
      const refused = error instanceof StartError;
      if (refused && chats.length === 1) throw new StartError(sentence(platform, error));
      log.error({ platform: platform.name, why: reasonOf(error) }, notConnected(refused));
      void tryOn(platform, error);
    }
  }

  async function all(): Promise<void> {
    const quiet = new Set(platforms.map(({ name }) => name));
    const beginning = Promise.all(
      platforms.map((platform) => begin(platform).finally(() => quiet.delete(platform.name))),
    );
    const late = new AbortController();
    const first = await Promise.race([
      beginning,
      wait(patienceMs, 'late' as const, { signal: late.signal }).catch(() => undefined),
    ]).finally(() => late.abort());
    if (first !== 'late') return;
    log.warn({ platforms: [...quiet] }, 'a platform does not answer yet; trying on, and /readyz says when it is there');
    beginning.catch((error) => log.error({ why: reasonOf(error) }, 'a platform cannot be connected to'));
  }

  return {
    tried: all(),
    async stop() {
      stopping.abort();
    },
  };
}

const guideOf = ({ name }: Platform) => `docs/${name}.md says where its tokens are`;

const sentence = (platform: Platform, error: Error) =>
  `No connection to ${platform.name}: ${error.message.replace(/\.?$/, '.')} ${guideOf(platform)}.`;

const notConnected = (refused: boolean) =>
  refused ? 'no connection: the token is refused; the other platform goes on' : 'no connection yet; trying on';
