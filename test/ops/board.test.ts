import { Hono } from 'hono';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { health } from '../../src/ops/health.ts';
import { openListeners } from '../../src/ops/listeners.ts';
import { prepare, type QueueStore } from '../../src/schedule/bull.ts';
import { openQueues } from '../../src/schedule/depth.ts';
import { guard } from '../../src/web/receive/guard.ts';
import { testDatabase } from '../harness/database.ts';
import { address, cleanUp, run, stop } from '../harness/process.ts';
import { freePort, hasRedis, testCluster, testRedis } from '../harness/redis.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of undo.splice(0).reverse()) await close();
});
afterAll(cleanUp);

const connected = {
  ...{ PORT: '0', LOCAL_PORT: '0', BULL_BOARD: 'on' },
  ...{ DISCORD_TOKEN: 'a-token-of-nobody', DISCORD_APPLICATION_ID: '123456' },
};
async function open(settings: Record<string, string>, databaseUrl = 'postgresql://127.0.0.1:1/none') {
  let local = 0;
  const warnings: string[] = [];
  const served = {
    ...{ feeds: new Hono(), figures: new Hono(), health: health(() => []), onlyHere: guard(() => local) },
    log: { warn: (_: object, message: string) => void warnings.push(message) },
  };
  const opened = await openListeners({ ...readConfig(settings), databaseUrl }, served, undo);
  local = opened.localPort;
  return { ...opened, warnings };
}
const ask = (port: number, path: string, how: RequestInit = {}) => fetch(`http://127.0.0.1:${port}/queues${path}`, how);

interface Shown {
  readonly queues: readonly {
    name: string;
    readOnlyMode: boolean;
    isPaused: boolean;
    counts: Record<string, number>;
  }[];
}

const stores: [string, () => Promise<{ readonly store: QueueStore; stop(): Promise<unknown> }>][] = [
  [
    'PostgreSQL',
    async () => {
      const { url, drop } = await testDatabase();
      return { store: { databaseUrl: url }, stop: drop };
    },
  ],
];
if (hasRedis)
  for (const [name, start] of [
    ['Redis', testRedis],
    ['a Redis Cluster', testCluster],
  ] as const)
    stores.push([
      name,
      async () => {
        const { url, stop } = await start();
        return { store: { redisUrl: url }, stop };
      },
    ]);

describe.each(stores)('Bull Board, with the queues on %s', (_, start) => {
  test('is on LOCAL_PORT with what waits, changes nothing, and is never on PORT', async () => {
    const { store, stop } = await start();
    undo.push(stop);
    await prepare(store);
    const queues = await openQueues(store);
    undo.push(queues.close);
    const pieces = queues.all.find(({ name }) => name === 'tongxue-pieces')!;
    await pieces.add('deliver', { delivery: '7' });
    const { port, localPort, warnings } = await open(
      'redisUrl' in store ? { ...connected, REDIS_URL: store.redisUrl } : connected,
      'databaseUrl' in store ? store.databaseUrl : undefined,
    );
    const page = await ask(localPort, '/');
    const html = await page.text();
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'self';/);
    const [script = ''] = html.match(/static\/js\/main\.\w+\.js/) ?? [];
    expect((await ask(localPort, `/${script}`)).headers.get('content-type')).toContain('javascript');

    const shown = async () => (await (await ask(localPort, '/api/queues')).json()) as Shown;
    const { queues: found } = await shown();
    expect(found.map(({ name, readOnlyMode }) => [name, readOnlyMode])).toEqual([
      ['tongxue-ticks', true],
      ['tongxue-pieces', true],
    ]);
    expect(found[1]?.counts.waiting).toBe(1);

    const tries = [
      ['PUT', '/api/queues/tongxue-pieces/pause'],
      ['PUT', '/api/queues/pause'],
      ['PUT', '/api/queues/tongxue-pieces/empty'],
      ['PUT', '/api/queues/tongxue-pieces/obliterate'],
      ['POST', '/api/queues/tongxue-pieces/add'],
      ['DELETE', '/'],
    ] as const;
    const headers = { 'content-type': 'application/json' };
    for (const [method, path] of tries)
      expect((await ask(localPort, path, { method, headers, body: '{"name":"x","data":{}}' })).status, path).toBe(405);
    const after = (await shown()).queues[1];
    expect([after?.counts.waiting, after?.isPaused]).toEqual([1, false]);

    for (const path of ['', '/', '/api/queues', `/${script}`]) expect((await ask(port, path)).status).toBe(404);
    expect(warnings).toEqual([]);
  });
});

test('Bull Board is refused to a page of another site, and to a name that was made to point here', async () => {
  const { localPort } = await open(connected);
  const evil = { origin: 'https://evil.example' };
  for (const path of ['/', '/api/queues', '/static/images/logo.svg'])
    expect((await ask(localPort, path, { headers: evil })).status).toBe(403);
  expect((await ask(localPort, '/api/queues', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
});

test('Bull Board says that the queues are away, and shows them when they are back', async () => {
  const { url, drop } = await testDatabase();
  undo.push(drop);
  // BullMQ has made no tables yet.
  const { localPort, warnings } = await open(connected, url);
  const first = await ask(localPort, '/api/queues');
  expect([first.status, warnings]).toEqual([503, ['the queues cannot be shown']]);
  await prepare({ databaseUrl: url });
  expect((await ask(localPort, '/api/queues')).status).toBe(200);
});

test('Bull Board that is off is nowhere, and nothing of it is loaded', async () => {
  const { url, drop } = await testDatabase();
  undo.push(drop);
  const told = `import { registerHooks } from 'node:module'; registerHooks({ load(url, context, next) {
    if (/@bull-board|\\/ejs\\//.test(url)) process.stderr.write('loaded ' + url + '\\n');
    return next(url, context);
  } });`;
  const settings = { DATABASE_URL: url, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(told)}` };
  const seen: Record<string, unknown> = {};
  for (const BULL_BOARD of ['', 'on']) {
    const bot = run({ ...settings, BULL_BOARD });
    const at = await address(bot);
    const response = await fetch(`${at}/queues/api/queues`);
    const shown = response.ok ? ((await response.json()) as Shown).queues.map(({ name }) => name) : response.status;
    const { err } = await stop(bot);
    seen[BULL_BOARD || 'off'] = { shown, loaded: /loaded .*@bull-board/.test(err) };
  }
  expect(seen).toEqual({
    off: { shown: 404, loaded: false },
    on: { shown: ['tongxue-ticks', 'tongxue-pieces'], loaded: true },
  });
});

test('a port that is taken costs the page, and not the bot', async () => {
  const taken = await freePort();
  const first = await open({ ...connected, LOCAL_PORT: String(taken) });
  const second = await open({ ...connected, LOCAL_PORT: String(first.localPort) });
  expect(second.warnings).toEqual([expect.stringMatching(/^No figures at \/metrics, and no queues at \/queues: Port/)]);
});
