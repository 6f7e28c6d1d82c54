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
}
