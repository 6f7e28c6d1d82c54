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
    client.on('error', (error) => stopped || onError(error));
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
 * Lets go of the database. `last` is done before, while nobody else can have it; it is left out when another process has
 * it by then.
 */
export type Release = (last?: () => Promise<void>) => Promise<void>;

/**
 * Keeps the database for this process alone until the returned function is called; undefined when another process has
 * it. It waits for `waitMs`, because the server may not have noticed yet that the last one was killed. A restart of the
 * server loses the lock: it is taken again as soon as the server answers, and `onLost` is called when another process
 * was first.
 */
export async function holdAlone(
  connectionString: string,
  onLost: () => void,
  waitMs = 2_000,
): Promise<Release | undefined> {
  let released = false;
  /** The connection that holds the lock, while it does. */
  let current: pg.Client | undefined;
  let takingAgain: Promise<void> | undefined;

  /** False when another process holds the lock. Throws when the server does not answer. */
  async function take(): Promise<boolean> {
    const client = new Client({ connectionString });
    await client.connect();
    try {
      await client.query(`set lock_timeout = ${waitMs}`);
      await client.query(`select pg_advisory_lock(${aloneLock})`);
    } catch (error) {
      await client.end().catch(() => {});
      if ((error as { code?: string }).code === lockNotAvailable) return false;
      throw error;
    }
    current = client;
    client.once('end', () => {
      if (current === client) current = undefined;
      takingAgain = takeAgain();
    });
    return true;
  }

  async function takeAgain(): Promise<void> {
    while (!released) {
      const taken = await take().catch(() => undefined);
      if (taken) return;
      if (taken === false) return released ? undefined : onLost();
      await new Promise((done) => setTimeout(done, lockRetryMs).unref());
    }
  }

  /** It may have been lost a moment ago. A server that does not answer is nobody's. */
  const isMine = async () =>
    (await current?.query('select 1').catch(() => undefined)) !== undefined || take().catch(() => true);

  if (!(await take())) return undefined;
  return async (last) => {
    released = true;
    await takingAgain;
    try {
      if (last && (await isMine())) await last();
    } finally {
      await current?.end().catch(() => {});
    }
  };
}
