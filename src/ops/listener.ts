import { createServer, type RequestListener } from 'node:http';
import { StartError } from '../start-error.ts';

export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens, on all addresses unless `host` says otherwise. What is under `/slack/` goes to `slack`, as Bolt reads its own bodies. */
export async function serve(
  listener: RequestListener,
  { port, setting, host, slack }: { port: number; setting: string; host?: string; slack?: RequestListener },
): Promise<Listener> {
  const server = createServer((request, response) =>
    slack && request.url?.startsWith('/slack/') ? slack(request, response) : listener(request, response),
  );
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
