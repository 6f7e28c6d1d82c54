import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Db, openDatabase } from '../../src/store/database.ts';
import { lookIn } from '../../src/store/doctor.ts';
import { migrate } from '../../src/store/migrate.ts';
import { testDatabase } from '../harness/database.ts';

let db: Db;
let url: string;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ db, url, drop } = await testDatabase());
});
afterAll(() => drop());

test.each(['UTC', 'Asia/Kolkata', 'Pacific/Kiritimati', 'America/St_Johns'])(
  'a date is that date and a moment that moment, whatever zone the session is in (%s)',
  async (zone) => {
    const one = openDatabase(url, 1);
    try {
      await sql`select set_config('timezone', ${zone}, false)`.execute(one);
      const day = Temporal.PlainDate.from('2026-03-29');
      const at = Temporal.Instant.from('2026-03-29T00:59:59.123456Z');
      const { rows } = await sql<{
        day: unknown;
        at: unknown;
      }>`select ${day}::date as day, ${at}::timestamptz as at`.execute(one);
      expect(rows[0]?.day).toEqual(day);
      expect(rows[0]?.at).toEqual(at);
    } finally {
      await one.destroy();
    }
  },
);

test('a number too large for JavaScript loses no digit', async () => {
  const { rows } = await sql<{ id: unknown }>`select 9007199254740993::bigint as id`.execute(db);
  expect(rows[0]?.id).toBe('9007199254740993');
});

describe('a statement with values', () => {
  let one: Db;
  beforeAll(() => {
    one = openDatabase(url, 1);
  });
  afterAll(() => one.destroy());
  /** How often each statement of this connection was run since it was parsed. */
  const runs = async (like: string) => {
    const { rows } = await sql<{ n: string }>`
      select generic_plans + custom_plans as n from pg_prepared_statements where statement like ${like}`.execute(one);
    return rows.map(({ n }) => Number(n));
  };

  test('is parsed once by a connection, however often it is run', async () => {
    for (const word of ['one', 'two', 'three']) await sql`select ${word}::text as again`.execute(one);
    expect(await runs('%as again%')).toEqual([3]);
  });

  test('that is built anew each time fills no memory', async () => {
    for (let n = 0; n < 400; n++) await sql`select ${n}::int as ${sql.ref(`built_${n}`)}`.execute(one);
    const kept = (await runs('%built_%')).length;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(300);
  });
});

test('dates and moments are read on a server that was told to write them in another way', async () => {
  const { db, url, drop } = await testDatabase(1);
  const name = new URL(url).pathname.slice(1);
  for (const setting of ["datestyle = 'German, DMY'", "timezone = 'Asia/Shanghai'"])
    await sql.raw(`alter database ${name} set ${setting}`).execute(db);
  const other = openDatabase(url, 1);
  const { rows } = await sql`select '2026-03-01'::date as day, '2026-03-01T22:30:00Z'::timestamptz as at`.execute(
    other,
  );
  expect(rows).toEqual([
    { day: Temporal.PlainDate.from('2026-03-01'), at: Temporal.Instant.from('2026-03-01T22:30:00Z') },
  ]);
  await other.destroy();
  await drop();
});

test('migrating again, and by several at once, changes nothing', async () => {
  await sql`update clock set ahead_ms = 5`.execute(db);
  await Promise.all([migrate(db), migrate(db), migrate(db)]);
  expect(await db.selectFrom('clock').select('ahead_ms').execute()).toEqual([{ ahead_ms: '5' }]);
});

test('several that find an empty database make its tables once', async () => {
  const name = `${new URL(url).pathname.slice(1)}_empty`;
  await sql.raw(`create database ${name}`).execute(db);
  const empty = new URL(url);
  empty.pathname = `/${name}`;
  const all = [1, 2, 3].map(() => openDatabase(empty.href, 1));
  try {
    await Promise.all(all.map((one) => migrate(one)));
    expect(await all[0]!.selectFrom('clock').select('ahead_ms').execute()).toEqual([{ ahead_ms: '0' }]);
  } finally {
    await Promise.all(all.map((one) => one.destroy()));
    await sql.raw(`drop database ${name} with (force)`).execute(db);
  }
});

test.each(['LATIN1', 'SQL_ASCII'])(
  'a database in %s is refused before a table is made, and the doctor says so',
  async (encoding) => {
    const name = `${new URL(url).pathname.slice(1)}_${encoding.toLowerCase()}`;
    await sql
      .raw(
        `create database ${name} template template0 encoding '${encoding}' locale_provider libc locale 'C' strategy file_copy`,
      )
      .execute(db);
    const other = new URL(url);
    other.pathname = `/${name}`;
    const there = openDatabase(other.href, 1);
    try {
      await expect(migrate(there)).rejects.toThrow(
        `keeps texts as ${encoding}. Tongxue needs UTF8: make another one with createdb`,
      );
      expect(await lookIn(other.href)).toMatchObject({ tables: 'none', encoding });
    } finally {
      await there.destroy();
      await sql.raw(`drop database ${name} with (force)`).execute(db);
    }
  },
);

test('a pool that is closed while the server ends its connections reports nothing, and one in use reports it', async () => {
  const errors: string[] = [];
  const open = async (max: number) => {
    const one = openDatabase(url, max, (error) => void errors.push(error.message));
    const pid = sql<{ pid: number }>`select pg_backend_pid() as pid, pg_sleep(0.01)`;
    const found = await Promise.all(Array.from({ length: max }, () => pid.execute(one)));
    return { one, pids: [...new Set(found.map(({ rows }) => rows[0]!.pid))] };
  };
  const end = (pids: readonly number[]) => sql`select pg_terminate_backend(pid) from unnest(${pids}::int[]) pid`;
  for (let n = 0; n < 20; n++) {
    const { one, pids } = await open(4);
    const ending = end(pids).execute(db);
    await one.destroy();
    await ending;
  }
  expect(errors).toEqual([]);
  const { one, pids } = await open(1);
  await end(pids).execute(db);
  await expect.poll(() => errors).toEqual(['terminating connection due to administrator command']);
  await one.destroy();
});
