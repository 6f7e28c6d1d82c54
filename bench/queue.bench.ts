import { type ConnectionOptions, Queue, Worker } from 'bullmq';
import { z } from 'zod';
import { deliver } from '../jobs/deliver.ts';
import { backends } from '../src/schedule/bull.ts';
import type { Env } from '../src/schedule/job.ts';
import { message, messagesOf } from '../src/schedule/job.ts';
import { createQueue } from '../src/schedule/queue.ts';
import { countRoundTrips, startBot, takesAll } from './bot.ts';
import type { Bench } from './pairs.ts';
import { startRedis } from './redis.ts';
import type { Row } from './result.ts';

const messages = 1_000;

const nowhere = takesAll('nowhere');

const notice = {
  name: 'bench',
  message: message({ params: z.object({}), make: async () => ({ view: { body: [{ kind: 'text', text: 'Hello' }] } }) }),
} as const;

/** Bare BullMQ: so many jobs, and a worker that does nothing. */
async function bare(redisUrl: string): Promise<number> {
  const [left, done] = [{ n: messages }, Promise.withResolvers<void>()];
  const connection = { url: redisUrl, maxRetriesPerRequest: null } as ConnectionOptions;
  const queue = new Queue('bare', { connection }, backends.redis as never);
  const worker = new Worker(
    'bare',
    async () => {
      if (--left.n === 0) done.resolve();
    },
    { connection, concurrency: 32, autorun: false },
    backends.redis as never,
  );
  await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);
  const began = performance.now();
  await queue.addBulk(Array.from({ length: messages }, () => ({ name: 'none', data: {} })));
  void worker.run();
  await done.promise;
  const seconds = (performance.now() - began) / 1_000;
  await worker.close();
  await queue.obliterate({ force: true });
  await queue.close();
  return seconds / messages;
}

/** The outbox from a row that is due to one that was sent, by the real queue, to a platform that does nothing. */
async function ours(bot: Awaited<ReturnType<typeof startBot>>, redisUrl: string) {
  const now = Temporal.Now.instant();
  await bot.db.deleteFrom('delivery').execute();
  await bot.ports.delivery.plan(
    Array.from({ length: messages }, (_, n) => ({
      ...{ kind: 'bench', recipient: `channel:nowhere/w/${n}`, slot: '1', params: {}, platform: 'nowhere' },
      address: { workspace: '', channel: String(n) },
    })),
    now,
  );
  let left = messages;
  const done = Promise.withResolvers<void>();
  const end: typeof bot.ports.delivery.end = async (id, claim, how) => {
    await bot.ports.delivery.end(id, claim, how);
    if (how.state === 'sent' && --left === 0) done.resolve();
  };
  const env: Env = {
    ports: { ...bot.ports, delivery: { ...bot.ports.delivery, end } },
    now: async () => Temporal.Now.instant(),
    platforms: new Map([['nowhere', nowhere]]),
    messages: messagesOf([notice]),
    log: { error: (fields) => console.error(fields), warn: () => {} },
  };
  const queue = createQueue({ redisUrl }, [deliver], env, env.log);
  let seconds = 0;
  const statements = await countRoundTrips(async () => {
    const began = performance.now();
    await queue.start();
    await done.promise;
    seconds = (performance.now() - began) / 1_000;
  });
  await queue.stop();
  return { perMessage: seconds / messages, statements: statements / messages };
}

/** What our rows cost on top of a bare queue, when sending costs nothing. */
export const bench: Bench = {
  peer: 'bare BullMQ',
  packages: ['bullmq', 'ioredis', 'pg'],
  async run(pairs) {
    const bot = await startBot();
    const redis = await startRedis();
    const [perMessage, statements, peer]: number[][] = [[], [], []];
    for (let pair = 0; pair < pairs; pair++) {
      const beside = async () => void peer!.push(1e6 * (await bare(redis.url)));
      if (pair % 2) await beside();
      const made = await ours(bot, redis.url);
      perMessage!.push(1e6 * made.perMessage);
      statements!.push(made.statements);
      if (pair % 2 === 0) await beside();
    }
    await redis.stop();
    await bot.stop();
    const rows: Row[] = [
      { name: 'one message, from due to sent', unit: 'µs', ours: perMessage!, peer: peer!, goal: 1 / 0.35 },
      { name: 'one message', unit: 'statements', ours: statements! },
    ];
    return rows;
  },
};
