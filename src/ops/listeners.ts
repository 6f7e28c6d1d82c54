import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import { type Config, isConnected } from '../config.ts';
import { StartError } from '../start-error.ts';
import { onlyHere as hereAlone, type Port, portsOf } from './check-first.ts';
import { serve } from './listener.ts';

interface Served {
  /** Health and calendars: the only things of ours that a public address has. */
  readonly health: Hono;
  readonly feeds: Hono;
  /** What only this machine may have: the figures, and with them the playground's page. */
  readonly figures: Hono;
  /** Keeps other sites, and other names of this machine, from what is only for it. */
  readonly onlyHere: MiddlewareHandler;
  readonly page?: Hono | undefined;
  /** What Slack sends, under `/slack/`. */
  readonly slack?: RequestListener | undefined;
  readonly log: { warn(fields: object, message: string): void };
}

/** Where Bull Board is, on the listener that is only for this machine. */
const boardAt = '/queues';

/**
 * Opens `PORT`, which is public as soon as a platform is set, and `LOCAL_PORT` beside it, on 127.0.0.1, for what is only for
 * this machine; with no platform set, `PORT` itself is on 127.0.0.1 and has all of it. `undo` gets what closes them. `databaseUrl` is that
 * of the database in use, which has the queues where there is no Redis.
 */
export async function openListeners(
  { databaseUrl, ...config }: Config & { readonly databaseUrl: string },
  { health, feeds, figures, onlyHere, page, slack, log }: Served,
  undo: (() => Promise<unknown>)[],
): Promise<{ readonly port: number; readonly localPort: number }> {
  const forAll = new Hono().route('/', health).route('/', feeds);
  const forHere = new Hono().route('/', forAll).use('/metrics', onlyHere).route('/', figures);
  if (config.bullBoard) {
    // What is off is not loaded: it is a tenth of a second, and some megabytes of memory.
    const { createBoard } = await import('./board.ts');
    const board = createBoard(boardAt, config.redisUrl ? { redisUrl: config.redisUrl } : { databaseUrl }, log);
    undo.push(board.stop);
    forHere.use(`${boardAt}/*`, onlyHere).route('/', board.app);
  }
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
  const opening = open(forHere, { port: config.localPort, setting: 'LOCAL_PORT', host: hereAlone });
  const localPort = await opening.catch((error: Error) => {
    // Without the page there are only figures and queues to look at, and people are answered without them.
    if (page || !(error instanceof StartError)) throw error;
    log.warn({}, `No figures at /metrics${config.bullBoard ? `, and no queues at ${boardAt}` : ''}: ${error.message}`);
    return 0;
  });
  return { port, localPort };
}
