import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { NotSent, neverLeft, reasonOf } from '../../src/chat/contract/never-left.ts';
import { freePort } from '../harness/redis.ts';

const open: { close(): unknown }[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

/** The error of a call to a server that does this with each connection. */
async function failed(scheme: 'http' | 'https', does: (socket: Socket) => void): Promise<unknown> {
  const server = createServer((socket) => does(socket.on('error', () => {}))).listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  return call(`${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}
const call = (url: string) =>
  fetch(url, { method: 'POST', body: 'a message' }).then(
    () => undefined,
    (error: unknown) => error,
  );
const coded = (code: string, more = {}) => Object.assign(new Error('failed'), { code, ...more });

test('a connection that nobody takes, a name that nobody has and a handshake that fails have sent nothing', async () => {
  const refused = await call(`http://127.0.0.1:${await freePort()}/`);
  expect(refused).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  const found = [
    refused,
    await call('http://nowhere.invalid/'),
    await failed('https', (socket) => socket.end('HTTP/1.1 400 no TLS here\r\n\r\n')),
    await failed('https', (socket) => socket.destroy()),
  ];
  for (const error of found) expect(neverLeft(error), reasonOf(error)).toBe(true);
});

test('a connection that was cut once it stood proves nothing', async () => {
  const cut = await failed('http', (socket) => socket.once('data', () => socket.destroy()));
  const silent = await fetch(`http://127.0.0.1:${(open[0] as unknown as { address(): AddressInfo }).address().port}/`, {
    signal: AbortSignal.timeout(1),
  }).catch((error: unknown) => error);
  for (const error of [cut, silent, coded('ECONNRESET'), coded('ETIMEDOUT', { syscall: 'read' }), 'no error'])
    expect(neverLeft(error)).toBe(false);
  expect(neverLeft(coded('ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC'))).toBe(false);
});

test('what is wrapped is looked into, and of several addresses each has to have failed', () => {
  const wrapped = (cause: unknown) => new Error('fetch failed', { cause });
  const away = ['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'];
  for (const code of away) expect(neverLeft(wrapped(coded(code))), code).toBe(true);
  expect(neverLeft(wrapped(coded('ETIMEDOUT', { syscall: 'connect' })))).toBe(true);
  expect(neverLeft(wrapped(new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')])))).toBe(true);
  expect(neverLeft(wrapped(new AggregateError([coded('ECONNREFUSED'), coded('ECONNRESET')])))).toBe(false);
  expect(neverLeft(new NotSent('no DM was opened', { cause: coded('ECONNRESET') }))).toBe(true);
  expect(reasonOf(wrapped(Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'))))).toContain('ECONNREFUSED');
});
