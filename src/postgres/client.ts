import pg from 'pg';
import { rememberLost } from './reason.ts';

/** A server that takes a connection and then says nothing is not there (ms). */
const connectWithinMs = 10_000;

/**
 * A client whose connection may be lost at any moment. Without a listener, pg throws a lost connection out of the event
 * loop while the client is checked out, which ends the process; BullMQ takes all listeners away from a client that it
 * closes. The query that was running fails all the same, so its caller hears of it.
 */
export class Client extends pg.Client {
  constructor(config: pg.ClientConfig = {}) {
    super({ connectionTimeoutMillis: connectWithinMs, ...config });
  }

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    // The queries that were running fail by the same error.
    if (event === 'error') rememberLost(args[0]);
    if (event === 'error' && this.listenerCount('error') === 0) return false;
    return super.emit(event as 'error', ...(args as [Error]));
  }

  /**
   * Leaves nothing open when it fails. pg keeps the socket when it gives up itself, as for a missing password: the server
   * then waits a minute for the rest, and whoever creates or drops a database waits with it.
   */
  override connect(): Promise<this>;
  override connect(callback: (error: never) => void): void;
  override connect(callback?: (error: never) => void): Promise<this> {
    const connected = (super.connect() as Promise<this>).catch((error: unknown) => {
      void this.end().catch(() => {});
      rememberLost(error);
      throw error;
    });
    const told = (error: unknown) => callback?.(error as never);
    if (callback) connected.then(() => told(undefined), told);
    return connected;
  }
}

/** A pool of such clients; `schema` is where they look first. Who waits for a free one waits ten seconds at most. */
export const openPool = (
  connectionString: string,
  { schema, ...more }: pg.PoolConfig & { readonly schema?: string } = {},
): pg.Pool =>
  new pg.Pool({
    connectionString,
    Client,
    keepAlive: true,
    connectionTimeoutMillis: connectWithinMs,
    ...(schema && { options: `-c search_path="${schema}"` }),
    ...more,
  });
