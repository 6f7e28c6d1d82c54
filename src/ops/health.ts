import { Hono } from 'hono';

/** A part of the bot that can be ready or not. */
export interface Part {
  readonly name: string;
  ready(): boolean | Promise<boolean>;
}

/** Who asks for health waits for two seconds at most, and part of that is the way. */
const answerWithinMs = 1_500;

/**
 * `/healthz` says that the process runs; `/readyz` whether each part is ready, and answers within two seconds whatever
 * hangs. Neither has any detail: the address may be public.
 */
export function health(parts: () => readonly Part[], withinMs = answerWithinMs): Hono {
  return new Hono()
    .get('/healthz', (c) => c.text('alive'))
    .get('/readyz', async (c) => {
      const found = await Promise.all(parts().map((part) => isReady(part, withinMs)));
      return found.every(Boolean) ? c.text('ready', 200) : c.text('not ready', 503);
    });
}

async function isReady(part: Part, withinMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((done) => {
    timer = setTimeout(done, withinMs, false);
  });
  const asked = async () => part.ready();
  return Promise.race([asked().catch(() => false), late]).finally(() => clearTimeout(timer));
}
