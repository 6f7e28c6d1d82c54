import { pino } from 'pino';
import { afterEach, expect, test, vi } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Platform } from '../../src/chat/contract/platform.ts';
import { createDiscord } from '../../src/discord/adapter.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { sample } from '../curriculum/sample.ts';
import { type Bot, startBot } from '../harness/people.ts';
import { startDiscord, type User } from '../platforms/discord.ts';

type Local = Awaited<ReturnType<typeof startDiscord>>;
const log = pino({ level: 'silent' });
const { en } = catalogues;

let discord: Local;
let bot: Bot;
let platform: Platform;
let ada: User;

/** The whole bot on a Discord of its own. */
async function open(limits: Parameters<typeof startDiscord>[0] = {}): Promise<void> {
  bot = await startBot({ curriculum: sample, at: '2026-11-24T12:00:00Z' });
  discord = await startDiscord({ identifyMs: 100, ...limits });
  discord.addGuild('Hall');
  ada = discord.addUser('Ada', { organiser: true });
  await begin();
}
async function begin(): Promise<void> {
  platform = createDiscord({ ...discord, handle: bot.anotherHandle(), commands, log });
  await platform.start();
}
afterEach(async () => {
  await platform.stop();
  await discord.stop();
  await bot.drop();
});
const patient = { timeout: 20_000, interval: 20 };

test('what was missed while the line was down is answered when it is back', async () => {
  await open();
  discord.hangUp(4000);
  await vi.waitFor(() => expect(platform.ready()).toBe(false), patient);
  const missed = await Promise.all([discord.command(ada, '/help'), discord.command(ada, '/join')]);
  expect(missed.map(({ text }) => text.length > 0)).toEqual([true, true]);
  expect(discord.resumed()).toBe(1);
  expect(discord.identified()).toBe(1);
});

test('a session that Discord has forgotten is begun anew', async () => {
  await open();
  discord.hangUp(4009);
  await vi.waitFor(() => expect(discord.identified()).toBe(2), patient);
  await vi.waitFor(() => expect(platform.ready()).toBe(true), patient);
  expect((await discord.command(ada, '/help')).text).not.toBe('');
}, 30_000);

test('a connection that Discord does not want back is begun anew', async () => {
  await open();
  discord.hangUp(4010);
  await vi.waitFor(() => expect(discord.identified()).toBe(2), patient);
  await vi.waitFor(() => expect(platform.ready()).toBe(true), patient);
  expect((await discord.command(ada, '/help')).text).not.toBe('');
}, 30_000);

test('a line that is open and dead is noticed by its missing heartbeat, and resumed', async () => {
  await open({ heartbeatMs: 500 });
  discord.deafen();
  await vi.waitFor(() => expect(platform.ready()).toBe(false), patient);
  discord.deafen(false);
  await vi.waitFor(() => expect(platform.ready()).toBe(true), patient);
  expect(discord.resumed()).toBeGreaterThan(0);
  expect((await discord.command(ada, '/help')).text).not.toBe('');
}, 30_000);

test('commands that Discord takes no more of today do not keep the bot from starting', async () => {
  await open({ newCommands: 0 });
  expect(platform.ready()).toBe(true);
  expect(discord.registered()).toEqual([]);
});

test('a restart in the middle leaves old buttons, and the whole way behind them, working', async () => {
  await open();
  await discord.command(ada, '/cohort create');
  await discord.submit(ada, { name: 'Owls', start: '2026-11-23', post: '9:00 Berlin' });
  await discord.command(ada, '/join');
  await platform.stop();
  await begin();
  const answered = await discord.press(ada, 'A');
  expect(answered).toMatchObject({ replaced: true });
  await platform.stop();
  await begin();
  await discord.press(ada, en.join.setDay);
  await discord.submit(ada, { clock: 'Berlin', hour: '20' });
  await platform.stop();
  await begin();
  await discord.press(ada, en.join.remindNo);
  expect((await discord.press(ada, en.join.firstTask)).text).toContain('Task');
  await discord.press(ada, en.task.aboutButton);
  expect((await discord.press(ada, en.task.hintButton)).text).toContain('First hint');
  expect(bot.faults).toEqual([]);
}, 30_000);
