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
import { startDiscord, type User } from '../test/platforms/discord.ts';
import { startBot } from './bot.ts';

/** What the local Discord takes of everybody together. */
export const permitted = { limit: 50, ms: 1_000 };

/** What came of one fan-out. */
export interface FanOut {
  /** Who has a message, and who has two. */
  readonly sent: number;
  readonly twice: number;
  /** Requests that Discord knew by their key: they made no second message. */
  readonly again: number;
  readonly refused: number;
  /** From the first message to the last (s), and from when they were due to the first. */
  readonly took: number;
  /** From the first message until nine of ten are there (s). */
  readonly mostAfter: number;
  readonly firstAfter: number;
}

/** A Discord that allows fifty requests in any second, whose answers take 20 to 80 ms, and learners there. */
export async function openFanOut(people: number, seed: string) {
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
  const learners: { readonly learner: Learner; readonly account: string; readonly user: User }[] = [];
  const path = bot.ports.curriculum.paths.get('swe')!;
  let cohort: Cohort | undefined;
  for (let n = 0; n < people; n++) {
    const user = discord.addUser(`P${n}`, { in: [guild] });
    const account = user.id;
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
    learners.push({ learner, account, user });
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
  /** A few messages are there: it is under way. */
  const begun = async (sent: () => number) => {
    for (const end = Date.now() + 60_000; sent() < people / 10 && Date.now() < end; ) await wait(20);
  };
  const children: ChildProcess[] = [];
  const folder = mkdtempSync(joined(tmpdir(), 'tongxue-fanout-'));
  const start = (roles = 'jobs') => {
    const child = spawn(process.execPath, ['start.js'], {
      env: {
        PATH: process.env.PATH,
        ...discord.settings,
        DATABASE_URL: bot.url,
        DATA_DIR: folder,
        ROLES: roles,
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
    guild,
    /** Who are there, as Discord knows them. */
    users: learners.map(({ user }) => user),
    /** Starts one more process that sends; with `chat`, it answers as well. */
    start,
    /** Ends one that sends, without a word, and begins another in its place, as a supervisor does. */
    async killOne(): Promise<void> {
      const child = children.shift();
      if (!child) throw new Error('no process runs');
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGKILL');
      await gone;
      void start();
    },
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
    /** Everybody's message is due at the same moment; `meanwhile` is called when it has begun. */
    async fanOut(slot: string, meanwhile: () => Promise<void> = async () => {}): Promise<FanOut> {
      const asked = discord.asked().length;
      const posted = discord.posted().length;
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
      const beside = begun(() => times.length).then(meanwhile);
      await drained();
      await beside;
      await wait(100);
      clearInterval(watch);
      const made = discord.asked().slice(asked);
      const posts = made.filter(({ path, status }) => /\/messages$/.test(path) && status === 200);
      const perDm = new Map<string, number>();
      const messages = discord.posted().slice(posted);
      for (const { channel } of messages) if (channel.with) perDm.set(channel.with, (perDm.get(channel.with) ?? 0) + 1);
      return {
        sent: perDm.size,
        twice: [...perDm.values()].filter((n) => n > 1).length,
        again: posts.length - messages.length,
        refused: made.filter(({ status }) => status === 429).length,
        took: (times.at(-1)! - times[0]!) / 1_000,
        mostAfter: (times[Math.ceil(people * 0.9) - 1]! - times[0]!) / 1_000,
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
