import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Event } from '../../src/chat/contract/event.ts';
import type { Handle, Reply } from '../../src/chat/contract/reply.ts';
import { buttons, plain, text, type View } from '../../src/chat/contract/view.ts';
import { directTo } from '../../src/core/delivery/address.ts';
import { createDiscord } from '../../src/discord/adapter.ts';
import { startDiscord } from '../platforms/discord.ts';

const view = (words: string): View => ({ body: [text(words)] });
const echo = ({ action }: Event): Reply => ({
  kind: 'view',
  view: view(action.kind === 'message' ? `You said: ${plain(action.text) || 'nothing'}` : action.kind),
});
let answering: (event: Event) => Reply = echo;
const events: Event[] = [];
const handle: Handle = (event) => {
  events.push(event);
  const reply = answering(event);
  return {
    audience: 'channel',
    replaces: false,
    opens: 'view',
    check: async () => undefined,
    run: async () => reply,
  };
};

let discord: Awaited<ReturnType<typeof startDiscord>>;
let bot: ReturnType<typeof createDiscord>;
let guild: ReturnType<typeof discord.addGuild>;
const logged: string[] = [];
beforeAll(async () => {
  discord = await startDiscord({ identifyMs: 10 });
  guild = discord.addGuild('Hall');
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
  bot = createDiscord({ ...discord, handle, commands, log });
  await bot.start();
});
afterEach(() => {
  events.length = 0;
  answering = echo;
});
afterAll(async () => {
  await bot.stop();
  await discord.stop();
});

const saw = (user: Parameters<typeof discord.sees>[0], words: string) =>
  vi.waitFor(() => expect(discord.sees(user)).toContain(words), { timeout: 5_000, interval: 10 });

describe('the menu of a message', () => {
  test('asks about what somebody said, and about what a message of the bot is about', async () => {
    const ada = discord.addUser('Ada', { in: [guild] });
    discord.say(ada, 'Recall is the share that was found');
    await discord.menu(ada, 'Ask Tongxue about this', 'Recall is');
    expect(events.at(-1)).toMatchObject({
      ...{ account: ada.id, seen: 'channel' },
      action: { kind: 'about', text: 'Recall is the share that was found', routes: [] },
    });
    answering = () => ({
      kind: 'view',
      view: { title: 'A lesson', body: [text('On recall'), buttons({ label: 'Ask', route: 'ask.skill:s6-metrics' })] },
    });
    await discord.command(ada, '/task');
    answering = echo;
    await discord.menu(ada, 'Ask Tongxue about this', 'On recall');
    const { action } = events.at(-1)!;
    expect(action).toMatchObject({ kind: 'about', routes: ['ask.skill:s6-metrics'] });
    expect(action.kind === 'about' && action.text).toContain('On recall');
  });
});

describe('something said to the bot', () => {
  test('in a DM is heard as it is and answered there', async () => {
    const ada = discord.addUser('Ada', { in: [guild] });
    discord.say(ada, ' quizz, please ', 'dm');
    await saw(ada, 'You said: quizz, please');
    expect(discord.dms(ada).join()).toContain('You said: quizz, please');
    expect(events).toMatchObject([
      {
        account: ada.id,
        name: 'Ada',
        seen: 'private',
        organiser: false,
        action: { kind: 'message', text: 'quizz, please' },
      },
    ]);
    expect(events[0]).not.toHaveProperty('workspace');
  });

  test('in a channel is heard with its name alone, which is taken out', async () => {
    const ada = discord.addUser('Ada', { in: [guild], organiser: true });
    discord.say(ada, 'who knows a quiz?');
    discord.say(ada, '@bot: task, @bot');
    await saw(ada, 'You said: : task');
    expect(events).toMatchObject([
      {
        workspace: { id: guild.id, name: 'Hall' },
        channel: guild.channel,
        seen: 'channel',
        action: { text: ': task,' },
      },
    ]);
  });

  test('in a thread is answered in the thread, and is about the channel above it', async () => {
    const ada = discord.addUser('Ada', { in: [guild] });
    const below = { title: 'Talk', view: view('Below') };
    await bot.send({ workspace: guild.id, channel: guild.channel }, view('A post'), 'post', { thread: below });
    const [thread] = discord.threads(guild.channel);
    discord.say(ada, '@bot hi', thread!.id);
    await vi.waitFor(() => expect(discord.threads(guild.channel)[0]!.messages.join()).toContain('You said: hi'));
    expect(events).toMatchObject([{ channel: guild.channel }]);
  });

  test('by a bot, by a webhook or by itself is not heard', async () => {
    const ada = discord.addUser('Ada', { in: [guild] });
    discord.say(ada, '@bot hi', undefined, 'bot');
    discord.say(ada, '@bot hi', undefined, 'webhook');
    discord.say(ada, 'hi', 'dm', 'bot');
    await bot.send(directTo(ada.id), view('A reminder'), 'reminder');
    discord.say(ada, '@bot the last one');
    await saw(ada, 'You said: the last one');
    expect(events).toHaveLength(1);
  });

  test('is answered once, although it is delivered twice', async () => {
    const ada = discord.addUser('Ada', { in: [guild] });
    discord.say(ada, '@bot once');
    discord.sayAgain();
    await saw(ada, 'You said: once');
    expect(events).toHaveLength(1);
  });

  test('is not answered where the bot may not write, and nothing breaks', async () => {
    const ada = discord.addUser('Ada', { in: [guild] });
    const channel = discord.addChannel(guild);
    discord.forbid(channel);
    discord.say(ada, '@bot hi', channel);
    await vi.waitFor(() => expect(logged.join()).toContain('message not answered'));
    expect(logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});

test('an answer that grows stays within the edits that Discord takes, and is shown to its end', async () => {
  // Everything ten times as fast: the pause between two edits, and the time in which Discord counts them.
  const faster = 10;
  const taken = discord.rateOf('PATCH message');
  const fast = await startDiscord({
    identifyMs: 10,
    rates: { 'PATCH message': { ...taken, ms: taken.ms / faster } },
  });
  const editPauseMs = bot.editPauseMs / faster;
  const other = createDiscord({ ...fast, handle, commands, editPauseMs, log: pino({ level: 'silent' }) });
  const hall = fast.addGuild('Hall');
  await other.start();
  const ada = fast.addUser('Ada', { in: [hall] });
  answering = () => ({
    kind: 'stream',
    async *views() {
      for (let n = 1; n <= 90; n++) {
        yield view(`Word ${n};`);
        await wait(100 / faster);
      }
      return view('The end');
    },
  });
  const begun = performance.now();
  fast.say(ada, '@bot tell me', hall.channel);
  await vi.waitFor(() => expect(fast.sees(ada)).toContain('The end'), { timeout: 5_000, interval: 10 });
  const tookMs = performance.now() - begun;
  const edits = fast.asked(/^PATCH \/channels\/.*\/messages\//);
  expect(edits.map(({ status }) => status).filter((status) => status !== 200)).toEqual([]);
  expect(edits.length).toBeGreaterThanOrEqual(4);
  expect((edits.length / tookMs) * (taken.ms / faster)).toBeLessThan(taken.limit);
  await other.stop();
  await fast.stop();
});

test('an answer that grows is shown to its end although nobody heard that its first words arrived', async () => {
  const ada = discord.addUser('Ada', { in: [guild] });
  answering = () => ({
    kind: 'stream',
    async *views() {
      yield view('First');
      return view('The end');
    },
  });
  discord.despite(/^POST .*\/messages$/, 'hang up');
  discord.say(ada, '@bot tell me', discord.addChannel(guild));
  await saw(ada, 'The end');
  expect(discord.sees(ada)).not.toContain('First');
});
