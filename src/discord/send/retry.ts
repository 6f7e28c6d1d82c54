import { setTimeout as wait } from 'node:timers/promises';
import { DiscordAPIError, HTTPError } from 'discord.js';

/** Discord's code for an interaction that has been acknowledged already. */
export const taken = 40060;

/**
 * Calls until Discord takes it, for `within` milliseconds, as long as Discord or the way there has a fault of its own.
 * For what may be done twice. discord.js itself is told not to: it would also repeat what may not.
 */
export async function patiently<T>(call: () => Promise<T>, within: number): Promise<T> {
  const end = performance.now() + within;
  for (let tries = 0; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      const pause = 200 * 2 ** tries;
      if (!isPassing(error) || performance.now() + pause > end) throw error;
      await wait(pause * (1 + Math.random() / 4));
    }
  }
}

/**
 * The first answer to an interaction, which Discord takes once. When the word that it was taken got lost on the way,
 * the next try is told that it is taken: by ourselves, then. Answers whether that is how it went.
 */
export async function acknowledged(call: () => Promise<unknown>, within: number): Promise<'told' | 'found out'> {
  let tries = 0;
  try {
    await patiently(() => {
      tries += 1;
      return call();
    }, within);
    return 'told';
  } catch (error) {
    if (tries > 1 && error instanceof DiscordAPIError && error.code === taken) return 'found out';
    throw error;
  }
}

/** A 5xx, a connection that was cut or never came about, an answer that took too long. */
function isPassing(error: unknown): boolean {
  if (error instanceof HTTPError) return error.status >= 500;
  if (error instanceof DiscordAPIError || !(error instanceof Error)) return false;
  return error.name === 'AbortError' || error.message === 'fetch failed';
}
