import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { jobs } from '../../jobs/index.ts';
import { nextDue } from '../../src/core/alarm/next-due.ts';
import { toLearner } from '../../src/core/delivery/address.ts';
import { wakeByRows } from '../../src/ops/wake.ts';
import { runJob } from '../../src/schedule/job.ts';
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

test('what is due is taken by jobs that wake: one that only waited for its period would have them all ticked until then', async () => {
  const cohort = await world.cohort();
  await world.member(cohort, 'ana');
  const at = world.now();
  const { db } = world;
  await db.updateTable('learner').set({ remind_at: at, nudge_at: at }).execute();
  await sql`update cohort set post_at = ${at}, summary_at = ${at}, buddies_at = ${at}`.execute(db);
  await sql`insert into daily_question (cohort, day, item, shown, opens_at, splits_at, closes_at, next_at)
    values (${cohort.id}, '2026-11-30', 'gone', '[0]', ${at}, ${at}, ${at}, ${at})`.execute(db);
  expect(await nextDue(world.ports)).toEqual(at);
  // Deliveries come last: the others write them.
  const waking = jobs.filter(({ wakes }) => wakes);
  for (const job of [...waking, ...waking]) await runJob(job, world.env);
  const next = await nextDue(world.ports);
  expect(next === undefined || Temporal.Instant.compare(next, at) > 0).toBe(true);
});
