import { type ConnectionOptions, Queue } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { backends } from '../src/schedule/bull.ts';
import { startBot } from './bot.ts';
import { type Bench, interleave } from './pairs.ts';
import { startRedis } from './redis.ts';

const learners = 1_000_000;
const due = 500;
/** Their alarms are spread over the day to come. */
const dayS = 86_400;
/** Looks of one round: one alone is too short to be timed on a busy machine. */
const perRound = 20;
/** A job scheduler costs the same whether there are few or many: so many are made. */
const schedulers = 2_000;

/** Who of a million is due: what it takes to find them, and what a learner's alarm takes to be kept. */
export const bench: Bench = {
  peer: 'a scan of all of them, and a job scheduler of BullMQ for each',
  packages: ['pg', 'kysely', 'bullmq', 'ioredis'],
  async run(pairs) {
    const bot = await startBot();
    const redis = await startRedis();
    const client = new pg.Client({ connectionString: bot.url });
    try {
      await client.connect();
      const now = Temporal.Now.instant();
      await fill(client, now);
      /** Nothing is taken: the transaction ends without. */
      const claim = async () => {
        const found = await bot.ports
          .transact<'alarm'>(async ({ alarm }) => {
            throw new Found((await alarm.claim('reminder', now, due)).length);
          })
          .catch((error: unknown) => error);
        if (!(found instanceof Found) || found.n !== due) throw new Error('not those who are due', { cause: found });
      };
      const scan = async () => {
        await client.query('begin');
        await client.query('set local enable_indexscan = off; set local enable_bitmapscan = off');
        const { rowCount } = await client.query(
          'select id, remind_at from learner where remind_at <= $1 order by remind_at limit $2 for no key update skip locked',
          [now.toString(), due],
        );
        await client.query('rollback');
        if (rowCount !== due) throw new Error(`the scan finds ${rowCount}`);
      };
      const timed = (count: number, ask: () => Promise<unknown>) => async () => {
        const begun = performance.now();
        for (let n = 0; n < count; n++) await ask();
        return (performance.now() - begun) / count;
      };
      const sides = { ours: timed(perRound, claim), peer: timed(1, scan) };
      // Not counted: plans are made, and pages read.
      await interleave(1, sides);
      const found = await interleave(pairs, sides);
      const next = await interleave(pairs, { ours: timed(perRound, bot.ports.alarm.next), peer: timed(1, scan) });
      const [kept, scheduled] = [await bytesOfAlarm(client), await bytesOfScheduler(redis.url)];
      const each = (value: number) => Array<number>(pairs).fill(value);
      return [
        { name: `the ${due} who are due`, unit: 'ms', ours: [...found.ours], peer: [...found.peer], goal: 1 / 50 },
        { name: 'when the next one is due', unit: 'ms', ours: [...next.ours], peer: [...next.peer] },
        {
          name: 'what keeps when a learner is due',
          unit: 'bytes',
          ours: each(kept),
          peer: each(scheduled),
          goal: 1 / 20,
        },
      ];
    } finally {
      await client.end();
      await redis.stop();
      await bot.stop();
    }
  },
};

class Found extends Error {
  readonly n: number;
  constructor(n: number) {
    super('found');
    this.n = n;
  }
}

/** A million learners, of whom these are due, in an order that has nothing to do with when. */
async function fill(client: pg.Client, now: Temporal.Instant): Promise<void> {
  await client.query(
    `insert into learner (name, language, zone, placed, reminder_time, day_start, quiet_from, quiet_to, remind, goals, remind_at)
     select 'P' || n, 'en', 'UTC', true, 1200, 240, 1320, 420, 'dm', '[]',
       $1::timestamptz + make_interval(secs => case when n % ${learners / due} = 0 then -1.0 - n / ${learners}.0
         else 1 + (n::bigint * 7919) % ${dayS} end)
     from generate_series(1, ${learners}) n`,
    [now.toString()],
  );
  await client.query('vacuum analyze learner');
}

/** The column, and its share of the index. */
async function bytesOfAlarm(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ bytes: string }>("select pg_relation_size('learner_remind') as bytes");
  return 8 + Number(rows[0]!.bytes) / learners;
}

async function bytesOfScheduler(url: string): Promise<number> {
  const redis = new Redis(url);
  const connection = { url, maxRetriesPerRequest: null } as ConnectionOptions;
  const queue = new Queue('due', { connection }, backends.redis as never);
  const used = async () => Number(/used_memory:(\d+)/.exec(await redis.info('memory'))![1]);
  try {
    await queue.waitUntilReady();
    const before = await used();
    for (let n = 0; n < schedulers; n += 100)
      await Promise.all(
        Array.from({ length: 100 }, (_, i) =>
          queue.upsertJobScheduler(
            `learner-${n + i}`,
            { pattern: `${(n + i) % 60} ${(n + i) % 24} * * *`, tz: 'Europe/Berlin' },
            { name: 'remind', data: { learner: String(n + i) } },
          ),
        ),
      );
    return ((await used()) - before) / schedulers;
  } finally {
    await queue.close();
    redis.disconnect();
  }
}
