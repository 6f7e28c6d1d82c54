import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { afterEach, expect, test } from 'vitest';
import { type Listener, serve } from '../../src/ops/listener.ts';

/** The real bounds, in fractions of seconds. */
const bounds = {
  headersTimeout: 200,
  requestTimeout: 300,
  keepAliveTimeout: 100,
  connectionsCheckingInterval: 50,
  silenceTimeout: 400,
  maxConnections: 20,
  body: { maxBytes: 10_000, maxTotalBytes: 50_000, lingerMs: 200 },
};

let open: Listener | undefined;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await open?.close();
});

const app = new Hono()
  .get('/', (c) => c.text('hello'))
  .post('/', async (c) => c.text(String((await c.req.text()).length)));

async function start(listener: RequestListener = getRequestListener(app.fetch), more: Partial<typeof bounds> = {}) {
  const at = { port: 0, setting: 'PORT', host: '127.0.0.1' };
  open = await serve(listener, { ...at, bounds: { ...bounds, ...more } });
  return `http://127.0.0.1:${open.port}/`;
}

/** A connection, what was said to it, and how it ends. */
function call(first = '') {
  const socket = connect(open!.port, '127.0.0.1');
  sockets.push(socket);
  let said = '';
  socket.on('data', (bytes) => {
    said += bytes;
  });
  socket.on('error', () => {});
  const closed = new Promise((done) => socket.on('close', done));
  if (first) socket.write(first);
  return {
    socket,
    said: () => said,
    ended: () => Promise.race([closed.then(() => 'closed'), wait(3_000, 'still open', { ref: false })]),
  };
}

function drip(socket: Socket, what: string): () => void {
  const timer = setInterval(() => socket.writable && socket.write(what), 40);
  return () => clearInterval(timer);
}

test('a connection that drips its request is closed', async () => {
  await start();
  const { socket, said, ended } = call('GET / HTTP/1.1\r\n');
  const stop = drip(socket, 'x-slow: 1\r\n');
  expect([await ended(), said().slice(0, 12)]).toEqual(['closed', 'HTTP/1.1 408']);
  stop();
});

test('a connection that drips its body is closed', async () => {
  await start();
  const { socket, said, ended } = call('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9000\r\n\r\n');
  const stop = drip(socket, 'x');
  expect([await ended(), said().slice(0, 12)]).toEqual(['closed', 'HTTP/1.1 408']);
  stop();
});

test('a connection that says nothing is closed, and one that has nothing more to say', async () => {
  await start();
  const silent = call();
  const done = call('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  expect([await silent.ended(), await done.ended()]).toEqual(['closed', 'closed']);
  expect(done.said()).toMatch(/^HTTP\/1.1 200 [\s\S]*hello$/);
});

test('a connection that does not take its answer is closed', async () => {
  let how = 'open';
  await start((_, response) => {
    response.once('close', () => {
      how = response.writableFinished ? 'taken' : 'closed';
    });
    response.end('x'.repeat(50_000_000));
  });
  call('GET / HTTP/1.1\r\nhost: x\r\n\r\n').socket.pause();
  await expect.poll(() => how, { timeout: 5_000 }).toBe('closed');
});

test('a flood of connections that say nothing locks nobody out', async () => {
  const url = await start(undefined, { headersTimeout: 5_000, requestTimeout: 5_000 });
  const flood = Array.from({ length: 60 }, (_, n) => call(n % 2 ? '' : 'POST / HTTP/1.1\r\ncontent-length: 9\r\n\r\n'));
  await Promise.all(flood.map(({ socket }) => once(socket, 'connect')));
  for (let n = 0; n < 5; n++) expect(await (await fetch(url)).text()).toBe('hello');
  const ended = () => flood.filter(({ socket }) => socket.closed).length;
  await expect.poll(ended).toBeGreaterThanOrEqual(40);
});

test('when all connections are being answered, one more is turned away', async () => {
  const waiting: (() => void)[] = [];
  await start((_, response) => void waiting.push(() => response.end('at last')), { silenceTimeout: 5_000 });
  const busy = Array.from({ length: 20 }, () => call('GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'));
  await expect.poll(() => waiting.length).toBe(20);
  expect(await call('GET / HTTP/1.1\r\nhost: x\r\n\r\n').ended()).toBe('closed');
  expect(waiting).toHaveLength(20);
  for (const answer of waiting) answer();
  expect(await Promise.all(busy.map(({ ended }) => ended()))).toEqual(busy.map(() => 'closed'));
  for (const { said } of busy) expect(said()).toContain('at last');
});

test.each([
  ['says so', 'content-length: 20000', ''],
  ['does not say so', 'transfer-encoding: chunked', '2710\r\n'],
])('a body that is too long and %s is refused, and its connection is closed', async (_, header, chunk) => {
  await start();
  const { socket, said, ended } = call(`POST / HTTP/1.1\r\nhost: x\r\n${header}\r\n\r\n${chunk}`);
  // All of it is sent, however the answer is, and the answer arrives all the same.
  for (let n = 0; n < 12; n++) {
    if (socket.writable) socket.write('x'.repeat(1_000));
    await wait(5);
    if (n === 9 && chunk && socket.writable) socket.write(`\r\n${chunk}`);
  }
  expect(await ended()).toBe('closed');
  expect(said()).toMatch(/^HTTP\/1.1 413 [\s\S]*connection: close\r\n/i);
  expect(said().match(/HTTP/g)).toHaveLength(1);
});

test('bodies that are too much together are refused, and once they are over others are taken', async () => {
  const url = await start(undefined, { requestTimeout: 5_000, silenceTimeout: 5_000 });
  const many = Array.from({ length: 8 }, () =>
    call(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9999\r\n\r\n${'x'.repeat(9_000)}`),
  );
  await expect.poll(() => many.filter(({ said }) => said().startsWith('HTTP/1.1 503')).length).toBeGreaterThan(0);
  for (const { socket } of many) socket.destroy();
  await expect.poll(async () => (await fetch(url, { method: 'POST', body: 'x'.repeat(9_000) })).status).toBe(200);
});

test('a body arrives whole, whatever its length and encoding', async () => {
  const url = await start();
  for (const body of ['', 'x', 'x'.repeat(10_000)]) {
    expect(await (await fetch(url, { method: 'POST', body })).text()).toBe(String(body.length));
    const stream = new Blob([body]).stream();
    const init = { method: 'POST', body: stream, duplex: 'half' } as RequestInit;
    expect(await (await fetch(url, init)).text()).toBe(String(body.length));
  }
});
