import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { commands } from '../../commands/index.ts';
import { jobs } from '../../jobs/index.ts';
import { createDispatch } from '../../src/chat/dispatch.ts';
import type { Handle, Platform } from '../../src/chat/platform.ts';
import type { Ports } from '../../src/core/ports.ts';
import { createDiscord } from '../../src/discord/adapter.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { type Env, runJob } from '../../src/job.ts';
import { createSlack } from '../../src/slack/adapter.ts';
import { createStore } from '../../src/store/store.ts';
import { testDatabase } from '../database.ts';
import { startDiscord } from '../platforms/discord.ts';
import { startSlack } from '../platforms/slack.ts';
import { sample } from './sample.ts';

/** Somebody on a platform: what they can do there, and what they see. */
interface Seat {
  command(name: string): Promise<unknown>;
  press(label: string): Promise<unknown>;
  submit(fields: Record<string, string>): Promise<unknown>;
  /** Goes on with a form in which something was wrong. */
  mend(): Promise<unknown>;
  sees(): string;
  dms(): string;
}
interface Chat {
  readonly platform: Platform;
  readonly mei: Seat;
  readonly wei: Seat;
  /** Everybody who was pinged. */
  pings(): readonly unknown[];
  stop(): Promise<void>;
}

const en = catalogues.en;
const zh = catalogues['zh-CN'];
const log = pino({ level: 'silent' });

async function onDiscord(handle: Handle): Promise<Chat> {
  const discord = await startDiscord();
  discord.addGuild('Hall');
  const people = [discord.addUser('Mei', { organiser: true }), discord.addUser('Wei', { locale: 'zh-CN' })];
  const platform = createDiscord({ ...discord, handle, commands, log });
  await platform.start();
  const [mei, wei] = people.map(
    (user): Seat => ({
      command: (name) => discord.command(user, `/${name}`),
      press: (label) => discord.press(user, label),
      submit: (fields) => discord.submit(user, fields),
      // The form is closed by sending it: it is opened again from what was said.
      mend: () => discord.press(user, (user.locale === 'zh-CN' ? zh : en).chat.again),
      sees: () => discord.sees(user),
      dms: () => discord.dms(user).join('\n'),
    }),
  );
  return {
    platform,
    mei: mei!,
    wei: wei!,
    pings: () => discord.asked(/^POST .*messages/).filter(({ body }) => !/"parse":\[\]/.test(JSON.stringify(body))),
    async stop() {
      await platform.stop();
      await discord.stop();
    },
  };
}

const onSlack =
  (mode: 'socket' | 'http') =>
  async (handle: Handle): Promise<Chat> => {
    const slack = await startSlack({ mode });
    const how = mode === 'socket' ? { appToken: slack.appToken } : { signingSecret: slack.signingSecret };
    const platform = createSlack({ botToken: slack.botToken, ...how, apiUrl: slack.apiUrl, handle, log });
    const server = createServer((request, response) => platform.requestListener?.(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    slack.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await platform.start();
    const general = slack.addChannel('general');
    const seat = (user: ReturnType<typeof slack.addUser>): Seat => ({
      command: (name) => slack.command(user, general, name),
      press: (label) => slack.press(user, label),
      submit: async (fields) => {
        await slack.until(user, '— modal');
        await slack.submit(user, fields);
      },
      // The form stays open, with what is wrong beside each field.
      mend: async () => {},
      sees: () => slack.sees(user),
      dms: () =>
        slack
          .sees(user)
          .split('\n\n— ')
          .filter((message) => message.includes('direct message'))
          .join('\n'),
    });
    return {
      platform,
      mei: seat(slack.addUser({ name: 'Mei', admin: true })),
      wei: seat(slack.addUser({ name: 'Wei', locale: 'zh-CN', zone: 'Asia/Shanghai' })),
      pings: () => slack.pings,
      async stop() {
        await platform.stop();
        await slack.stop();
        await new Promise((resolve) => server.close(resolve));
      },
    };
  };

describe.each([
  ['Discord', onDiscord],
  ['Slack over Socket Mode', onSlack('socket')],
  ['Slack over HTTP', onSlack('http')],
] as const)('on %s', (_, open) => {
  let now: Temporal.Instant;
  let chat: Chat;
  let env: Env;
  let drop: () => Promise<void>;
  const faults: object[] = [];

  beforeEach(async () => {
    now = Temporal.Instant.from('2026-11-23T11:00:00Z');
    const database = await testDatabase();
    drop = database.drop;
    const ports: Ports = {
      store: createStore(database.db, sample),
      curriculum: sample,
      mayPost: (home) => chat.platform.mayPost(home),
    };
    const clock = async () => now;
    const quiet = {
      error: (fields: object) => void faults.push(fields),
      warn: (fields: object) => void faults.push(fields),
    };
    chat = await open(createDispatch({ commands, ports, now: clock, log: quiet }));
    env = { ports, now: clock, platforms: new Map([[chat.platform.name, chat.platform]]), log: quiet };
  });
  afterEach(async () => {
    await chat.stop();
    await drop();
  });

  const sees = (seat: Seat, words: string) => vi.waitFor(() => expect(seat.sees()).toContain(words), { timeout: 5000 });

  test('an organiser opens a group, a learner joins it in their own language, and the day’s message comes', async () => {
    const { mei, wei } = chat;
    // A command and a form, answered for one person alone.
    await mei.command('cohort create');
    await mei.submit({ name: 'Owls', start: '2026-11-23', post: '9:00 Shanghai' });
    await sees(mei, en.cohort.show);
    expect(wei.sees()).not.toContain('Owls');
    // A button, answered for all.
    await mei.press(en.cohort.show);
    await sees(wei, 'Owls');
    // A private reply, in the language of whoever pressed.
    await wei.press(en.join.button);
    await sees(wei, zh.join.tryFirst);
    expect(mei.sees()).not.toContain(zh.join.tryFirst);
    await wei.press('B');
    await sees(wei, 'Explanation of one（中文）');
    expect(wei.sees()).not.toContain(zh.join.tryFirst);
    // A form that is wrong by a field, and then is not.
    await wei.press(zh.join.setDay);
    await wei.submit({ clock: 'nowhere', hour: '20' });
    await sees(wei, zh.chat.badZone);
    await wei.mend();
    await wei.submit({ language: 'zh-CN', clock: '上海', hour: '20' });
    await sees(wei, zh.join.remindYes('20:00'));
    await wei.press(zh.join.remindYes('20:00'));
    await sees(wei, zh.join.firstTask);
    expect(mei.sees()).not.toContain(zh.join.firstTask);
    expect(wei.dms()).toBe('');

    // At eight in the evening in Shanghai, once, however often the jobs run.
    now = Temporal.Instant.from('2026-11-23T12:00:30Z');
    for (const job of [...jobs, ...jobs]) await runJob(job, env);
    await sees(wei, zh.reminder.title);
    expect(wei.dms().split(zh.reminder.title)).toHaveLength(2);
    expect(wei.dms()).toContain('Task 1（中文）');
    expect(mei.sees()).not.toContain(zh.reminder.title);
    // Its button works where nothing says which group it is about.
    await wei.press(zh.reminder.open);
    await sees(wei, 'What task 1 asks（中文）');

    expect(chat.pings()).toEqual([]);
    expect(faults).toEqual([]);
  });
});
