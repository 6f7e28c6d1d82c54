import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { type Listener, serve } from '../../src/ops/listener.ts';

let open: Listener | undefined;
afterEach(() => open?.close());

test('a connection that drips its request is closed', async () => {
  open = await serve((_, response) => response.end('hello'), {
    port: 0,
    setting: 'PORT',
    host: '127.0.0.1',
    bounds: { headersTimeout: 200, requestTimeout: 300, keepAliveTimeout: 100, connectionsCheckingInterval: 50 },
  });
  const socket = connect(open.port, '127.0.0.1');
  let said = '';
  socket.on('data', (bytes) => {
    said += bytes;
  });
  const closed = new Promise((done) => socket.on('close', done));
  socket.on('error', () => {});
  socket.write('GET / HTTP/1.1\r\n');
  const drip = setInterval(() => socket.writable && socket.write('x-slow: 1\r\n'), 40);
  const how = await Promise.race([closed.then(() => 'closed'), wait(3_000, 'still open')]).finally(() =>
    clearInterval(drip),
  );
  expect([how, said.slice(0, 12)]).toEqual(['closed', 'HTTP/1.1 408']);
});
