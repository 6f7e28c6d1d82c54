import { Hono } from 'hono';
import type { Platform } from '../chat/contract/platform.ts';
import { within } from '../chat/contract/within.ts';

/** A part of the bot that can be ready or not. */
export interface Part extends Pick<Platform, 'connections'> {
  readonly name: string;
  ready(): boolean | Promise<boolean>;
}

/** Who asks for health waits for two seconds at most, and part of that is the way. */
const answerWithinMs = 1_500;

/**
 * `/healthz` says that the process runs; `/readyz` whether each part is ready, and answers within two seconds whatever
 * hangs. Neither has any detail: the address may be public. `beside` are lines on what the bot can do without.
 */
export function health(
  parts: () => readonly Part[],
  withinMs = answerWithinMs,
  beside: () => readonly string[] = () => [],
): Hono {
  return new Hono()
    .get('/healthz', (c) => c.text('alive'))
    .get('/readyz', async (c) => {
      const found = await Promise.all(parts().map((part) => isReady(part, withinMs)));
      const lines = (first: string) => [first, ...beside()].join('\n');
      return found.every(Boolean) ? c.text(lines('ready'), 200) : c.text(lines('not ready'), 503);
    });
}

async function isReady(part: Part, withinMs: number): Promise<boolean> {
  const asked = async () => part.ready();
  return within(withinMs, asked(), false);
}
