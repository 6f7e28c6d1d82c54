import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { jobs } from '../../jobs/index.ts';
import type { QueueStore } from '../../src/schedule/bull.ts';
import type { Job } from '../../src/schedule/job.ts';
import { createQueue, type JobQueue } from '../../src/schedule/queue.ts';
import { type JobWorld, openJobs } from '../harness/jobs.ts';
import { openLine } from '../harness/line.ts';
import { queueOn } from '../harness/queue.ts';
import { hasRedis, testRedis } from '../harness/redis.ts';

const timing = { timeout: 30_000, interval: 30 };
const checkMs = 400;

let world: JobWorld;
let redis: Awaited<ReturnType<typeof testRedis>> | undefined;
const undo: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  world = await openJobs();
  redis = hasRedis ? await testRedis() : undefined;
});
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});
afterAll(async () => {
  await redis?.stop();
  await world.drop();
});

let ticks = 0;
/** The real jobs, which tick fast, count it, and do nothing. */
const counted: readonly Job[] = jobs.map((job) => ({
  ...job,
  every: { seconds: 0.2 },
  plan: async () => ({ taken: 0 * ticks++ }),
}));
const lines: { readonly message: string; readonly why?: string }[] = [];

async function start(store: QueueStore, answerWithinMs = 1_500): Promise<JobQueue> {
  lines.length = 0;
  const note = (fields: { why?: string }, message: string) =>
    void lines.push({ message, ...(fields.why && { why: fields.why }) });
  const queue = createQueue(store, counted, world.env, { error: note, warn: note }, { checkMs, answerWithinMs });
  undo.push(() => queue.stop());
  await queue.start();
  return queue;
}
/** As `/readyz` asks: it waits for a while only. */
const isReady = (queue: JobQueue) => Promise.race([queue.ready().catch(() => false), wait(300, false)]);
const moreTicks = async () => {
  const before = ticks;
  await vi.waitFor(() => expect(ticks).toBeGreaterThan(before + jobs.length), timing);
};
const becomes = (queue: JobQueue, ready: boolean) =>
  vi.waitFor(async () => expect(await isReady(queue)).toBe(ready), timing);

const stores = [['PostgreSQL', () => ({ databaseUrl: world.url })] as const];
const onRedis = ['Redis', () => ({ redisUrl: redis!.url })] as const;

describe.each<readonly [string, () => QueueStore]>(hasRedis ? [...stores, onRedis] : stores)(
  'a queue on %s',
  (_, of) => {
    test('whose connections fall silent says so, and goes on over new ones', async () => {
      const [[name, url]] = Object.entries(of()) as [[string, string]];
      const line = await openLine(url);
      undo.push(line.cut);
      const queue = await start({ [name]: line.url } as unknown as QueueStore);
      await moreTicks();
      line.silence();
      await becomes(queue, false);
      await moreTicks();
      await becomes(queue, true);
      expect(lines.map(({ message }) => message)).toContain('jobs wait and are not taken; the queue is opened again');
    }, 60_000);

    test('that somebody paused is not ready, and says why, until it is resumed', async () => {
      const store = of();
      const queue = await start(store);
      const tool = await queueOn(store);
      undo.push(() => tool.close());
      await tool.pause();
      await becomes(queue, false);
      await wait(4 * checkMs);
      expect(lines).toEqual([
        {
          message: 'the queue is away; trying until it is back',
          why: 'it was paused by hand; nothing is sent until it is resumed',
        },
      ]);
      await tool.resume();
      await becomes(queue, true);
      await moreTicks();
    });
  },
);

describe.skipIf(!hasRedis || process.env.REDIS_URL)('a Redis that takes no writes', () => {
  const cases: readonly (readonly [
    string,
    RegExp,
    (admin: Redis) => Promise<unknown>,
    (admin: Redis) => Promise<unknown>,
  ])[] = [
    [
      'since it is a copy of another',
      /^it is a copy that only reads/,
      (admin) => admin.call('REPLICAOF', '127.0.0.1', '1'),
      (admin) => admin.call('REPLICAOF', 'NO', 'ONE'),
    ],
    [
      'since its memory is full',
      /^its memory is full/,
      (admin) => admin.config('SET', 'maxmemory', '1'),
      (admin) => admin.config('SET', 'maxmemory', '0'),
    ],
    [
      'since it cannot save',
      /^it cannot save to its disk/,
      async (admin) => {
        const [, folder] = (await admin.config('GET', 'dir')) as [string, string];
        rmSync(folder, { recursive: true });
        await admin.config('SET', 'save', '3600 1');
        await admin.call('BGSAVE');
        await vi.waitFor(async () => expect(await admin.info('persistence')).toContain('rdb_last_bgsave_status:err'));
      },
      async (admin) => {
        await admin.config('SET', 'save', '');
      },
    ],
  ];

  const commandsOf = async (admin: Redis) =>
    Number(/total_commands_processed:(\d+)/.exec(await admin.info('stats'))?.[1]);

  test.each(cases)(
    '%s is not ready: one line names the cause, and one says when it is over',
    async (_, why, spoil, heal) => {
      const admin = new Redis(redis!.url);
      undo.push(async () => {
        await heal(admin);
        admin.disconnect();
      });
      const queue = await start({ redisUrl: redis!.url });
      await moreTicks();
      await spoil(admin);
      await becomes(queue, false);
      const before = await commandsOf(admin);
      await wait(6 * checkMs);
      expect((await commandsOf(admin)) - before, 'what it is asked while it can do nothing').toBeLessThan(2_000);
      expect(await isReady(queue)).toBe(false);
      await heal(admin);
      await moreTicks();
      await becomes(queue, true);
      await vi.waitFor(() => expect(lines.at(-1)?.message).toBe('the queue is back'), timing);
      await wait(3 * checkMs);
      expect(lines).toEqual([
        { message: 'the queue is away; trying until it is back', why: expect.stringMatching(why) },
        { message: 'the queue is back' },
      ]);
    },
    60_000,
  );
});
