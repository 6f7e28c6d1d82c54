import { createServer, type RequestListener } from 'node:http';
import { StartError } from '../start-error.ts';

/** A request arrives within seconds or not at all; an idle connection is closed. In milliseconds. */
const usual = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 2_000,
};
/** Beyond it new connections are refused, so that a flood costs no memory. */
const maxConnections = 2_000;

export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens, on all addresses unless `host` says otherwise. What is under `/slack/` goes to `slack`, as Bolt reads its own bodies. */
export async function serve(
  listener: RequestListener,
  {
    port,
    setting,
    host,
    slack,
    bounds = usual,
  }: { port: number; setting: string; host?: string; slack?: RequestListener; bounds?: typeof usual },
): Promise<Listener> {
  const server = createServer(bounds, (request, response) =>
    slack && request.url?.startsWith('/slack/') ? slack(request, response) : listener(request, response),
  );
  server.maxConnections = maxConnections;
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
