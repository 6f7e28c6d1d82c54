import { pino } from 'pino';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { commands } from '../commands/index.ts';
import { deliver } from '../jobs/deliver.ts';
import { dailyPost } from '../jobs/post.ts';
import { reminder } from '../jobs/reminder.ts';
import type { Platform } from '../src/chat/contract/platform.ts';
import { join } from '../src/core/enrolment/join-cohort.ts';
import { identifyLearner } from '../src/core/learner/identify-learner.ts';
import { createDiscord } from '../src/discord/adapter.ts';
import { runJob } from '../src/schedule/job.ts';
import { createSlack } from '../src/slack/adapter.ts';
import { startTestBot, type TestBot } from './harness/bot.ts';
import { date } from './harness/clock.ts';
import { openLine } from './harness/line.ts';
import { curriculum, openGroup, route } from './harness/world.ts';
import { startDiscord } from './platforms/discord.ts';
import { type Slack, startSlack } from './platforms/slack.ts';

/** Their reminders, and one post. */
const people = 10;

type Line = Awaited<ReturnType<typeof openLine>>;

interface Place {
  readonly name: 'discord' | 'slack';
  readonly platform: Platform;
  readonly home: { readonly workspace: string; readonly channel: string };
  readonly accounts: readonly string[];
  /** The platform refuses the next message to the channel by a code that is in no table. */
  refuseNext(): void;
  /** The first person is gone. */
  leave(): void;
  /** How many messages each person has, and the channel. */
  seen(): readonly number[];
  stop(): Promise<void>;
}
const nobody = () => ({ opens: 'view' }) as never;

async function onDiscord(log: pino.Logger): Promise<[Place, Line]> {
  const local = await startDiscord({ newDms: people });
  const guild = local.addGuild('Hall');
  const users = Array.from({ length: people }, (_, n) => local.addUser(`P${n}`));
  const line = await openLine(local.apiUrl);
  const platform = createDiscord({ ...local, apiUrl: line.url, handle: nobody, commands, log });
  const posts = () =>
    local.asked(new RegExp(`POST /channels/${guild.channel}/messages`)).filter((a) => a.status === 200);
  return [
    {
      name: 'discord',
      platform,
      home: { workspace: guild.id, channel: guild.channel },
      accounts: users.map(({ id }) => id),
      refuseNext: () =>
        local.instead(new RegExp(`POST /channels/${guild.channel}/messages`), {
          status: 400,
          body: { code: 240000, message: 'Message blocked by harmful links filter' },
        }),
      leave: () =>
        local.instead(/POST .users.@me.channels/, {
          status: 400,
          body: { code: 50033, message: 'Invalid Recipient(s)' },
        }),
      seen: () => [...users.map((user) => local.dms(user).length), posts().length],
      async stop() {
        await platform.stop();
        await line.cut();
        await local.stop();
      },
    },
    line,
  ];
}

async function onSlack(log: pino.Logger): Promise<[Place, Line]> {
  const local = await startSlack({ mode: 'http' });
  killed = local;
  const channel = local.addChannel('study');
  const users = Array.from({ length: people }, (_, n) => local.addUser({ name: `P${n}` }));
  const line = await openLine(local.apiUrl);
  const { botToken, signingSecret } = local;
  const platform = createSlack({ botToken, signingSecret, apiUrl: line.url, handle: nobody, log });
  const to = (id: string) =>
    local.calls('chat.postMessage').filter(({ channel, thread_ts }) => channel === id && !thread_ts).length;
  return [
    {
      name: 'slack',
      platform,
      home: { workspace: local.team.id, channel: channel.id },
      accounts: users.map(({ account }) => account),
      refuseNext: () => local.refuseNext('chat.postMessage', 'restricted_action_read_only_channel'),
      leave: () => local.deactivate(users[0]!),
      seen: () => [...users.map(({ id }) => to(id)), to(channel.id)],
      async stop() {
        await platform.stop();
        await line.cut();
        await local.stop();
      },
    },
    line,
  ];
}

let bot: TestBot;
let place: Place;
let line: Line;
let logged: string[];
let killed: Slack | undefined;
afterEach(async () => {
  await place.stop();
  await bot.drop();
});

async function open(on: typeof onDiscord): Promise<void> {
  logged = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) });
  [place, line] = await on(log);
  bot = await startTestBot({ curriculum, at: '2026-11-30T07:00', platforms: () => [place.platform], log });
  const { ports, now } = bot;
  const somebody = async (account: string) => {
    const who = { platform: place.name, account, name: 'Ana', language: 'en', now: now() } as const;
    return (await identifyLearner(ports, who)).learner;
  };
  const learners = await Promise.all(place.accounts.map(somebody));
  const home = { platform: place.name, ...place.home };
  const form = { start: date('2026-11-30'), languages: ['en'], postTime: 20 * 60, zone: 'UTC' } as const;
  const cohort = await openGroup(ports, form, { organiser: learners[0]!, home, key: 'cohort', now: now() });
  const changes = { zone: 'UTC', reminderTime: 20 * 60, remind: 'dm' } as const;
  for (const learner of learners)
    await join(ports, { learner, place: { kind: 'cohort', cohort, path: route }, changes, now: now() });
}
const rows = () => bot.db.selectFrom('delivery').selectAll().orderBy('id').execute();
const lines = (shape: string) => logged.filter((line) => line.includes(shape)).length;

describe.each([
  ['Discord', onDiscord],
  ['Slack', onSlack],
] as const)('%s', (_, on) => {
  test('that cannot be reached gets every message of the day when it is back, once', async () => {
    await open(on);
    await line.cut();
    bot.goTo('2026-11-30T20:00');
    await bot.runJobs();
    // The longest that any of them waits, again and again.
    for (let n = 0; n < 5; n++) {
      bot.goTo(bot.now().add({ seconds: 15 }));
      await runJob(deliver, bot.env);
    }
    for (const row of await rows()) {
      expect(row).toMatchObject({ state: 'pending', tries: 0, begun_at: null });
      expect(row.detail).toMatch(/^away: .* does not answer: .*ECONNREFUSED/);
    }
    expect([lines('waits until this is fixed'), lines('what is to be sent waits')]).toEqual([0, 1]);

    await line.join();
    await vi.waitFor(
      async () => {
        bot.goTo(bot.now().add({ seconds: 15 }));
        await runJob(deliver, bot.env);
        expect(new Set((await rows()).map(({ state }) => state))).toEqual(new Set(['sent']));
      },
      { timeout: 20_000, interval: 250 },
    );
    expect(place.seen()).toEqual(Array(people + 1).fill(1));
    expect([lines('that waited go on'), lines('answers again')]).toEqual([0, 1]);
  }, 40_000);

  test('that refuses by a code that nobody knows has not sent it: it is not tried again, and not in doubt', async () => {
    await open(on);
    place.refuseNext();
    bot.goTo('2026-11-30T20:00');
    await runJob(dailyPost, bot.env);
    for (let n = 0; n < 4; n++) {
      await runJob(deliver, bot.env);
      bot.goTo(bot.now().add({ minutes: 5 }));
    }
    expect((await rows())[0]).toMatchObject({ state: 'refused', tries: 0, claim: 1 });
  });

  test('on which somebody is gone is not asked about them on every study day', async () => {
    await open(on);
    place.leave();
    for (const day of ['2026-11-30', '2026-12-01', '2026-12-02']) {
      bot.goTo(`${day}T20:00`);
      await runJob(reminder, bot.env);
      await runJob(deliver, bot.env);
    }
    expect((await rows()).filter(({ state }) => state === 'refused')).toHaveLength(1);
    // Planned for everybody on the first day, and for the others on the two after it.
    expect(await rows()).toHaveLength(people + 2 * (people - 1));
  });
});

test.each(['account_inactive', 'token_revoked'] as const)(
  'a token of Slack that is dead at eight (%s) closes nobody’s DMs, and the post of eight comes at ten past',
  async (error) => {
    await open(onSlack);
    killed?.killToken(error);
    bot.goTo('2026-11-30T20:00');
    for (let n = 0; n < 2; n++) await bot.runJobs();
    for (const row of await rows())
      expect(row).toMatchObject({ state: 'pending', detail: expect.stringMatching(/^ours/) });
    killed?.reviveToken();
    bot.goTo('2026-11-30T20:10');
    await bot.runJobs();
    expect(new Set((await rows()).map(({ state }) => state))).toEqual(new Set(['sent']));
    const closed = bot.db.selectFrom('account').select('account').where('dm_closed', '=', true);
    expect(await closed.execute()).toEqual([]);
    // Ten lines say it; the others are counted.
    expect(lines('waits until this is fixed')).toBe(Math.min(people + 1, 10));
  },
);
