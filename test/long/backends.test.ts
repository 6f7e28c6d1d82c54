import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { address, cleanUp, folder, run, serverOf, stop } from '../harness/process.ts';
import { queueOn } from '../harness/queue.ts';
import { hasRedis, testRedis } from '../harness/redis.ts';

afterAll(cleanUp);

const store = hasRedis ? await testRedis() : undefined;
afterAll(() => store?.stop());
const queues = [['PostgreSQL', {}] as const, ...(store ? [['Redis', { REDIS_URL: store.url }] as const] : [])];
const rounds = 40;
/** How long jobs may not be taken after a storm (ms). */
const healMs = 30_000;
/** It is not before jobs are taken again. */
const ready = (url: string) =>
  vi.waitFor(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200), { timeout: healMs, interval: 250 });

describe.each(queues)('with the queue on %s', (_, settings) => {
  test('the bot outlives every connection to PostgreSQL, again and again, while people use it', async () => {
    const data = folder();
    const bot = run({ DATA_DIR: data, LOG_LEVEL: 'fatal', ...settings });
    const url = await address(bot);
    const db = openDatabase(serverOf(data)!.url, 1);
    let over = false;
    let answered = 0;
    const play = async (person: string) => {
      while (!over) {
        const response = await fetch(`${url}/api/play`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ person, channel: `dm:${person}`, text: '/task' }),
        });
        if (response.ok) answered += 1;
        await response.arrayBuffer();
        await wait(20);
      }
    };
    const playing = Promise.allSettled(['ana', 'ben', 'wei', 'ling', 'mei', 'omar'].map(play));
    for (let round = 0; round < rounds; round += 1) {
      await wait(150);
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where pid <> pg_backend_pid() and backend_type = 'client backend'`.execute(db);
    }
    await wait(2_000);
    const before = answered;
    await wait(1_000);
    over = true;
    expect(await playing).toEqual(Array(6).fill({ status: 'fulfilled', value: undefined }));
    expect(answered, 'answers once the connections are back').toBeGreaterThan(before);
    await ready(url);
    await db.destroy();
    expect((await stop(bot)).code).toBe(0);
  }, 120_000);

  test('its jobs are taken again by themselves after a storm in which no connection lives', async () => {
    const data = folder();
    const bot = run({ DATA_DIR: data, LOG_LEVEL: 'fatal', ...settings });
    const url = await address(bot);
    const database = serverOf(data)!.url;
    const db = openDatabase(database, 1);
    for (let round = 0; round < 3; round += 1) {
      const end = performance.now() + 4_000;
      while (performance.now() < end) {
        await sql`select pg_terminate_backend(pid) from pg_stat_activity
          where pid <> pg_backend_pid() and backend_type = 'client backend'`.execute(db);
        await wait(20);
      }
      const over = Date.now();
      const queue = await queueOn(
        'REDIS_URL' in settings ? { redisUrl: settings.REDIS_URL } : { databaseUrl: database },
      );
      // It ticks every five seconds: what is planned after the storm for so much later was planned by a tick after it.
      await vi.waitFor(async () => expect(await queue.next('deliver')).toBeGreaterThan(over + 10_000), {
        timeout: healMs,
        interval: 250,
      });
      await queue.close();
      await ready(url);
    }
    await db.destroy();
    expect((await stop(bot)).code).toBe(0);
  }, 180_000);
});
