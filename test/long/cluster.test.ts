import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { jobs } from '../../jobs/index.ts';
import { readConfig } from '../../src/config.ts';
import { examine } from '../../src/ops/doctor-checks.ts';
import { readDepths } from '../../src/schedule/depth.ts';
import type { Job } from '../../src/schedule/job.ts';
import { createQueue } from '../../src/schedule/queue.ts';
import { askRedis, queueNames } from '../../src/schedule/redis.ts';
import { type JobWorld, openJobs } from '../harness/jobs.ts';
import { freePort, hasRedis, testCluster, testRedis } from '../harness/redis.ts';

const timing = { timeout: 60_000, interval: 50 };
const counts = { masters: 3, replicas: 0, away: 0 };

let world: JobWorld;
let cluster: Awaited<ReturnType<typeof testCluster>>;
beforeAll(async () => {
  world = await openJobs();
  if (hasRedis) cluster = await testCluster();
});
afterAll(async () => {
  await cluster?.stop();
  await world.drop();
});

const doctor = async (url: string) => {
  const all = await examine(readConfig({ REDIS_URL: url, DATABASE_URL: world.url, PORT: '0' }));
  return all.find(({ what }) => what === 'Redis');
};

test.skipIf(!hasRedis)('a cluster is known by any one of its nodes, and by those that answer', async () => {
  for (const host of cluster.hosts) expect(await askRedis(`redis://${host}`)).toMatchObject({ cluster: counts });
  const gone = `127.0.0.1:${await freePort()}`;
  expect(await askRedis(`redis://${gone},${cluster.hosts[1]}`)).toMatchObject({ cluster: counts });
  expect(await doctor(cluster.url)).toMatchObject({
    state: 'ok',
    found: expect.stringContaining('a cluster of 3 masters and 0 replicas, maxmemory-policy noeviction'),
  });
  expect((await doctor(`${cluster.url}/3`))?.found).toContain('a cluster has one database');
  const nobody = await doctor(`redis://:secret-word@${gone},127.0.0.1:${await freePort()}`);
  expect(nobody).toMatchObject({ state: 'problem', found: expect.stringContaining('nothing listens at that address') });
  expect(JSON.stringify(nobody)).not.toContain('secret-word');
});

test.skipIf(!hasRedis || process.env.REDIS_URL)(
  'several hosts of a Redis that is no cluster are a mistake',
  async () => {
    const single = await testRedis();
    const host = new URL(single.url).host;
    const found = await doctor(`redis://${host},${host}`);
    await single.stop();
    expect(found).toMatchObject({ state: 'problem', found: expect.stringContaining('it is no cluster') });
  },
);

test.skipIf(!hasRedis)(
  'a cluster that loses a node is away, in words that say so, and goes on by itself when the node is back',
  async () => {
    let ticks = 0;
    const counted: readonly Job[] = jobs.map((job) => ({
      ...job,
      every: { seconds: 0.2 },
      plan: async () => ({ taken: 0 * ticks++ }),
    }));
    const lines: { readonly message: string; readonly why?: string }[] = [];
    const note = (fields: { why?: string }, message: string) =>
      void lines.push({ message, ...(fields.why && { why: fields.why }) });
    const log = { error: note, warn: note };
    const queue = createQueue({ redisUrl: cluster.url }, counted, world.env, log, { checkMs: 400 });
    const moreTicks = async () => {
      const before = ticks;
      await vi.waitFor(() => expect(ticks).toBeGreaterThan(before + jobs.length), timing);
    };
    const becomes = (ready: boolean) =>
      vi.waitFor(async () => expect(await queue.ready().catch(() => false)).toBe(ready), timing);
    try {
      await queue.start();
      await becomes(true);
      await moreTicks();
      expect((await readDepths({ redisUrl: cluster.url })).map(({ queue }) => queue)).toEqual(
        Object.values(queueNames),
      );
      // Once the node that has the ticks, and once another one: a cluster with a hole serves nobody.
      const ticking = await cluster.nodeOf(queueNames.ticks);
      for (const node of [ticking, (ticking + 1) % 3]) {
        lines.length = 0;
        await cluster.kill(node);
        await becomes(false);
        await vi.waitFor(async () => {
          const found = await doctor(cluster.url);
          expect(found).toMatchObject({
            state: 'problem',
            found: expect.stringMatching(/its cluster is down.*1 of 3 nodes away, \d{5} of 16384 slots served/),
            next: 'the bot goes on by itself when the cluster is up.',
          });
        }, timing);
        await cluster.start(node);
        await cluster.up();
        await moreTicks();
        await becomes(true);
        await vi.waitFor(() => expect(lines.at(-1)?.message).toBe('the queue is back'), timing);
        expect(lines.filter(({ message }) => message.startsWith('the queue is away'))).toHaveLength(1);
      }
    } finally {
      await queue.stop();
    }
  },
  200_000,
);
