import { createServer, type RequestListener } from 'node:http';
import { StartError } from '../start-error.ts';
import { bodyBounds, createBodies } from './body.ts';
import { limitConnections } from './connections.ts';

/** A request arrives within seconds or not at all; an idle connection is closed, also one that takes no answer. In milliseconds. */
const usual = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 2_000,
  /** Nothing went either way for this long; to move the playground's clock may take a while. */
  silenceTimeout: 120_000,
  maxConnections: 1_000,
  body: bodyBounds,
};

export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens, on all addresses unless `host` says otherwise. What is under `/slack/` goes to `slack`. */
export async function serve(
  listener: RequestListener,
  {
    port,
    setting,
    host,
    slack,
    bounds: given = {},
  }: { port: number; setting: string; host?: string; slack?: RequestListener; bounds?: Partial<typeof usual> },
): Promise<Listener> {
  const bounds = { ...usual, ...given };
  const bodies = createBodies(bounds.body);
  const server = createServer(bounds, async (request, response) => {
    response.on('error', () => {});
    if (!(await bodies(request, response)) || response.destroyed) return;
    response.once('close', busy(request.socket));
    if (slack && request.url?.startsWith('/slack/')) slack(request, response);
    else listener(request, response);
  });
  const busy = limitConnections(server, bounds.maxConnections);
  server.setTimeout(bounds.silenceTimeout);
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => fail(startErrorOf(error, port, setting)));
    server.listen(port, host, done);
  });
  return {
    port: (server.address() as { port: number }).port,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        // A page that listens for events would hold the server open.
        server.closeAllConnections();
      }),
  };
}

function startErrorOf(error: NodeJS.ErrnoException, port: number, setting: string): Error {
  if (error.code === 'EADDRINUSE')
    return new StartError(`Port ${port} is taken. Set ${setting} to another one, or to 0 for a free one.`);
  if (error.code === 'EACCES')
    return new StartError(`Port ${port} may not be opened by this user. Set ${setting} to one above 1023.`);
  return error;
}
