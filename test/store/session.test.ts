import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

/** Ends every connection but this one, as a server that restarts would. */
const cutOff = () =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and query like 'listen%'`.execute(db);

test('a database is one process’s alone, until it lets go', async () => {
  const mine = await holdAlone(url, () => {});
  expect(mine).toBeDefined();
  expect(await holdAlone(url, () => {})).toBeUndefined();
  await mine!();
  const theirs = await holdAlone(url, () => {});
  expect(theirs).toBeDefined();
  await theirs!();
});

test('whoever comes while the last one is going gets it', async () => {
  const mine = await holdAlone(url, () => {});
  const waiting = holdAlone(url, () => {});
  await mine!();
  const theirs = await waiting;
  expect(theirs).toBeDefined();
  await theirs!();
});

test('whoever lets go while the lock is being taken again leaves it to the next', async () => {
  for (const ms of [0, 2, 4, 6, 8, 10]) {
    const mine = await holdAlone(url, () => {});
    await sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()`.execute(
      db,
    );
    await wait(ms);
    await mine!();
    const theirs = await holdAlone(url, () => {});
    expect(theirs).toBeDefined();
    await theirs!();
  }
});

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
