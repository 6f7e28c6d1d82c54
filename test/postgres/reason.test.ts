import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { sql } from 'kysely';
import { expect, inject, test, vi } from 'vitest';
import { Client, openPool } from '../../src/postgres/client.ts';
import { databaseReason } from '../../src/postgres/reason.ts';
import { answers, openDatabase } from '../../src/store/database.ts';
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
  expect(await answers(db).finally(() => db.destroy())).toBe(true);
});

test('a server that takes a connection and says nothing is not waited for', async () => {
  const mute = createServer(() => {}).listen(0, '127.0.0.1');
  await once(mute, 'listening');
  const { port } = mute.address() as AddressInfo;
  const pool = openPool(`postgresql://a:b@127.0.0.1:${port}/c`, { connectionTimeoutMillis: 200 });
  const client = new Client({ connectionString: `postgresql://a:b@127.0.0.1:${port}/c`, connectionTimeoutMillis: 200 });
  for (const connect of [() => pool.connect(), () => client.connect()]) {
    const error = await connect().catch((failed: unknown) => failed);
    expect(databaseReason(error)).toMatch(/^the server takes connections and does not answer/);
  }
  await pool.end();
  mute.close();
});
