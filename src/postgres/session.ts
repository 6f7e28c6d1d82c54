import pg from 'pg';
import { Client } from './client.ts';

const lockNotAvailable = '55P03';

/**
 * Calls back with the payload of every notification on `channel`. A connection that drops is opened again; what was
 * said meanwhile is the reader's to fetch.
 */
export async function listen(
  connectionString: string,
  channel: string,
  onPayload: (payload: string) => void,
  onError: (error: Error) => void,
): Promise<() => Promise<void>> {
  let stopped = false;
  let current: pg.Client | undefined;
  const open = async (): Promise<void> => {
    const client = new Client({ connectionString });
    client.on('notification', ({ payload }) => payload && onPayload(payload));
    client.on('error', onError);
    try {
      await client.connect();
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    if (stopped) return client.end();
    current = client.once('end', again);
  };
  const again = () => {
    if (stopped) return;
    const retry = (error: Error) => {
      onError(error);
      again();
    };
    setTimeout(() => open().catch(retry), 1_000).unref();
  };
  await open();
  return async () => {
    stopped = true;
    await current?.end();
  };
}

/** The advisory lock that the bot on an embedded database holds. */
const aloneLock = 7402917;
const lockRetryMs = 200;

/**
 * Keeps the database for this process alone until the returned function is called; undefined when another process has
 * it. It waits a moment, because the server may not have noticed yet that the last one was killed. A restart of the
 * server loses the lock: it is taken again as soon as the server answers, and `onLost` is called when another process
 * was first.
 */
export async function holdAlone(
  connectionString: string,
  onLost: () => void,
): Promise<(() => Promise<void>) | undefined> {
  let released = false;
  let current: pg.Client | undefined;

  /** False when another process holds the lock. Throws when the server does not answer. */
  async function take(): Promise<boolean> {
    const client = new Client({ connectionString });
    await client.connect();
    try {
      await client.query("set lock_timeout = '2s'");
      await client.query(`select pg_advisory_lock(${aloneLock})`);
    } catch (error) {
      await client.end().catch(() => {});
      if ((error as { code?: string }).code === lockNotAvailable) return false;
      throw error;
    }
    // Released while this was under way: nobody would let go of the lock.
    if (released) await client.end();
    else current = client.once('end', () => void takeAgain());
    return true;
  }

  async function takeAgain(): Promise<void> {
    while (!released) {
      const taken = await take().catch(() => undefined);
      if (taken === false) return onLost();
      if (taken) return;
      await new Promise((done) => setTimeout(done, lockRetryMs).unref());
    }
  }

  if (!(await take())) return undefined;
  return async () => {
    released = true;
    await current?.end();
  };
}
