import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { sql } from 'kysely';
import { expect, inject, test, vi } from 'vitest';
import { Client, openPool } from '../../src/postgres/client.ts';
import { databaseAdvice, databaseReason, isLost, isRefusal } from '../../src/postgres/reason.ts';
import { openDatabase } from '../../src/store/database.ts';
import { lookIn } from '../../src/store/doctor.ts';

const server = inject('postgres');
/** What is said of the test's own server when this part of its address is another. */
async function reason(change: (url: URL) => void): Promise<string> {
  const url = new URL(server);
  change(url);
  return lookIn(url.href).then(
    () => 'it answers',
    (error: unknown) => databaseReason(error),
  );
}

test('each way in which an address can be wrong has its own words, and none shows the password', async () => {
  const secret = new URL(server).password;
  const said = await Promise.all([
    reason((url) => {
      url.password = 'wrong';
    }),
    reason((url) => {
      url.password = '';
    }),
    reason((url) => {
      url.pathname = '/nowhere';
    }),
    reason((url) => {
      url.port = '1';
    }),
    reason((url) => {
      url.hostname = 'no.such.host.invalid';
    }),
  ]);
  expect(said[0]).toMatch(/^the user or the password is wrong/);
  expect(said[1]).toBe('the password is missing from the address');
  expect(said[2]).toMatch(/^there is no database of that name/);
  expect(said[3]).toMatch(/^nothing listens at that address/);
  expect(said[4]).toMatch(/^(there is no host of that name|the name of the host cannot be looked up)/);
  expect(said.join()).not.toContain(secret);
});

test('encryption that one side wants and the other does not is said', async () => {
  const plain = await reason((url) => {
    url.search = '?sslmode=verify-full';
  });
  expect(plain).toMatch(/^the server takes no encrypted connections: leave sslmode out/);
  const refused = Object.assign(
    new Error('no pg_hba.conf entry for host "::1", user "u", database "d", no encryption'),
    {
      code: '28000',
    },
  );
  expect(databaseReason(refused)).toMatch(/^the server wants an encrypted connection: add \?sslmode=verify-full/);
  for (const code of ['DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'ERR_TLS_CERT_ALTNAME_INVALID'])
    expect(databaseReason(Object.assign(new Error('TLS'), { code })), code).toMatch(
      /^the certificate of the server is/,
    );
});

test.each([
  ['ends every connection', (socket: Socket) => socket.destroy()],
  ['speaks HTTP', (socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
])('a server that is no PostgreSQL, and %s, is told from one that is', async (_, answer) => {
  const other = createServer((socket) => answer(socket.on('error', () => {}))).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const said = await reason((url) => {
    url.port = String((other.address() as AddressInfo).port);
  });
  other.close();
  expect(said).toMatch(/^whatever listens at that address .*is it a PostgreSQL, and is the port right\?/);
});

test('a PostgreSQL that refuses has answered', async () => {
  expect(['28P01', '3D000', '42501', '53300'].filter((code) => !isRefusal({ code }))).toEqual([]);
  expect(['ECONNREFUSED', 'EPIPE', 'ENOTFOUND', undefined].filter((code) => isRefusal({ code }))).toEqual([]);
});

test('an address that cannot be used leaves no connection that the server waits for', async () => {
  const db = openDatabase(server, 1);
  const half = () => sql`select 1 from pg_stat_activity where state = 'starting'`.execute(db);
  await reason((url) => {
    url.password = '';
  });
  await vi
    .waitFor(async () => expect((await half()).rows).toEqual([]), { timeout: 10_000 })
    .finally(() => db.destroy());
});

test('a server that is well needs no reason', async () => {
  const db = openDatabase(server, 1);
  const { rows } = await sql`select 1 as one`.execute(db).finally(() => db.destroy());
  expect(rows).toEqual([{ one: 1 }]);
});

test('a server that takes a connection and says nothing is not waited for', async () => {
  const mute = createServer(() => {}).listen(0, '127.0.0.1');
  await once(mute, 'listening');
  const { port } = mute.address() as AddressInfo;
  const pool = openPool(`postgresql://a:b@127.0.0.1:${port}/c`, { connectionTimeoutMillis: 200 });
  const client = new Client({ connectionString: `postgresql://a:b@127.0.0.1:${port}/c`, connectionTimeoutMillis: 200 });
  for (const connect of [() => pool.connect(), () => client.connect()]) {
    const error = await connect().catch((failed: unknown) => failed);
    expect(databaseReason(error)).toMatch(/takes connections and says nothing/);
  }
  await pool.end();
  mute.close();
});

test('a connection that is reset while a query runs is lost, and an equal error of another socket is none of PostgreSQL’s', async () => {
  const between = createServer((near) => {
    const { hostname, port } = new URL(server);
    const far = connect(Number(port), hostname).on('error', () => {});
    near.on('error', () => {}).pipe(far);
    far.pipe(near);
    resets.push(() => near.resetAndDestroy());
  }).listen(0, '127.0.0.1');
  const resets: (() => void)[] = [];
  await once(between, 'listening');
  const url = new URL(server);
  url.host = `127.0.0.1:${(between.address() as AddressInfo).port}`;
  const db = openDatabase(url.href, 1);
  await sql`select 1`.execute(db);
  const failed = sql`select pg_sleep(30)`.execute(db).catch((error: unknown) => error);
  for (const reset of resets) reset();
  const error = await failed;
  expect(error).toMatchObject({ code: 'ECONNRESET' });
  expect([error, Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })].map(isLost)).toEqual([
    true,
    false,
  ]);
  await db.destroy();
  between.close();
});

test('each cause has an advice of its own', () => {
  const of = (code: string) => databaseAdvice(Object.assign(new Error('no'), { code }));
  expect(of('3D000')).toContain('createdb');
  const all = ['3D000', '28P01', 'ECONNREFUSED', 'ENOTFOUND', 'other'].map(of);
  expect(new Set(all).size).toBe(all.length);
  expect(databaseAdvice(new AggregateError([Object.assign(new Error('no'), { code: 'ECONNREFUSED' })]))).toBe(all[2]);
});
