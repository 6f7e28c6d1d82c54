import pg from 'pg';

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
    const client = new pg.Client({ connectionString });
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

/**
 * Keeps the database for this process alone, as long as it lives: undefined when another process has it. It waits a
 * moment, because the server may not have noticed yet that the last one was killed.
 */
export async function holdAlone(connectionString: string): Promise<(() => Promise<void>) | undefined> {
  const client = new pg.Client({ connectionString });
  // The server going away takes the lock with it; whoever else talks to it reports that.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query("set lock_timeout = '2s'");
    await client.query('select pg_advisory_lock(7402917)');
    return () => client.end();
  } catch (error) {
    await client.end();
    if ((error as { code?: string }).code === lockNotAvailable) return undefined;
    throw error;
  }
}
