import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { lanes } from '../../src/store/lane.ts';
import { testDatabase } from '../harness/database.ts';

let here: Awaited<ReturnType<typeof testDatabase>>;
let lane: ReturnType<typeof lanes>;
beforeAll(async () => {
  here = await testDatabase(8);
  lane = lanes(here.db);
});
afterAll(() => here.drop());
beforeEach(() => sql`delete from lane`.execute(here.db));

const token = { name: 'token', everyMs: 20 };
const channel = { name: 'channel', everyMs: 1_000 };
const ahead = (of: string, column: 'next_at' | 'parked_until', by: string) =>
  sql`insert into lane (name, ${sql.ref(column)}) values (${of}, clock_timestamp() + ${by}::interval)`.execute(here.db);

test('of many who ask at once, each has a slot of its own, evenly apart, the first one included', async () => {
  const asked = await Promise.all(Array.from({ length: 60 }, () => lane.take([token], 5_000)));
  // Of those who made the row at the same moment, one has it, and the others ask again.
  const at = asked.flatMap((slot) => (slot.taken ? [slot.at] : [])).toSorted((a, b) => a - b);
  expect(at.length).toBeGreaterThan(50);
  at.reduce((before, next) => {
    expect(next - before).toBeGreaterThan(19.99);
    return next;
  });
});

test('a slot that is too far away is not taken, and how far is told', async () => {
  await lane.take([{ name: 'slow', everyMs: 5_000 }], 0);
  const slot = await lane.take([{ name: 'slow', everyMs: 5_000 }], 100);
  expect(slot.taken).toBe(false);
  expect(slot.at - slot.now).toBeGreaterThan(4_000);
  await expect(lane.take([{ name: 'slow', everyMs: 5_000 }], 5_000)).resolves.toMatchObject({ taken: true });
});

test('a lane of one a minute keeps it, although no slot of a fast one is as far ahead', async () => {
  const history = { name: 'history', everyMs: 61_000 };
  expect(await lane.take([history], 0)).toMatchObject({ taken: true });
  const next = await lane.take([history], 2_000);
  expect(next.taken).toBe(false);
  expect(next.at - next.now).toBeGreaterThan(60_000);
});

test('a slow lane keeps no slot of a fast one: who waits for a channel holds up nobody else', async () => {
  expect(await lane.take([token, channel], 2_000)).toMatchObject({ taken: true });
  const again = await lane.take([token, channel], 2_000);
  expect(again.taken).toBe(false);
  expect(again.at - again.now).toBeGreaterThan(900);
  const other = await lane.take([token, { name: 'another channel', everyMs: 1_000 }], 2_000);
  expect([other.taken, other.at - other.now < 100]).toEqual([true, true]);
});

test('a lane that is parked gives no slot until then, by itself and beside others', async () => {
  await lane.park('channel', 5_000);
  expect((await lane.take([token, { name: 'channel', everyMs: 0 }], 9_000)).taken).toBe(false);
  expect((await lane.take([token], 100)).taken).toBe(true);
  await lane.park('token', 5_000);
  // A shorter one does not end it.
  await lane.park('token', 10);
  const slot = await lane.take([token], 2_000);
  expect(slot.taken).toBe(false);
  expect(slot.at - slot.now).toBeGreaterThan(4_000);
});

test('what leaves without waiting takes its place before the others', async () => {
  for (let n = 0; n < 10; n++) await lane.spend([{ name: 'token', everyMs: 300 }]);
  const slot = await lane.take([token], 5_000);
  expect(slot.at - slot.now).toBeGreaterThan(2_000);
  // However many there are, the others wait for some seconds at most.
  for (let n = 0; n < 50; n++) await lane.spend([{ name: 'token', everyMs: 300 }]);
  expect((await lane.take([token], 5_500)).taken).toBe(true);
});

test('so many invalid requests park a lane, and it is told once', async () => {
  const bound = { max: 5, withinMs: 60_000 };
  const told = [];
  for (let n = 0; n < 8; n++) told.push(await lane.refuse('token', bound));
  expect(told.flatMap((parks, n) => (parks ? [n] : []))).toEqual([5]);
  expect((await lane.take([token], 2_000)).taken).toBe(false);
});

test('invalid requests are forgotten after their time', async () => {
  const bound = { max: 1, withinMs: 60_000 };
  await lane.refuse('token', bound);
  await sql`update lane set refusals_since = refusals_since - interval '61 seconds'`.execute(here.db);
  expect(await lane.refuse('token', bound)).toBe(false);
  expect((await lane.take([token], 100)).taken).toBe(true);
});

test.each([
  ['next_at', '20 seconds'],
  ['parked_until', '2 hours'],
] as const)('what a clock that ran ahead wrote into %s holds up nobody', async (column, by) => {
  await ahead('token', column, by);
  expect((await lane.take([token], 100)).taken).toBe(true);
  await ahead('channel', column, by);
  expect((await lane.take([token, channel], 100)).taken).toBe(true);
});

test('lanes that nothing uses are forgotten', async () => {
  await ahead('old', 'next_at', '-2 days');
  await ahead('parked', 'parked_until', '10 minutes');
  await lane.take([token], 100);
  await lane.sweep();
  const { rows } = await sql<{ name: string }>`select name from lane order by name`.execute(here.db);
  expect(rows.map(({ name }) => name)).toEqual(['parked', 'token']);
});
