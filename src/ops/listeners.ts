import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { type Config, isConnected } from '../config.ts';
import { StartError } from '../start-error.ts';
import { onlyHere, type Port, portsOf } from './check-first.ts';
import { serve } from './listener.ts';

interface Served {
  /** Health and calendars: the only things of ours that a public address has. */
  readonly health: Hono;
  readonly feeds: Hono;
  /** What only this machine may have: the figures, and with them the playground's page. */
  readonly figures: Hono;
  readonly page?: Hono | undefined;
  /** What Slack sends, under `/slack/`. */
  readonly slack?: RequestListener | undefined;
  readonly log: { warn(fields: object, message: string): void };
}

/**
 * Opens `PORT`, which is public as soon as a platform is set, and `LOCAL_PORT` beside it, on 127.0.0.1, for what is only for
 * this machine; with no platform set, `PORT` itself is on 127.0.0.1 and has all of it. `undo` gets what closes them.
 */
export async function openListeners(
  config: Config,
  { health, feeds, figures, page, slack, log }: Served,
  undo: (() => Promise<unknown>)[],
): Promise<{ readonly port: number; readonly localPort: number }> {
  const forAll = new Hono().route('/', health).route('/', feeds);
  const forHere = new Hono().route('/', forAll).route('/', figures);
  if (page) forHere.route('/', page);
  const open = async (app: Hono, at: Port & { slack?: RequestListener }) => {
    const listener = await serve(getRequestListener(app.fetch), at);
    undo.push(listener.close);
    return listener.port;
  };
  const [first] = portsOf(config);
  if (!isConnected(config)) {
    const port = await open(forHere, first);
    return { port, localPort: port };
  }
  const port = await open(forAll, { ...first, ...(slack && { slack }) });
  const opening = open(forHere, { port: config.localPort, setting: 'LOCAL_PORT', host: onlyHere });
  const localPort = await opening.catch((error: Error) => {
    // Without the page there are only figures, and people are answered without them.
    if (page || !(error instanceof StartError)) throw error;
    log.warn({}, `No figures at /metrics: ${error.message}`);
    return 0;
  });
  return { port, localPort };
}
