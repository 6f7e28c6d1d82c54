import { Cluster, type ClusterOptions, Redis, type RedisOptions } from 'ioredis';
import { eachHost } from '../setting-value.ts';
import { inTime } from './silent.ts';

/** A Redis that accepts and says nothing is away, too (ms). */
const answerWithinMs = 10_000;

export const queueNames = { ticks: 'tongxue-ticks', pieces: 'tongxue-pieces' } as const;

/** What Redis says of itself. */
export interface RedisState {
  readonly version: string;
  readonly policy: string;
  readonly appends: boolean;
  /** The nodes of a cluster; undefined when it is none. */
  readonly cluster?: { readonly masters: number; readonly replicas: number; readonly away: number };
}

/** A client for one Redis, or for all nodes of a cluster. */
export type RedisClient = Redis | Cluster;

/**
 * All keys of a queue have to be on one node of a cluster, which Redis decides by what stands in braces: here each queue
 * by itself, so that the two may be on different nodes. A single Redis keeps the names that it always had.
 */
export const keysOf = (queue: string, cluster: boolean): string => (cluster ? `bull:{${queue}}` : 'bull');

/** A worker waits for Redis to come back; a producer says at once that it is gone. */
export function redisClient(url: string, forWorker: boolean, cluster: boolean): RedisClient {
  const usual = {
    connectTimeout: answerWithinMs,
    ...(forWorker ? { maxRetriesPerRequest: null } : { maxRetriesPerRequest: 1, commandTimeout: answerWithinMs }),
  };
  return cluster ? clusterClient(url, usual) : new Redis(eachHost(url)[0]!, { lazyConnect: true, ...usual });
}

type EachNode = Pick<RedisOptions, 'connectTimeout' | 'maxRetriesPerRequest' | 'commandTimeout'>;

function clusterClient(url: string, ofEach: EachNode, of: Pick<ClusterOptions, 'clusterRetryStrategy'> = {}): Cluster {
  const nodes = eachHost(url).map((node) => new URL(node));
  const { protocol, username, password } = nodes[0]!;
  const encrypted = protocol === 'rediss:';
  const redisOptions = {
    ...ofEach,
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
    ...(encrypted && { tls: {} }),
  };
  // Certificates name hosts: an address that was looked up would not be in them.
  const asNamed = (host: string, done: (error: null, address: string) => void) => done(null, host);
  return new Cluster(
    nodes.map(({ hostname, port }) => ({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 6379) })),
    {
      lazyConnect: true,
      slotsRefreshTimeout: answerWithinMs,
      redisOptions,
      ...(encrypted && { dnsLookup: asNamed }),
      ...of,
    },
  );
}

/**
 * Throws when Redis takes no writes: it is a copy, its memory is full, or it cannot save to its disk. Of a cluster, when
 * one of the nodes that have these queues takes none.
 */
export async function writeTo(client: RedisClient): Promise<void> {
  const prefixes = new Set(Object.values(queueNames).map((queue) => keysOf(queue, client instanceof Cluster)));
  await Promise.all([...prefixes].map((prefix) => client.set(`${prefix}:tongxue-probe`, '', 'EX', 60)));
}

/**
 * What Redis says of itself: the first of the named nodes that answers and is not cut off from its cluster. Throws when
 * none is in time, or when no writes are taken.
 */
export async function askRedis(url: string, withinMs = answerWithinMs): Promise<RedisState> {
  const nodes = eachHost(url);
  const found = await Promise.any(nodes.map((node) => askNode(node, withinMs))).catch(({ errors }: AggregateError) => {
    // What a node says of its cluster is more than that another one is away.
    throw errors.find((error) => isDown(error)) ?? errors[0];
  });
  const { cluster } = found;
  if (!cluster && nodes.length > 1) throw new Error('This instance has cluster support disabled');
  const client = cluster
    ? clusterClient(url, { connectTimeout: withinMs }, { clusterRetryStrategy: () => null })
    : new Redis(nodes[0]!, { lazyConnect: true, connectTimeout: withinMs, retryStrategy: () => null });
  return within(client, withinMs, async () => {
    await writeTo(client);
    const masters = client instanceof Cluster ? await Promise.all(client.nodes('master').map((one) => one.info())) : [];
    // One node that evicts is enough to lose jobs.
    const evicts = masters.map((info) => fieldOf(info, 'maxmemory_policy')).find((policy) => policy !== 'noeviction');
    return { ...found, policy: evicts ?? found.policy };
  });
}

const isDown = (error: unknown) => error instanceof Error && error.message.startsWith('CLUSTERDOWN');

const fieldOf = (info: string, name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';

async function askNode(url: string, withinMs: number): Promise<RedisState> {
  const client = new Redis(url, { lazyConnect: true, connectTimeout: withinMs, retryStrategy: () => null });
  return within(client, withinMs, async () => {
    const info = await client.info();
    const inCluster = fieldOf(info, 'cluster_enabled') === '1';
    return {
      version: fieldOf(info, 'redis_version'),
      policy: fieldOf(info, 'maxmemory_policy'),
      appends: fieldOf(info, 'aof_enabled') === '1',
      ...(inCluster && { cluster: await askCluster(client) }),
    };
  });
}

/** The cluster as one of its nodes sees it. Throws when it is down. */
async function askCluster(node: Redis): Promise<NonNullable<RedisState['cluster']>> {
  const [state, nodes] = (await Promise.all([node.cluster('INFO'), node.cluster('NODES')])) as [string, string];
  const rows = nodes.trim().split('\n');
  // A node on its way out is `fail?` to some and `fail` to most; both do not answer.
  const having = (flag: RegExp) => rows.filter((row) => flag.test(row.split(' ')[2] ?? '')).length;
  const counts = { masters: having(/master/), replicas: having(/slave/), away: having(/fail/) };
  if (fieldOf(state, 'cluster_state') !== 'ok')
    throw new Error(
      `CLUSTERDOWN ${counts.away} of ${rows.length} nodes away, ${fieldOf(state, 'cluster_slots_ok')} of 16384 slots served`,
    );
  return counts;
}

/** Connects, asks and hangs up, all within that time. */
async function within<T>(client: RedisClient, withinMs: number, ask: () => Promise<T>): Promise<T> {
  let why: Error | undefined;
  client.on('error', (error: Error) => {
    why = error;
  });
  const connected = async () => {
    await client.connect();
    const answer = await ask();
    // With a database number that there is not, it stays connected to another one.
    if (why) throw why;
    return answer;
  };
  try {
    return await inTime(connected(), withinMs);
  } catch (error) {
    // ioredis throws "Connection is closed." without the reason.
    throw why ?? error;
  } finally {
    client.disconnect();
  }
}
