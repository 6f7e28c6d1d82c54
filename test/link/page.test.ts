import { createServer, request as http, type Server } from 'node:http';
import type { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPublicAddress } from '../../src/link/address.ts';
import { pages } from '../../src/link/page.ts';

describe('what is public', () => {
  test.each([
    ['8.8.8.8', true],
    ['93.184.216.34', true],
    ['2606:4700::1111', true],
    ['10.1.2.3', false],
    ['127.0.0.1', false],
    ['169.254.169.254', false],
    ['172.31.0.1', false],
    ['192.168.1.1', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::1', false],
    ['::', false],
    ['fe80::1', false],
    ['fe80::1%eth0', false],
    ['fd00::1', false],
    ['::ffff:10.0.0.1', false],
    ['::ffff:8.8.8.8', false],
    ['64:ff9b::a00:1', false],
    ['2002:a00:1::', false],
    ['2001:db8::1', false],
    ['example.org', false],
    ['', false],
  ])('%s: %s', (address, is) => {
    expect(isPublicAddress(address)).toBe(is);
  });
});

/** A web of one server: its names resolve to it, and its address counts as public. */
let server: Server;
let asked: string[] = [];
let closed = 0;
beforeAll(async () => {
  server = createServer((req, res) => {
    asked.push(`${req.headers.host}${req.url}`);
    req.socket.once('close', () => closed++);
    const to = /^\/to\/(.+)/.exec(req.url ?? '')?.[1];
    if (to) return res.writeHead(302, { location: decodeURIComponent(to) }).end();
    const status = /^\/status\/(\d+)/.exec(req.url ?? '')?.[1];
    if (status) return res.writeHead(Number(status)).end();
    if (req.url === '/slow') return;
    if (req.url === '/endless') {
      const more = () => {
        while (res.writable && res.write('x'.repeat(16_384)));
        res.once('drain', more);
      };
      return more();
    }
    return res.end('here');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => server.closeAllConnections());

const names: Record<string, readonly string[]> = {
  'public.test': ['127.0.0.1'],
  'private.test': ['10.0.0.5'],
  'mixed.test': ['127.0.0.1', '10.0.0.5'],
};
/** Of a name that changes, the nth answer. */
let rebinding: string[] = [];
const resolve = async (host: string) => {
  const found = host === 'rebinding.test' ? [rebinding.shift() ?? '10.0.0.5'] : names[host];
  if (!found) throw Object.assign(new Error(`no ${host}`), { code: 'ENOTFOUND' });
  return found.map((address) => ({ address, family: 4 }));
};
/** TLS is Node's own: the small web speaks without it, at its own port. */
const plain = ((url: URL, options: object, done: never) =>
  http(
    Object.assign(new URL(url), { protocol: 'http:', port: String((server.address() as AddressInfo).port) }),
    options,
    done,
  )) as typeof request;
const web = (ms = 2_000) => pages({ resolve, request: plain, isPublic: (address) => address === '127.0.0.1', ms });
const ask = (url: string) => {
  asked = [];
  return web().ask(url);
};

describe('a page', () => {
  test('answers, and is where the last redirect led', async () => {
    expect(await ask('https://public.test/page')).toEqual({ kind: 'answers', url: 'https://public.test/page' });
    expect(await ask('https://public.test/to/%2Fpage')).toEqual({ kind: 'answers', url: 'https://public.test/page' });
  });

  test.each([
    ['a private name', 'https://private.test/'],
    ['a name with one private address among public ones', 'https://mixed.test/'],
    ['a private address', 'https://10.0.0.5/'],
    ['the address of a cloud’s own data', 'https://169.254.169.254/latest/meta-data/'],
    ['an address in one number', 'https://2130706434/'],
    ['an IPv6 loopback', 'https://[::1]/'],
    ['a page without TLS', 'http://public.test/'],
    ['a file', 'file:///etc/passwd'],
    ['a name and a password', 'https://me:secret@public.test/'],
    ['no link', 'nothing'],
  ])('is never asked for at %s', async (_, url) => {
    expect(await ask(url)).toMatchObject({ kind: 'never' });
    expect(asked).toEqual([]);
  });

  test('a redirect is checked as the link itself was', async () => {
    for (const to of [
      'https://private.test/',
      'https://10.0.0.5/',
      'http://public.test/',
      'https://[::1]/',
      'file:///x',
    ]) {
      expect(await ask(`https://public.test/to/${encodeURIComponent(to)}`)).toMatchObject({ kind: 'never' });
      expect(asked).toHaveLength(1);
    }
  });

  test('a name that is public when it is checked is not resolved again to be connected to', async () => {
    rebinding = ['127.0.0.1', '10.0.0.5'];
    expect(await ask('https://rebinding.test/')).toMatchObject({ kind: 'answers' });
    // Once for each connection, and the connection goes to what was checked.
    expect(rebinding).toEqual(['10.0.0.5']);
    expect(await ask('https://rebinding.test/')).toMatchObject({ kind: 'never' });
    expect(asked).toEqual([]);
  });

  test('ends after a few redirects', async () => {
    const loop = 'https://public.test/to/%2Fto%2F%252Fto%252F%25252Fto%25252F%2525252Fto%2525252F%252525252Fpage';
    expect(await ask(loop)).toEqual({ kind: 'never', reason: 'too many redirects' });
  });

  test('that is not there is none; one that is busy, or has no address now, may be later', async () => {
    expect(await ask('https://public.test/status/404')).toEqual({ kind: 'never', reason: 'status 404' });
    for (const status of [429, 500, 503])
      expect(await ask(`https://public.test/status/${status}`)).toMatchObject({ kind: 'later' });
    expect(await ask('https://nowhere.test/')).toMatchObject({ kind: 'later' });
  });

  test('is given so much time, and so many bytes', async () => {
    expect(await web(80).ask('https://public.test/slow')).toMatchObject({ kind: 'later' });
    const before = closed;
    expect(await ask('https://public.test/endless')).toMatchObject({ kind: 'answers' });
    await expect.poll(() => closed).toBeGreaterThan(before);
  });
});
