import pg from 'pg';

/**
 * A client whose connection may be lost at any moment. Without a listener, pg throws a lost connection out of the event
 * loop while the client is checked out, which ends the process. The query that was running fails all the same, so its
 * caller hears of it.
 */
export class Client extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    this.on('error', () => {});
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
      throw error;
    });
    const told = (error: unknown) => callback?.(error as never);
    if (callback) connected.then(() => told(undefined), told);
    return connected;
  }
}
