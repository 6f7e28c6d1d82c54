import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deliver } from '../../jobs/deliver.ts';
import { doubt } from '../../jobs/doubt.ts';
import { reminder } from '../../jobs/reminder.ts';
import { runJob } from '../../src/schedule/job.ts';
import { type JobWorld, openJobs } from '../harness/jobs.ts';
import type { Does } from '../harness/platform.ts';

let world: JobWorld;
beforeAll(async () => {
  world = await openJobs();
});
afterAll(() => world.drop());
beforeEach(() => world.clear());

/** Ana's reminder was sent to a platform without keys, and nobody knows what became of it. */
async function inDoubt(...does: Does[]) {
  await world.member(await world.cohort({ platform: 'bare', postTime: 23 * 60 }), 'ana');
  world.goTo('2026-11-30T20:00:00Z');
  await runJob(reminder, world.env);
  world.bare.will(...does);
  await runJob(deliver, world.env);
  expect(await state()).toBe('ambiguous');
}
const state = async () => (await world.rows())[0]?.state;
/** By the clock of the database. */
const pass = async (minutes: number) => {
  await sql`update delivery set ask_at = ask_at - make_interval(mins => ${minutes})`.execute(world.db);
  await Promise.all([runJob(doubt, world.env), runJob(doubt, world.env)]);
  await runJob(deliver, world.env);
};
const seen = async () => [world.dms('ana').length, await state()];

test('a message that is found is sent, and is asked about once', async () => {
  await inDoubt('throw after');
  await pass(1);
  expect([world.bare.looked(), ...(await seen())], 'it may still be under way').toEqual([0, 1, 'ambiguous']);
  await pass(1);
  expect([world.bare.looked(), ...(await seen())]).toEqual([1, 1, 'sent']);
  expect((await world.rows())[0]).toMatchObject({ ref: 'bare-1', detail: null });
  await pass(60);
  expect([world.bare.looked(), world.bare.asked()]).toEqual([1, 1]);
});

test('one that is known not to be there is sent, once', async () => {
  await inDoubt('throw before');
  await pass(2);
  expect([world.bare.looked(), world.bare.asked(), ...(await seen())]).toEqual([1, 2, 1, 'sent']);
  await pass(60);
  expect(world.bare.asked()).toBe(2);
});

test('one that nobody can say anything of stays in doubt, with the reason, and is neither asked about nor sent again', async () => {
  await inDoubt('throw after');
  world.bare.willFind({ kind: 'later', afterMs: 60_000 }, { kind: 'unknown', why: 'no scope' });
  await pass(2);
  expect(await seen()).toEqual([1, 'ambiguous']);
  for (let n = 0; n < 3; n++) await pass(2);
  expect([world.bare.looked(), world.bare.asked(), ...(await seen())]).toEqual([2, 1, 1, 'ambiguous']);
  expect((await world.rows())[0]?.detail).toBe('the line broke; no scope');
});

test('what its sender says after all is believed, and then nobody is asked', async () => {
  await inDoubt('throw after');
  const [row] = await world.rows();
  await world.store.delivery.end(row!.id, row!.claim as unknown as number, {
    ...{ state: 'sent', ref: 'late', at: world.now() },
  });
  await pass(60);
  expect([world.bare.looked(), ...(await seen())]).toEqual([0, 1, 'sent']);
});

test('a message that fails over and over is left to the operator', async () => {
  await inDoubt('throw before');
  world.bare.will(...Array.from({ length: 8 }, () => 'throw before' as const));
  for (let n = 0; n < 8; n++) await pass(5);
  expect([world.bare.asked(), ...(await seen())]).toEqual([4, 0, 'ambiguous']);
});
