import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { vi } from 'vitest';

/** Whether there is a Redis to test on: the one of REDIS_URL, or a `redis-server` to start. */
export const hasRedis = Boolean(process.env.REDIS_URL) || spawnSync('redis-server', ['--version']).error === undefined;

/** A Redis for a test file: a server of our own, or database 15 of the one that REDIS_URL names. */
export async function testRedis(): Promise<{
  url: string;
  lose(): Promise<void>;
  cut(): Promise<void>;
  stop(): Promise<void>;
}> {
  const given = process.env.REDIS_URL;
  const own = given ? undefined : await startServer();
  const url = new URL(given ?? own!.url);
  if (given) url.pathname = '/15';
  const client = new Redis(url.href, { lazyConnect: true });
  client.on('error', () => {});
  await client.connect();
  /** What is not ours stays. */
  const lose = async () => {
    const keys = await client.keys('bull:tongxue-*');
    if (keys.length) await client.del(...keys);
  };
  await lose();
  return {
    url: url.href,
    lose,
    async cut() {
      await client.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    },
    async stop() {
      await lose();
      client.disconnect();
      await own?.stop();
    },
  };
}

/**
 * A real cluster of three nodes, each with a third of all slots and none with a copy: its nodes see within two seconds that
 * one is away.
 */
export async function testCluster() {
  const settings = { 'cluster-enabled': 'yes', 'cluster-node-timeout': '1000' };
  const nodes = await Promise.all([1, 2, 3].map(() => startServer(settings)));
  const hosts = nodes.map(({ url }) => new URL(url).host);
  const made = spawnSync('redis-cli', ['--cluster', 'create', ...hosts, '--cluster-yes'], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stdout + made.stderr);
  const all = nodes.map(({ url }) => new Redis(url));
  for (const client of all) client.on('error', () => {});
  const isUp = async () => {
    for (const client of all)
      if (!String(await client.cluster('INFO')).includes('cluster_state:ok')) throw new Error('not up yet');
  };
  const up = () => vi.waitFor(isUp, { timeout: 20_000, interval: 50 });
  await up();
  return {
    url: `redis://${hosts.join(',')}`,
    hosts,
    /** Until every node says that the cluster is up. */
    up,
    /** All keys of a node; the one that has the key of a queue among them. */
    async nodeOf(queue: string): Promise<number> {
      const found = await Promise.all(all.map((client) => client.keys(`bull:{${queue}}:*`)));
      return found.findIndex((keys) => keys.length > 0);
    },
    kill: (node: number) => nodes[node]!.kill(),
    start: (node: number) => nodes[node]!.start(),
    async lose() {
      for (const client of all) await client.flushall();
    },
    async cut() {
      for (const client of all) await client.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    },
    async stop() {
      for (const client of all) client.disconnect();
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}

/** A Redis of one's own, in a process that can be lost with all that it holds. */
export async function startServer(more: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'tongxue-redis-'));
  const port = await freePort();
  const options = {
    port,
    bind: '127.0.0.1',
    dir: folder,
    save: '',
    appendonly: 'no',
    'maxmemory-policy': 'noeviction',
    ...more,
  };
  const url = `redis://127.0.0.1:${port}`;
  const start = async () => {
    const server = spawn(
      'redis-server',
      Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]),
      { stdio: 'ignore' },
    );
    const ended = once(server, 'exit');
    await vi.waitFor(
      async () => {
        const probe = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
        probe.on('error', () => {});
        await probe.connect().finally(() => probe.disconnect());
      },
      { timeout: 10_000, interval: 20 },
    );
    return async () => {
      server.kill('SIGKILL');
      await ended;
    };
  };
  let kill = await start();
  return {
    url,
    kill: () => kill(),
    /** After it was killed, at the same port and with what it had written down. */
    async start() {
      kill = await start();
    },
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}
