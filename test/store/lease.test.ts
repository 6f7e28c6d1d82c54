import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { leases } from '../../src/store/lease.ts';
import { testDatabase } from '../harness/database.ts';

let here: Awaited<ReturnType<typeof testDatabase>>;
let lease: ReturnType<typeof leases>;
beforeAll(async () => {
  here = await testDatabase();
  lease = leases(here.db);
});
afterAll(() => here.drop());

test('of many who ask at once, one holds it, and all are told who', async () => {
  const holders = await Promise.all(Array.from({ length: 8 }, (_, n) => lease.hold('many', `p${n}`, 60_000)));
  expect(new Set(holders).size).toBe(1);
  expect(await lease.hold('many', 'late', 60_000)).toBe(holders[0]);
});

test('is renewed by whoever holds it', async () => {
  const until = async () =>
    (await sql<{ until: Date }>`select until from lease where name = 'renewed'`.execute(here.db)).rows[0]!.until;
  await lease.hold('renewed', 'a', 1_000);
  const first = await until();
  expect(await lease.hold('renewed', 'a', 60_000)).toBe('a');
  expect(String(await until()) > String(first)).toBe(true);
});

test('falls to another when it has run out, and not before', async () => {
  const began = performance.now();
  await lease.hold('out', 'a', 400);
  await vi.waitFor(async () => expect(await lease.hold('out', 'b', 60_000)).toBe('b'), { interval: 10 });
  expect(performance.now() - began).toBeGreaterThan(395);
  expect(await lease.hold('out', 'a', 60_000)).toBe('b');
});

test('is given back by its holder alone', async () => {
  await lease.hold('back', 'a', 60_000);
  await lease.drop('back', 'b');
  expect(await lease.hold('back', 'b', 60_000)).toBe('a');
  await lease.drop('back', 'a');
  expect(await lease.hold('back', 'b', 60_000)).toBe('b');
});

test('is over when the database’s clock ran ahead while it was given', async () => {
  await lease.hold('ahead', 'a', 5_000);
  await sql`update lease set until = until + interval '40 days' where name = 'ahead'`.execute(here.db);
  expect(await lease.hold('ahead', 'b', 5_000)).toBe('b');
  expect(await lease.hold('ahead', 'c', 5_000)).toBe('b');
  await expect(lease.hold('ahead', 'b', 3_600_000)).rejects.toThrow('too long');
});
