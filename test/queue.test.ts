import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { jobs } from '../jobs/index.ts';
import { usualSlots } from '../src/core/delivery/model.ts';
import { health } from '../src/ops/health.ts';
import type { QueueStore } from '../src/schedule/bull.ts';
import type { Job } from '../src/schedule/job.ts';
import { createOutage } from '../src/schedule/outage.ts';
import { createQueue, type JobQueue } from '../src/schedule/queue.ts';
import { askRedis } from '../src/schedule/redis.ts';
import { type JobWorld, openJobs } from './harness/jobs.ts';
import { openLine } from './harness/line.ts';
import { hasRedis, testCluster, testRedis } from './harness/redis.ts';

interface Place {
  readonly store: QueueStore;
  /** All of the queue is gone, as after a flush. */
  lose(): Promise<void>;
  /** Everybody's connection is cut. */
  cut(): Promise<void>;
  stop(): Promise<void>;
}

const postgres = async ({ db, url }: JobWorld): Promise<Place> => ({
  store: { databaseUrl: url },
  // What runs meanwhile can hold what this waits for, and the other way round: PostgreSQL then lets one of them fail.
  lose: () => vi.waitFor(async () => void (await sql`drop schema if exists bullmq cascade`.execute(db)), timing),
  // The test cuts those to the database, which are the same.
  cut: async () => {},
  stop: async () => {},
});
const redis = async (): Promise<Place> => {
  const { url, ...rest } = await testRedis();
  return { store: { redisUrl: url }, ...rest };
};
const cluster = async (): Promise<Place> => {
  const { url, lose, cut, stop } = await testCluster();
  return { store: { redisUrl: url }, lose, cut, stop };
};
const stores: [string, (world: JobWorld) => Promise<Place>][] = [['PostgreSQL', postgres]];
/** In CI: each store, and each wrong clock. */
const every = Boolean(process.env.EVERY_QUEUE);
if (every && hasRedis) stores.push(['Redis', redis], ['a Redis Cluster', cluster]);
else if (every)
  console.log('The job tests did not run on Redis: no redis-server is on the PATH, and REDIS_URL is not set.');

const timing = { timeout: 25_000, interval: 30 };

describe.each(stores)('the queue on %s', (name, open) => {
  let world: JobWorld;
  let place: Place;
  const started: JobQueue[] = [];
  const ticks = new Map<string, number>();

  /** The real jobs, ticking fast and counting their ticks. */
  const counted: readonly Job[] = jobs.map((job) => ({
    ...job,
    every: { seconds: 0.15 },
    plan: (...at: Parameters<Job['plan']>) => {
      ticks.set(job.name, (ticks.get(job.name) ?? 0) + 1);
      return job.plan(...at);
    },
  }));
  let said: string[] = [];
  const note = (_: object, message: string) => void said.push(message);
  const log = { error: note, warn: note };
  type Options = NonNullable<Parameters<typeof createQueue>[4]>;
  const start = async (list: readonly Job[] = counted, { checkMs = 300, ...options }: Options = {}) => {
    const queue = createQueue(place.store, list, world.env, log, { checkMs, ...options });
    started.push(queue);
    await queue.start();
    return queue;
  };
  /** Every job has looked for work `times` more. */
  const moreTicks = async (times: number) => {
    const before = new Map(ticks);
    await vi.waitFor(() => {
      for (const { name } of jobs) expect(ticks.get(name) ?? 0).toBeGreaterThanOrEqual((before.get(name) ?? 0) + times);
    }, timing);
  };
  const allEnded = (count: number) =>
    vi.waitFor(async () => {
      const rows = await world.rows();
      expect(rows).toHaveLength(count);
      expect(rows.filter((row) => row.ended_at === null)).toEqual([]);
    }, timing);
  /** A Friday evening on which a post, a summary and everybody's reminder are due. */
  const friday = async (platform: 'keyed' | 'bare', people: number) => {
    const cohort = await world.cohort({ platform });
    for (let i = 0; i < people; i++) await world.member(cohort, `person-${i}`);
    world.goTo('2026-12-04T20:00:00Z');
  };
  const seen = () => [world.posts().length, ...Array.from({ length: 12 }, (_, i) => world.dms(`person-${i}`).length)];
  const once = [2, ...Array.from({ length: 12 }, () => 1)];

  beforeAll(async () => {
    world = await openJobs();
    place = await open(world);
  });
  beforeEach(async () => {
    said = [];
    await world.clear();
  });
  afterEach(async () => {
    for (const platform of [world.keyed, world.bare]) platform.release();
    await Promise.all(started.splice(0).map((queue) => queue.stop()));
    await place.lose();
  });
  afterAll(async () => {
    await place.stop();
    await world.drop();
  });

  test('two processes at once send each message once, however often they tick', async () => {
    await friday('bare', 12);
    await Promise.all([start(), start()]);
    await allEnded(14);
    await moreTicks(2);
    expect(seen()).toEqual(once);
    expect(world.bare.asked()).toBe(14);
    expect((await world.rows()).map((row) => row.state)).toEqual(Array.from({ length: 14 }, () => 'sent'));
  });

  test('losing all of it while messages are under way loses none, and it comes back by itself', async () => {
    await friday('keyed', 12);
    world.keyed.hold();
    const queue = await start();
    await vi.waitFor(() => expect(world.keyed.asked()).toBe(14), timing);
    await place.lose();
    world.keyed.release();
    await vi.waitFor(async () => expect(await queue.ready()).toBe(true), timing);
    await moreTicks(1);
    // What was claimed and never came back is due again when its lease is over.
    world.goTo(world.now().add({ minutes: 3 }));
    await allEnded(14);
    await moreTicks(1);
    expect(seen()).toEqual(once);
  });

  test('losing all of it while nothing runs loses none', async () => {
    await friday('bare', 12);
    const queue = await start();
    await allEnded(14);
    await queue.stop();
    await place.lose();
    world.goTo('2026-12-07T20:00:00Z');
    await start();
    await allEnded(14 + 13);
    await moreTicks(1);
    expect(seen()).toEqual([3, ...Array.from({ length: 12 }, () => 2)]);
  });

  /** Runs with the machine's clock wrong by that much, until every job has ticked four times; then it is right again. */
  const whileWrong = async (byMs: number, run: () => Promise<void>) => {
    const real = Date.now.bind(Date);
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => real() + byMs);
    try {
      await run();
      await moreTicks(4);
    } finally {
      clock.mockRestore();
    }
  };
  const [hour, day] = [3_600_000, 24 * 3_600_000];
  // Set back by twenty minutes, a clock was twenty minutes ahead of what it shows from then on.
  const everyWrong = [
    ['forty days ahead', 40 * day],
    ['eight hours ahead', 8 * hour],
    ['twenty minutes ahead, and is set back', hour / 3],
    ['twenty minutes slow', -hour / 3],
  ] as const;
  const wrong = every ? everyWrong : everyWrong.slice(0, 1);

  test.each(wrong)('a clock that was %s for four ticks is noticed when it is right again', async (_, byMs) => {
    let queue: JobQueue | undefined;
    let moved = 0;
    await whileWrong(byMs, async () => {
      queue = await start(counted, { checkMs: 1_500, onClockMoved: async () => void moved++ });
    });
    if (byMs > 0) expect(await queue?.ready()).toBe(false);
    await vi.waitFor(async () => expect(await queue?.ready()).toBe(true), timing);
    await vi.waitFor(() => expect(moved).toBe(1), timing);
    expect(said.filter((message) => /^the clock /.test(message))).toHaveLength(1);
    await moreTicks(2);
    expect(moved).toBe(1);
  });

  test('a clock that jumps ahead is in the log as soon as it is noticed, not when it is right again', async () => {
    await start();
    const real = Date.now.bind(Date);
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => real() + hour);
    try {
      await vi.waitFor(() => expect(said).toContainEqual(expect.stringMatching(/^the clock jumped ahead/)), timing);
    } finally {
      clock.mockRestore();
    }
  });

  test.each(wrong)('a process that is started after a clock was %s ticks at once', async (_, byMs) => {
    await whileWrong(byMs, async () => void (await start()));
    await Promise.all(started.splice(0).map((queue) => queue.stop()));
    const next = await start();
    // What was set by a slow clock is late, and done at once.
    if (byMs > 0) expect(await next.ready()).toBe(true);
    await moreTicks(2);
    expect(await next.ready()).toBe(true);
  });

  test('a platform that hangs holds up no other, however much is due on it', async () => {
    const monday = world.now();
    await friday('keyed', 40);
    world.goTo(monday);
    await friday('bare', 12);
    world.keyed.hold();
    await start();
    await vi.waitFor(() => expect(world.bare.asked()).toBe(14), timing);
    // As many people's as there are slots for DMs, and what belongs to a workspace.
    await vi.waitFor(() => expect(world.keyed.asked()).toBe(usualSlots.own + 2), timing);
    await moreTicks(1);
    expect(world.keyed.asked()).toBe(usualSlots.own + 2);
    world.keyed.release();
    await allEnded(42 + 14);
    expect(world.keyed.asked()).toBe(42);
  });

  test('connections that are cut again and again, while messages are sent, lose none and end nothing', async () => {
    await friday('keyed', 40);
    const queue = await start();
    const cut = () =>
      sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(world.db);
    for (let n = 0; n < 10; n++) {
      await cut().catch(() => {});
      await place.cut();
      await wait(100);
    }
    await vi.waitFor(async () => expect(await queue.ready()).toBe(true), timing);
    // What was claimed by somebody whose connection was cut is due again when its lease is over.
    for (let n = 0; n < 3; n++) {
      world.goTo(world.now().add({ minutes: 3 }));
      await moreTicks(1);
    }
    await allEnded(42);
    expect(world.posts()).toHaveLength(2);
    for (let n = 0; n < 40; n++) expect(world.dms(`person-${n}`)).toHaveLength(1);
  });

  // Redis takes a client that was cut again before anybody notices.
  test.skipIf(name !== 'PostgreSQL')(
    'after its connections were cut it is ready when jobs are taken again, and not before; each is said once',
    async () => {
      const queue = await start();
      await moreTicks(1);
      await place.cut();
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`
        .execute(world.db)
        .catch(() => {});
      await vi.waitFor(() => expect(said).toContain('the queue is away; trying until it is back'), timing);
      await vi.waitFor(async () => expect(await queue.ready()).toBe(true), { ...timing, interval: 10 });
      const before = [...ticks.values()].reduce((a, b) => a + b);
      await vi.waitFor(() => expect([...ticks.values()].reduce((a, b) => a + b)).toBeGreaterThan(before), {
        timeout: 1_000,
        interval: 10,
      });
      await vi.waitFor(
        () => expect(said).toEqual(['the queue is away; trying until it is back', 'the queue is back']),
        timing,
      );
    },
  );

  test('a job whose connection was lost before the database came back is no news when it fails at last', async () => {
    const database = createOutage(log, 'the database', String);
    const lost = Object.assign(new Error('terminating connection'), { code: '57P01' });
    const back = Promise.withResolvers<void>();
    let runs = 0;
    const plan = async () => {
      if (runs++) return { taken: 0 };
      await back.promise;
      throw lost;
    };
    await start([{ ...counted[0]!, name: 'slow', plan }], { database });
    await vi.waitFor(() => expect(runs).toBe(1), timing);
    database.noticed(lost);
    await wait(10);
    database.over();
    back.resolve();
    await vi.waitFor(() => expect(runs).toBeGreaterThan(2), timing);
    expect(said).toEqual(['the database is away; trying until it is back', 'the database is back']);
  });

  test('a job that is no more stops ticking', async () => {
    let old = 0;
    const plan = async () => ({ taken: 0 * old++ });
    const queue = await start([...counted, { ...counted[0]!, name: 'old', plan }]);
    await vi.waitFor(() => expect(old).toBeGreaterThan(0), timing);
    await queue.stop();
    const next = await start();
    old = 0;
    expect(await next.ready()).toBe(true);
    await moreTicks(2);
    expect(old).toBe(0);
  });

  test('it is ready from its start to its stop', async () => {
    const queue = createQueue(place.store, counted, world.env, { error: () => {}, warn: () => {} });
    expect(await queue.ready()).toBe(false);
    await queue.start();
    expect(await queue.ready()).toBe(true);
    await queue.stop();
    expect(await queue.ready()).toBe(false);
  });
});

test.skipIf(!hasRedis)(
  'a Redis that is away is one line in the log, one more when it is back, and quickly said',
  async () => {
    const world = await openJobs();
    const { url, stop } = await testRedis();
    const line = await openLine(url);
    const said: string[] = [];
    const note = (_: object, message: string) => void said.push(message);
    const log = { error: note, warn: note };
    const queue = createQueue({ redisUrl: line.url }, jobs, world.env, log, { checkMs: 200 });
    try {
      await queue.start();
      await line.cut();
      await vi.waitFor(() => expect(said).toHaveLength(1), timing);
      const asked = performance.now();
      expect((await health(() => [{ name: 'queue', ready: queue.ready }]).request('/readyz')).status).toBe(503);
      expect(performance.now() - asked).toBeLessThan(2_500);
      await wait(1_000);
      expect(said).toEqual(['the queue is away; trying until it is back']);
      await line.join();
      await vi.waitFor(async () => expect([said.length, await queue.ready()]).toEqual([2, true]), timing);
      expect(said[1]).toBe('the queue is back');
    } finally {
      await queue.stop();
      await line.cut();
      await stop();
      await world.drop();
    }
  },
  60_000,
);

test.skipIf(!hasRedis)('a Redis that may throw jobs away is one line, with what to do', async () => {
  const world = await openJobs();
  const { url, stop } = await testRedis();
  const admin = new Redis(url);
  await admin.config('SET', 'maxmemory-policy', 'allkeys-lru');
  const said: unknown[] = [];
  const note = (fields: object, message: string) => void said.push([fields, message]);
  const queue = createQueue({ redisUrl: url }, jobs, world.env, { error: note, warn: note });
  // BullMQ's own word goes to the console, where `captureConsole` leaves it out.
  const printed = vi.spyOn(console, 'warn').mockImplementation(() => {});
  try {
    await queue.start();
    expect(said).toEqual([
      [{ policy: 'allkeys-lru' }, expect.stringContaining('set its maxmemory-policy to noeviction')],
    ]);
  } finally {
    printed.mockRestore();
    await queue.stop();
    admin.disconnect();
    await stop();
    await world.drop();
  }
});

test.skipIf(!hasRedis)('a Redis that takes connections and says nothing is not waited for', async () => {
  const { url, stop } = await testRedis();
  const line = await openLine(url);
  await line.hang();
  await expect(askRedis(line.url, 300)).rejects.toThrow('does not answer');
  await line.cut();
  await stop();
});
