import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joined } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { thisMonday } from '../src/core/calendar/rules.ts';
import { createCohort } from '../src/core/cohort/create-cohort.ts';
import type { Cohort } from '../src/core/cohort/model.ts';
import { toLearner } from '../src/core/delivery/address.ts';
import { join } from '../src/core/enrolment/join-cohort.ts';
import { identifyLearner } from '../src/core/learner/identify-learner.ts';
import type { Learner } from '../src/core/learner/model.ts';
import { random } from '../src/core/seed/rules.ts';
import { startDiscord } from '../test/platforms/discord.ts';
import { startBot } from './bot.ts';
import type { Bench } from './pairs.ts';
import type { Row } from './result.ts';

const permitted = { limit: 50, ms: 1_000 };

/** What came of one fan-out. */
interface FanOut {
  readonly sent: number;
  readonly twice: number;
  readonly refused: number;
  /** From the first message to the last (s), and from when they were due to the first. */
  readonly took: number;
  readonly firstAfter: number;
}

/** A Discord that allows fifty requests in any second, whose answers take 20 to 80 ms, and learners there. */
async function openFanOut(people: number, seed: string) {
  const discord = await startDiscord({
    seed,
    global: permitted,
    rates: { 'POST dm': { limit: 100_000, ms: 1_000 } },
    newDms: 100_000,
  });
  const luck = random(seed);
  discord.disturb(() => ({ answerMs: 20 + 60 * luck() }));
  const bot = await startBot();
  const guild = discord.addGuild('Bench');
  const home = { platform: 'discord', workspace: guild.id, channel: guild.channel };
  const now = Temporal.Now.instant();
  const learners: { readonly learner: Learner; readonly account: string }[] = [];
  const path = bot.ports.curriculum.paths.get('swe')!;
  let cohort: Cohort | undefined;
  for (let n = 0; n < people; n++) {
    const { id: account } = discord.addUser(`P${n}`);
    const who = { platform: 'discord', account, name: `P${n}`, language: 'en', zone: 'UTC' } as const;
    const { learner } = await identifyLearner(bot.ports, { ...who, now });
    if (!cohort) {
      const start = thisMonday(now, learner);
      const form = { name: 'Bench', path: 'swe', start, languages: ['en'], zone: 'UTC', postTime: 9 * 60 } as const;
      const made = await createCohort(
        { ...bot.ports, channel: { ...bot.ports.channel, mayPost: async () => true } },
        { form, organiser: learner, home, key: 'bench', now },
      );
      if (made.kind !== 'created') throw new Error(made.kind);
      cohort = made.cohort;
    }
    const changes = { remind: 'dm', reminderTime: 0, quiet: { from: 0, to: 0 } } as const;
    const place = { kind: 'cohort', cohort, path } as const;
    await join(bot.ports, { learner, place, changes, now });
    learners.push({ learner, account });
  }
  // Whatever day of the week it is, there is a task.
  await bot.db.updateTable('enrolment').set({ pace: 'own' }).execute();
  // Nothing else is due.
  await bot.db.updateTable('learner').set({ remind_at: null, nudge_at: null }).execute();
  await bot.db.updateTable('cohort').set({ post_at: null, summary_at: null }).execute();
  await bot.db.deleteFrom('delivery').execute();

  const plan = (slot: string, due: Temporal.Instant, budgetDay?: Temporal.PlainDate) =>
    bot.ports.delivery.plan(
      learners.map(({ learner, account }) => ({
        ...toLearner(learner.id, { platform: 'discord', account }),
        kind: 'reminder-again',
        slot,
        params: {
          learner: learner.id,
          day: due.toZonedDateTimeISO('UTC').toPlainDate().toString(),
          asked: due.toString(),
        },
        ...(budgetDay && { budgetDay }),
      })),
      due,
    );
  const underWay = ['pending', 'claimed', 'sending'] as const;
  const left = async () =>
    (await bot.db.selectFrom('delivery').select('id').where('state', 'in', underWay).limit(1).execute()).length;
  const drained = async () => {
    for (const end = Date.now() + 180_000; (await left()) > 0 && Date.now() < end; ) await wait(100);
  };
  const children: ChildProcess[] = [];
  const folder = mkdtempSync(joined(tmpdir(), 'tongxue-fanout-'));
  const start = () => {
    const child = spawn(process.execPath, ['start.js'], {
      env: {
        PATH: process.env.PATH,
        ...discord.settings,
        DATABASE_URL: bot.url,
        DATA_DIR: folder,
        ROLES: 'jobs',
        PORT: '0',
        LOCAL_PORT: '0',
        LOG_LEVEL: 'warn',
        ...(process.env.REDIS_URL && { REDIS_URL: process.env.REDIS_URL }),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    return new Promise<void>((ready) => {
      child.stdout!.on('data', (bytes) => {
        if (String(bytes).includes('Listening')) ready();
        else process.stderr.write(bytes);
      });
    });
  };

  return {
    discord,
    /** Starts one more process that sends. */
    start,
    /** Everybody's DM is open: a message was there yesterday. */
    async warm(): Promise<void> {
      const yesterday = Temporal.Now.plainDateISO('UTC').subtract({ days: 1 });
      await plan('warm', Temporal.Now.instant().add({ hours: 1 }), yesterday);
      for (const { learner, account } of learners)
        await bot.db
          .updateTable('delivery')
          .set({ state: 'sent', ref: `${discord.openDm(account)}/1` })
          .where('learner', '=', learner.id)
          .execute();
    },
    /** Everybody's message is due at the same moment. */
    async fanOut(slot: string): Promise<FanOut> {
      const asked = discord.asked().length;
      const due = Temporal.Now.instant().add({ seconds: 2 });
      await plan(slot, due);
      await wait(Math.max(0, due.epochMilliseconds - Date.now()));
      const times: number[] = [];
      let seen = asked;
      const watch = setInterval(() => {
        const all = discord.asked();
        for (; seen < all.length; seen++)
          if (/^POST$/.test(all[seen]!.method) && /messages$/.test(all[seen]!.path) && all[seen]!.status === 200)
            times.push(Date.now());
      }, 5);
      await drained();
      await wait(100);
      clearInterval(watch);
      const made = discord.asked().slice(asked);
      const posts = made.filter(({ path, status }) => /\/messages$/.test(path) && status === 200);
      const perChannel = new Map<string, number>();
      for (const { path } of posts) perChannel.set(path, (perChannel.get(path) ?? 0) + 1);
      return {
        sent: posts.length,
        twice: [...perChannel.values()].filter((n) => n > 1).length,
        refused: made.filter(({ status }) => status === 429).length,
        took: (times.at(-1)! - times[0]!) / 1_000,
        firstAfter: (times[0]! - due.epochMilliseconds) / 1_000,
      };
    },
    async stop(): Promise<void> {
      await Promise.all(
        children.map(
          (child) =>
            new Promise<void>((gone) => {
              if (child.exitCode !== null || child.signalCode !== null) return gone();
              child.once('exit', () => gone());
              child.kill('SIGTERM');
            }),
        ),
      );
      await bot.stop();
      await discord.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const people = 300;

/** A fan-out to DMs that are open, by one process and by three: how near it comes to what Discord permits. */
export const bench: Bench = {
  peer: 'what Discord permits',
  packages: ['discord.js', 'bullmq'],
  async run(pairs) {
    const rows: Row[] = [];
    for (const processes of [1, 3]) {
      const [took, least, refused, twice, first]: number[][] = [[], [], [], [], []];
      for (let n = 0; n < pairs; n++) {
        const world = await openFanOut(people, `fan-out ${n}`);
        try {
          await world.warm();
          for (let started = 0; started < processes; started++) await world.start();
          const made = await world.fanOut('now');
          took!.push(made.took);
          least!.push((made.sent - 1) / (permitted.limit / (permitted.ms / 1_000)));
          refused!.push(made.refused);
          twice!.push(made.twice + people - made.sent);
          first!.push(made.firstAfter);
        } finally {
          await world.stop();
        }
      }
      const by = `by ${processes} ${processes > 1 ? 'processes' : 'process'}`;
      rows.push(
        { name: `all of it, ${by}`, unit: 's', ours: took!, peer: least!, goal: 1 / 0.93 },
        { name: `refused with 429, ${by}`, unit: 'requests', ours: refused!, goal: 0 },
        { name: `twice or not at all, ${by}`, unit: 'messages', ours: twice!, goal: 0 },
        { name: `the first one after it was due, ${by}`, unit: 's', ours: first!, goal: 2 },
      );
    }
    return rows;
  },
};
