import { pino } from 'pino';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { commands } from '../../commands/index.ts';
import { tellHandled } from '../../src/ops/told.ts';
import { sample } from '../curriculum/sample.ts';
import { startTestBot } from '../harness/bot.ts';
import type { Chat } from '../harness/seat.ts';
import { seats } from '../harness/seats.ts';

// Nobody is named in the log: it has a pseudonym, which nobody can make again once the person is erased.

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

describe.each(seats)('on %s', (_, open) => {
  test('whatever goes wrong, nobody is named, and an erased person has another pseudonym', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    let chat: Chat | undefined;
    const platforms = () => (chat ? [chat.platform()] : []);
    const bot = await startTestBot({ curriculum: sample, at: '2026-11-23T11:00:00Z', platforms, log });
    undo.push(bot.drop);
    const fail = () => Promise.reject(new Error('the database is away'));
    const broken = bot.anotherHandle({ store: { ...bot.store, cohort: { ...bot.store.cohort, listIn: fail } } });
    let away = false;
    chat = await open({ ...bot, log, commands, handle: (event) => (away ? broken : bot.handle)(event) });
    undo.push(chat.stop);
    const zoe = chat.seat({ name: 'Zoe Quux', language: 'en', in: [chat.room()] });
    const seen = (words: string) =>
      vi.waitFor(async () => expect(await zoe.sees()).toContain(words), { timeout: 3000 });
    const studies = async () => {
      await zoe.command('join');
      await seen('Study solo');
      // Whoever only looks is not written down.
      await zoe.command('settings', { zone: 'Berlin' });
      await seen('Berlin');
    };
    const fails = async () => {
      away = true;
      await zoe.command('join');
      await zoe.command('cohort show');
      await zoe.say('Zoe said this', 'dm');
      await vi.waitFor(() => expect(lines.filter((line) => line.includes('database is away'))).toHaveLength(2));
      away = false;
    };
    await studies();
    await fails();
    const { learner } = (await bot.store.learner.recognise(await identity(bot, zoe.account)))!;
    const first = await pseudonym(bot, zoe.account);
    expect(first).toMatch(/^[0-9a-f]{12}$/);
    expect(await pseudonym(bot, zoe.account)).toBe(first);
    expect(lines.filter((line) => line.includes(`"person":"${first}"`))).toHaveLength(2);
    await bot.store.learner.erase(learner.id);
    await studies();
    const second = await vi.waitFor(() => pseudonym(bot, zoe.account));
    expect(second).toMatch(/^[0-9a-f]{12}$/);
    expect(second).not.toBe(first);
    const user = zoe.account.split(':').at(-1)!;
    for (const line of lines) {
      expect(line).not.toMatch(/Zoe|Quux/);
      expect(line).not.toContain(user);
    }
  });

  test('a command is one line, whatever was typed, and the id of a fault that somebody sees finds its lines', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    let chat: Chat | undefined;
    const platforms = () => (chat ? [chat.platform()] : []);
    const bot = await startTestBot({ curriculum: sample, at: '2026-11-23T11:00:00Z', platforms, log });
    undo.push(bot.drop);
    const handled = tellHandled(log, () => {});
    const whole = bot.anotherHandle({ handled });
    const listIn = () => Promise.reject(new Error('the database is away'));
    const broken = bot.anotherHandle({ handled, store: { ...bot.store, cohort: { ...bot.store.cohort, listIn } } });
    let away = false;
    chat = await open({ ...bot, log, commands, handle: (event) => (away ? broken : whole)(event) });
    undo.push(chat.stop);
    const zoe = chat.seat({ name: 'Quuxly', language: 'en', in: [chat.room()] });
    const of = (msg: string) =>
      lines
        .filter((line) => line.includes(`"msg":"${msg}"`))
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    let dealt = 0;
    const does = async (deed: () => Promise<unknown>, command: string, outcome: string) => {
      await deed();
      dealt += 1;
      await vi.waitFor(() => expect(of('command')).toHaveLength(dealt), { timeout: 3000 });
      const about = { level: 30, command, outcome, platform: chat!.platform().name };
      expect(of('command').at(-1)).toMatchObject({ ...about, id: expect.any(String), ms: expect.any(Number) });
    };
    await does(() => zoe.command('ask', { question: 'What is a Quuxly?' }), 'ask', 'done');
    await does(() => zoe.command('settings', { zone: 'Quuxly' }), 'settings', 'done');
    await does(() => zoe.say('Quuxly quuxes', 'dm'), 'ask', 'done');
    away = true;
    await does(() => zoe.command('join'), 'join', 'fault');
    const { fault } = of('command').at(-1)!;
    await vi.waitFor(async () => expect(await zoe.sees()).toContain(fault), { timeout: 3000 });
    expect(lines.filter((line) => line.includes(String(fault))).map((line) => JSON.parse(line).msg)).toEqual([
      'fault',
      'command',
    ]);
    expect(new Set(of('command').map(({ id }) => id)).size).toBe(dealt);
    expect(lines.filter((line) => line.includes('Quuxly'))).toEqual([]);
  });
});

type Bot = Awaited<ReturnType<typeof startTestBot>>;

async function identity({ db }: Bot, account: string) {
  const row = await db.selectFrom('account').selectAll().where('account', '=', account).executeTakeFirstOrThrow();
  return { platform: row.platform, account, name: 'Zoe Quux' };
}

const pseudonym = async (bot: Bot, account: string) =>
  (await bot.store.learner.recognise(await identity(bot, account)))?.pseudonym;
