import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { leaderboards } from '../src/store/leaderboard.ts';
import { startBot } from './bot.ts';
import { type Bench, interleave } from './pairs.ts';

const few = 1_000;
const many = 1_000_000;
/** Questions of one round, each about somebody else. */
const perRound = 40;
const monday = new Temporal.PlainDate(2026, 11, 2);
const first = 10;

/** A Redis of its own, on a socket, that keeps nothing. */
async function startRedis() {
  const folder = mkdtempSync(join(tmpdir(), 'tongxue-rank-'));
  const socket = join(folder, 'redis.sock');
  const server = spawn('redis-server', ['--port', '0', '--unixsocket', socket, '--save', '', '--appendonly', 'no']);
  const redis = new Redis(socket, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  redis.on('error', () => {});
  await redis.ping();
  return {
    redis,
    async stop() {
      redis.disconnect();
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A board of so many people, written as the bot's own statements would have left it. Minutes are those of a busy week. */
async function fill(client: pg.Client, people: number, redis: Redis) {
  const { rows } = await client.query<{ id: string }>(
    `insert into cohort (key, name, route, start, languages, zone, post_time, board, demo, platform, workspace, channel, on_board)
     values ($1, 'Bench', 'swe', '2026-11-02', array['en'], 'UTC', 480, true, false, 'slack', 'T', $1, $2) returning id`,
    [`rank-${people}`, people],
  );
  const cohort = rows[0]!.id;
  const minutes = `(200 + 180 * sin(n * 12.9898) + 150 * sin(n * 78.233))::int`;
  await client.query(
    `with who as (
       insert into learner (name, language, zone, placed, reminder_time, day_start, quiet_from, quiet_to, remind, goals)
       select 'P' || n, 'en', 'UTC', true, 1200, 240, 1320, 420, 'nowhere', '[]'
       from generate_series(1, ${people}) n returning id
     ), account as (
       insert into account (platform, account, learner) select 'slack', 'T:U${cohort}-' || id, id from who
     ), enrolled as (
       insert into enrolment (learner, cohort, joined, board, on_board)
       select id, ${cohort}, '2026-11-02', true, true from who returning id)
     insert into board_week (enrolment, monday, cohort, minutes, shown)
     select id, '2026-11-02', ${cohort}, ${minutes}, true from (select id, id as n from enrolled) e where ${minutes} > 0`,
  );
  await client.query(
    `insert into board_bucket select cohort, monday, minutes, count(*) from board_week where cohort = $1 group by 1, 2, 3`,
    [cohort],
  );
  await client.query('vacuum analyze board_week');
  await client.query('vacuum analyze');
  const ranked = await client.query<{ enrolment: string; minutes: number }>(
    'select enrolment::text, minutes from board_week where cohort = $1',
    [cohort],
  );
  for (let at = 0; at < ranked.rows.length; at += 10_000) {
    const part = ranked.rows.slice(at, at + 10_000);
    await redis.zadd(`board:${people}`, ...part.flatMap(({ enrolment, minutes: m }) => [m, enrolment]));
  }
  return { cohort, ids: ranked.rows.map(({ enrolment }) => enrolment) };
}

/** What a place on a board, and the first ten, cost: the histogram, Redis's sorted set, and a window over all rows. */
export const bench: Bench = {
  peer: 'Redis ZREVRANK and ZREVRANGE, and rank() over all rows',
  packages: ['pg', 'kysely', 'ioredis'],
  async run(pairs) {
    const bot = await startBot();
    const { redis, stop } = await startRedis();
    const client = new pg.Client({ connectionString: bot.url });
    try {
      await client.connect();
      const small = await fill(client, few, redis);
      const large = await fill(client, many, redis);
      const ours = leaderboards(bot.db);
      let turn = 0;
      const someone = ({ ids }: typeof small) => ids[(turn++ * 7919) % ids.length]!;
      const timed = (count: number, ask: () => Promise<unknown>) => async () => {
        const begun = performance.now();
        for (let n = 0; n < count; n++) await ask();
        return (performance.now() - begun) / count;
      };
      const standing = (of: typeof small) => () =>
        ours.standing({ enrolment: someone(of), cohort: of.cohort, monday, first, names: 5 });
      /** What a sorted set gives, and no more: a place and the first ten, from the same tables in one statement. */
      const alone = () =>
        client.query({
          name: 'alone',
          text: `with me as materialized (select minutes from board_week where enrolment = $1 and monday = $2)
            select (select coalesce(sum(b.people), 0) from board_bucket b, me
                where b.cohort = $3 and b.monday = $2 and b.minutes > me.minutes)::int as above,
              (select jsonb_agg(t) from (select enrolment, minutes from board_week
                where cohort = $3 and monday = $2 and shown order by minutes desc, enrolment limit $4) t) as top`,
          values: [someone(large), monday.toString(), large.cohort, first],
        });
      const window = () =>
        client.query(
          `select * from (select enrolment, minutes, rank() over (order by minutes desc) from board_week
             where cohort = $1 and monday = $2 and shown) r where enrolment = $3 or rank <= $4`,
          [large.cohort, monday.toString(), someone(large), first],
        );
      const zset = async () => {
        await redis.zrevrank(`board:${many}`, someone(large));
        await redis.zrevrange(`board:${many}`, 0, first - 1, 'WITHSCORES');
      };
      // The plans and pages that a bot which runs has at hand.
      for (const ask of [standing(small), standing(large), alone, zset]) await timed(perRound, ask)();
      const flat = await interleave(pairs, {
        ours: timed(perRound, standing(large)),
        peer: timed(perRound, standing(small)),
      });
      const beside = await interleave(pairs, { ours: timed(perRound, standing(large)), peer: timed(perRound, zset) });
      const bare = await interleave(pairs, { ours: timed(perRound, alone), peer: timed(perRound, zset) });
      const trip = await interleave(pairs, {
        ours: timed(perRound, () => client.query({ name: 'nothing', text: 'select $1::int', values: [1] })),
        peer: timed(perRound, async () => [await redis.ping(), await redis.ping()]),
      });
      const all = await interleave(pairs, { ours: timed(perRound, standing(large)), peer: timed(1, window) });
      return [
        {
          name: 'a place among a million, beside one among a thousand',
          unit: 'ms',
          ours: [...flat.ours],
          peer: [...flat.peer],
          goal: 2,
        },
        {
          name: 'a place and the first ten alone among a million, beside ZREVRANK and ZREVRANGE',
          unit: 'ms',
          ours: [...bare.ours],
          peer: [...bare.peer],
          goal: 4,
        },
        {
          name: 'the same with names, neighbours and the group’s own sum, as the board shows them',
          unit: 'ms',
          ours: [...beside.ours],
          peer: [...beside.peer],
        },
        {
          name: 'a statement that reads nothing, beside two PINGs',
          unit: 'ms',
          ours: [...trip.ours],
          peer: [...trip.peer],
        },
        {
          name: 'a place among a million, beside rank() over all rows',
          unit: 'ms',
          ours: [...all.ours],
          peer: [...all.peer],
          goal: 0.01,
        },
      ];
    } finally {
      await client.end();
      await stop();
      await bot.stop();
    }
  },
};
