import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { toLearner } from '../../src/core/delivery/address.ts';
import { wakeByRows } from '../../src/ops/wake.ts';
import { startWaking, type Wake } from '../../src/schedule/wake.ts';
import { type JobWorld, openJobs } from '../harness/jobs.ts';

const undo: (() => Promise<unknown>)[] = [];
let world: JobWorld;
beforeAll(async () => {
  world = await openJobs();
});
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});
afterAll(() => world.drop());

/** Something that is due in so long, by and by; `tell` is what another process writes. */
function waking(next: Wake['next'], listen?: Wake['listen']) {
  let [ticks, heard] = [0, () => {}];
  const faults: string[] = [];
  const wake: Wake = {
    next,
    listen:
      listen ??
      (async (told) => {
        heard = told;
        return async () => {};
      }),
  };
  const it = startWaking(
    wake,
    async () => {
      ticks += 1;
    },
    (error) => void faults.push(error.message),
  );
  undo.push(() => it.stop());
  return { ticks: () => ticks, tell: () => heard(), faults, stop: it.stop };
}

test('what is due in a moment ticks at that moment, and not with the period of its job', async () => {
  const due = performance.now() + 150;
  const { ticks } = waking(async () => due - performance.now());
  expect(ticks()).toBe(0);
  await vi.waitFor(() => expect(ticks()).toBe(1), { timeout: 2_000, interval: 5 });
  expect(performance.now()).toBeGreaterThan(due - 2);
});

test('what was written is looked for when it is told, however long there would have been to wait', async () => {
  let ms: number | undefined;
  const { ticks, tell } = waking(async () => ms);
  await new Promise((done) => setTimeout(done, 50));
  ms = 0;
  const told = performance.now();
  tell();
  await vi.waitFor(() => expect(ticks()).toBe(1), { timeout: 5_000, interval: 5 });
  expect(performance.now() - told).toBeLessThan(3_000);
});

test('a look that fails, and a database that tells nothing, leave it at the periods', async () => {
  let looks = 0;
  const { ticks, faults } = waking(
    async () => {
      looks += 1;
      throw new Error('the database is away');
    },
    () => Promise.reject(new Error('no LISTEN behind this pooler')),
  );
  await vi.waitFor(() => expect([looks > 0, faults]).toEqual([true, ['no LISTEN behind this pooler']]));
  expect(ticks()).toBe(0);
});

test('what one process plans is told to another, and its moment is the next one', async () => {
  const { learner } = await world.member(await world.cohort({ postTime: 23 * 60 }), 'ana');
  const there = wakeByRows(
    world.url,
    world.ports,
    async () => world.now(),
    () => {},
  );
  let told = 0;
  undo.push(
    await there.listen(() => {
      told += 1;
    }),
  );
  const row = { ...toLearner(learner.id, { platform: 'keyed', account: 'ana' }), kind: 'reminder-set', params: {} };
  const at = world.now().add({ minutes: 5 });
  expect(await world.ports.delivery.plan([{ ...row, slot: 'a' }], at)).toBe(1);
  await vi.waitFor(() => expect(told).toBe(1));
  expect(await there.next()).toBe(300_000);
  // What was there already is no news.
  expect(await world.ports.delivery.plan([{ ...row, slot: 'a' }], at)).toBe(0);
  expect(told).toBe(1);
});
