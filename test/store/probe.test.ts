import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { health } from '../../src/ops/health.ts';
import { databaseReason } from '../../src/postgres/reason.ts';
import { type Db, openDatabase } from '../../src/store/database.ts';
import { createProbe } from '../../src/store/probe.ts';
import { testDatabase } from '../harness/database.ts';

let on: Awaited<ReturnType<typeof testDatabase>>;
let admin: Db;
const pools: Db[] = [];
const open = (connections = 2) => {
  const db = openDatabase(on.url, connections);
  pools.push(db);
  return db;
};
beforeAll(async () => {
  on = await testDatabase();
  admin = on.db;
});
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.destroy();
});
afterAll(() => on.drop());

/** What `/readyz` says of this database, and how long it took (ms). */
async function ask(db: Db, noticed?: (error: unknown) => void) {
  const asked = performance.now();
  const probe = createProbe(db, noticed);
  const { status } = await health(() => [{ name: 'database', ready: probe }]).request('/readyz');
  return { status, took: performance.now() - asked };
}

const setting = async (name: string, value: string | undefined) => {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(admin);
  await sql`alter database ${sql.id(rows[0]!.name)} ${sql.raw(value ? `set ${name} = ${value}` : `reset ${name}`)}`.execute(
    admin,
  );
};

test('a database that answers and can be written to is ready', async () => {
  expect(await ask(open())).toMatchObject({ status: 200 });
});

test.each(['learner', 'lease'])(
  'while somebody has locked %s it is not, and that is known within two seconds',
  async (table) => {
    const db = open();
    await admin.transaction().execute(async (tx) => {
      await sql`lock table ${sql.table(table)} in access exclusive mode`.execute(tx);
      const { status, took } = await ask(db);
      expect(status).toBe(503);
      expect(took).toBeLessThan(2_000);
    });
    expect(await ask(db)).toMatchObject({ status: 200 });
  },
);

test('while every connection waits for something it is not, within two seconds', async () => {
  const db = open(2);
  const held = [1, 2].map(() => sql`select pg_sleep(2)`.execute(db));
  const { status, took } = await ask(db);
  expect(status).toBe(503);
  expect(took).toBeLessThan(2_000);
  await Promise.all(held);
});

test.each([
  ['nothing can be written', 'default_transaction_read_only', 'on', /^the server takes no writes/],
  // As on a disk that is full: what does not fit into memory has no place.
  ['there is no more room for its files', 'temp_file_limit', "'64kB'", /temporary file size exceeds/],
])('while %s it is not, and says why', async (_, name, value, says) => {
  await setting(name, value);
  try {
    const why: string[] = [];
    expect(await ask(open(), (error) => why.push(databaseReason(error)))).toMatchObject({ status: 503 });
    expect(why).toEqual([expect.stringMatching(says)]);
  } finally {
    await sql`set default_transaction_read_only = off`.execute(admin);
    await setting(name, undefined);
  }
  expect(await ask(open())).toMatchObject({ status: 200 });
});

test('however many ask, it looks once a second', async () => {
  const db = open();
  const probe = createProbe(db);
  const before = await sql<{ until: Temporal.Instant }>`select until from lease where name = 'probe'`.execute(admin);
  const found = await Promise.all(Array.from({ length: 500 }, () => probe()));
  const after = await sql<{ until: Temporal.Instant }>`select until from lease where name = 'probe'`.execute(admin);
  expect(new Set(found)).toEqual(new Set([true]));
  expect(after.rows[0]!.until).not.toEqual(before.rows[0]?.until);
  await probe();
  const again = await sql<{ until: Temporal.Instant }>`select until from lease where name = 'probe'`.execute(admin);
  expect(again.rows).toEqual(after.rows);
});
