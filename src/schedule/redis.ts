import { Redis } from 'ioredis';
import { inTime } from './silent.ts';

/** A Redis that accepts and says nothing is away, too (ms). */
const answerWithinMs = 10_000;

/** A worker waits for Redis to come back; a producer says at once that it is gone. */
export const redisClient = (url: string, forWorker: boolean): Redis =>
  new Redis(url, {
    lazyConnect: true,
    connectTimeout: answerWithinMs,
    ...(forWorker ? { maxRetriesPerRequest: null } : { maxRetriesPerRequest: 1, commandTimeout: answerWithinMs }),
  });

/** Throws when Redis takes no writes: it is a copy, its memory is full, or it cannot save to its disk. */
export async function writeTo(client: Redis): Promise<void> {
  await client.set('bull:tongxue-probe', '', 'EX', 60);
}

/** What Redis says of itself. Throws when it does not answer in time, or takes no writes. */
export async function askRedis(
  url: string,
  withinMs = answerWithinMs,
): Promise<{ version: string; policy: string; appends: boolean }> {
  const client = new Redis(url, { lazyConnect: true, connectTimeout: withinMs, retryStrategy: () => null });
  let why: Error | undefined;
  client.on('error', (error) => {
    why = error;
  });
  const ask = async () => {
    await client.connect();
    const info = await client.info();
    // With a database number that there is not, it stays connected to another one.
    if (why) throw why;
    await writeTo(client);
    return info;
  };
  try {
    const info = await inTime(ask(), withinMs);
    const of = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
    return { version: of('redis_version'), policy: of('maxmemory_policy'), appends: of('aof_enabled') === '1' };
  } catch (error) {
    // ioredis throws "Connection is closed." without the reason.
    throw why ?? error;
  } finally {
    client.disconnect();
  }
}
