import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { holdAlone, listen } from '../../src/postgres/session.ts';
import type { Db } from '../../src/store/database.ts';
import { testDatabase } from '../harness/database.ts';

let db: Db;
let url: string;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ db, url, drop } = await testDatabase());
});
afterAll(() => drop());

const hold = (onLost = () => {}) => holdAlone(url, onLost, 300);

/** Ends every connection but this one, as a server that restarts would. */
const cutOff = () =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and query like 'listen%'`.execute(db);

test('a database is one process’s alone, until it lets go', async () => {
  const mine = await hold();
  expect(mine).toBeDefined();
  expect(await hold()).toBeUndefined();
  await mine!();
  const theirs = await hold();
  expect(theirs).toBeDefined();
  await theirs!();
});

test('whoever comes while the last one is going gets it', async () => {
  const mine = await hold();
  const waiting = hold();
  await mine!();
  const theirs = await waiting;
  expect(theirs).toBeDefined();
  await theirs!();
});

test('whoever lets go while the lock is being taken again leaves it to the next', async () => {
  for (const ms of [0, 2, 4, 6, 8, 10]) {
    const mine = await hold();
    await sql`select pg_terminate_backend(pid) from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and pid <> pg_backend_pid() and datname = current_database()`.execute(db);
    await wait(ms);
    await mine!();
    const theirs = await hold();
    expect(theirs).toBeDefined();
    await theirs!();
  }
});

/** The connections that hold the lock. */
const holders = async () =>
  (
    await sql<{ pid: number }>`select pid from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and granted and datname = current_database()`.execute(db)
  ).rows.map(({ pid }) => pid);

/** Ends the connection that holds the lock, as a crash of the server would, and waits until it is gone. */
async function loseLock(): Promise<void> {
  const [pid] = await holders();
  await sql`select pg_terminate_backend(${pid})`.execute(db);
  await vi.waitFor(async () => expect(await holders()).not.toContain(pid));
}

test('a lock that was lost is taken again, and nobody else gets in', async () => {
  const onLost = vi.fn();
  const mine = await hold(onLost);
  await loseLock();
  await vi.waitFor(async () => expect(await holders()).toHaveLength(1));
  expect(await hold()).toBeUndefined();
  await mine!();
  expect(onLost).not.toHaveBeenCalled();
});

test('when another process was first to a lock that was lost, it is said, and what is theirs is left alone', async () => {
  const onLost = vi.fn();
  const mine = await hold(onLost);
  const theirs = hold();
  await vi.waitFor(async () => {
    const { rows } = await sql`select 1 from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and not granted and datname = current_database()`.execute(db);
    expect(rows).toHaveLength(1);
  });
  await loseLock();
  expect(await theirs).toBeDefined();
  const stop = vi.fn();
  await mine!(stop);
  expect(stop).not.toHaveBeenCalled();
  await (await theirs)!(stop);
  expect(stop).toHaveBeenCalledOnce();
}, 20_000);

test('what is done last is done while nobody else can have it', async () => {
  const mine = await hold();
  let other: unknown = 'not asked';
  await mine!(async () => {
    other = await hold();
  });
  expect(other).toBeUndefined();
}, 20_000);

test('a listener that is cut off comes back by itself, and says that it was', async () => {
  const faults: Error[] = [];
  let hear: (payload: string) => void = () => {};
  const stop = await listen(
    url,
    'news',
    (payload) => hear(payload),
    (error) => faults.push(error),
  );
  const heard = () =>
    new Promise<string>((resolve) => {
      hear = resolve;
    });

  const first = heard();
  await sql`select pg_notify('news', 'one')`.execute(db);
  expect(await first).toBe('one');

  await cutOff();
  const second = heard();
  const again = setInterval(() => sql`select pg_notify('news', 'two')`.execute(db).catch(() => {}), 100);
  expect(await second).toBe('two');
  clearInterval(again);
  expect(faults.length).toBeGreaterThan(0);
  await stop();
});
