// Slack's libraries first: they bring things that discord.js must not take for its own.

import { buttonHandler, type Command, command } from '../../src/chat/contract/command.ts';
import type { Action, Event } from '../../src/chat/contract/event.ts';
import type { Platform } from '../../src/chat/contract/platform.ts';
import type { Handle, PendingReply, Reply } from '../../src/chat/contract/reply.ts';
import { button, defineRoutes, readRoute, writeRoute } from '../../src/chat/contract/route.ts';
import type { Timed } from '../../src/chat/contract/timed.ts';
import { buttons, type Choice, type Form, text, type View } from '../../src/chat/contract/view.ts';
import { directTo } from '../../src/core/delivery/address.ts';
import { commandRoutes } from '../../src/routes/command.ts';
import '../../src/slack/adapter.ts';

import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createDiscord } from '../../src/discord/adapter.ts';
import { type Guild, startDiscord, type User } from '../platforms/discord.ts';

const said = (words: string): View => ({ body: [text(words)] });
const quizRoutes = defineRoutes('quiz', { ...commandRoutes, answer: button({}) });
const cohortRoutes = defineRoutes('cohort', { create: button({}), show: button({}) });
const nothing = buttonHandler(quizRoutes.answer, { run: () => said('') });
const route = (name: string) => {
  const [command = '', action = ''] = name.split('.');
  return writeRoute({ command, action, args: [] });
};

/** Two commands whose texts are in the catalogue; what they do is decided here. */
const commands: readonly Command[] = [
  command({
    name: 'quiz',
    access: 'anyone',
    audience: 'private',
    needsEnrolment: false,
    routes: quizRoutes,
    options: z.object({ topic: z.string().optional() }),
    run: () => said(''),
    handlers: { answer: nothing },
  }),
  command({
    name: 'cohort',
    access: 'organiser',
    audience: 'channel',
    needsEnrolment: false,
    routes: cohortRoutes,
    sub: {
      create: { options: z.object({}), run: () => said('') },
      show: { options: z.object({}), run: () => said('') },
    },
    handlers: {},
  }),
].map((c) => (c.name === 'quiz' ? { ...c, suggest: { topic: () => [] } } : c));

const form: Form = {
  title: 'Open a study group',
  fields: [
    { name: 'name', label: 'Name', kind: 'line', required: true, max: 40 },
    { name: 'start', label: 'First Monday', kind: 'line', required: true, hint: 'Like 2026-12-07' },
    {
      name: 'language',
      label: 'Language',
      kind: 'select',
      required: true,
      value: 'en',
      choices: [
        { value: 'en', label: 'English' },
        { value: 'zh-CN', label: '中文' },
      ],
    },
  ],
};
const topics: readonly Choice[] = Array.from({ length: 40 }, (_, at) => ({ value: `t${at}`, label: `Topic ${at}` }));

type Answering = Partial<Omit<PendingReply, 'run' | 'check'>> & { reply: () => Reply | Promise<Reply> };
const view = (shown: View): Reply => ({ kind: 'view', view: shown });

const events: Event[] = [];
const last = (): Event => events.at(-1)!;
let release: () => void = () => {};

function answering(action: Action): Answering {
  if (action.kind === 'suggest') return { opens: 'choices', reply: () => ({ kind: 'choices', choices: topics }) };
  if (action.kind === 'command' && action.sub === 'create') {
    return { opens: 'form', reply: () => ({ kind: 'form', route: route('cohort.create'), form }) };
  }
  if (action.kind === 'command' && action.sub === 'show') {
    const body = [
      text('A group'),
      buttons({ label: 'Rename', route: route('cohort.rename') }, { label: 'Closed', route: route('cohort.closed') }),
    ];
    return { audience: 'channel', reply: () => view({ title: 'Card', body }) };
  }
  if (action.kind === 'submit') {
    const wrong = !/^\d{4}-\d\d-\d\d$/.test(action.fields.start ?? '');
    const where = { audience: 'channel', replaces: action.route === 'cohort.rename' } as const;
    if (wrong)
      return { ...where, reply: () => ({ kind: 'invalid', errors: { start: 'no' }, view: said('A Monday, please') }) };
    return { ...where, reply: () => view(said(`Opened ${action.fields.name} in ${action.fields.language}`)) };
  }
  if (action.kind === 'command' && action.options.topic === 'slow') {
    return { reply: () => new Promise((resolve) => (release = () => resolve(view(said('At last'))))) };
  }
  if (action.kind === 'command' && action.options.topic === 'picture') {
    const png = new Uint8Array(2000).fill(7);
    return { reply: () => view({ body: [{ kind: 'image', alt: 'Mon done', png }] }) };
  }
  if (action.kind === 'command' && action.options.topic === 'bad')
    return { reply: () => Promise.reject(new Error('broken')) };
  if (action.kind === 'command') {
    const select = {
      kind: 'select',
      placeholder: 'Which?',
      route: route('quiz.pick'),
      min: 1,
      max: 2,
      options: topics.slice(0, 4),
    } as const;
    const body = [text(`Topic: ${action.options.topic ?? 'any'}`), select];
    return { reply: () => view({ title: 'Question', body }) };
  }
  const pressed = action.kind === 'press' ? readRoute(action.route) : undefined;
  switch (pressed?.action) {
    case 'pick':
      return { reply: () => view(said(`Picked ${action.kind === 'press' && action.values.join(' and ')}`)) };
    case 'rename':
      return { opens: 'form', reply: () => ({ kind: 'form', route: route('cohort.rename'), form }) };
    case 'closed':
      return { opens: 'form', audience: 'channel', reply: () => view(said('Not now')) };
    default:
      throw new Error(`nothing does ${pressed?.action}`);
  }
}

/** The contract at its smallest: what a real dispatch gives, decided by what was done alone. */
const handle: Handle = (event) => {
  events.push(event);
  const { audience = 'private', replaces = false, opens = 'view', reply } = answering(event.action);
  const run = async () => reply();
  const check = async () => {
    const checked = event.action.kind === 'submit' ? await reply() : undefined;
    return checked?.kind === 'invalid' ? checked : undefined;
  };
  return { audience, replaces, opens, run, check };
};

const logged: string[] = [];
const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) });
let discord: Awaited<ReturnType<typeof startDiscord>>;
let platform: Platform;
let hall: Guild;
let ada: User;
let bob: User;

beforeAll(async () => {
  discord = await startDiscord({
    identifyMs: 10,
    newDms: 100,
    rates: { 'POST dm': { limit: 100, ms: 1_000 }, gateway: { limit: 100, ms: 1_000 } },
    global: { limit: 500, ms: 1_000 },
  });
  hall = discord.addGuild('Hall');
  ada = discord.addUser('Ada', { organiser: true });
  bob = discord.addUser('Bob', { locale: 'zh-CN' });
  const acknowledged: Timed = (of, ms) => acknowledgements.push([of, ms]);
  platform = createDiscord({ ...discord, handle, commands, log, acknowledged });
  await platform.start();
});
afterAll(async () => {
  await platform.stop();
  await discord.stop();
});
const acknowledgements: [string, number][] = [];

test('each interaction is acknowledged once, and it is told how long that took', async () => {
  await discord.command(ada, '/quiz');
  await discord.autocomplete(ada, '/quiz', 'topic', 'To');
  // Discord has the answer a moment before it is known here that it has.
  await expect.poll(() => acknowledgements.map(([of]) => of)).toEqual(['discord', 'discord']);
});

describe('a command', () => {
  test('is read with its options and its subcommand, in a server by name, under Discord’s own id', async () => {
    await discord.command(ada, '/quiz', { topic: 'bayes' });
    expect(last()).toMatchObject({
      platform: 'discord',
      id: expect.stringMatching(/^\d+$/),
      workspace: { id: hall.id, name: 'Hall' },
      channel: hall.channel,
      action: { kind: 'command', command: 'quiz', options: { topic: 'bayes' } },
    });
    await discord.command(bob, '/cohort show');
    expect(last().action).toEqual({ kind: 'command', command: 'cohort', sub: 'show', options: {} });
  });

  test('completes an option while it is typed, with what Discord takes', async () => {
    const choices = await discord.autocomplete(ada, '/quiz', 'topic', 'To');
    expect(last().action).toEqual({ kind: 'suggest', command: 'quiz', option: 'topic', query: 'To' });
    expect(choices).toHaveLength(25);
    expect(choices[0]).toEqual({ name: 'Topic 0', value: 't0' });
  });

  test('is answered although Discord has a fault, before it is done or after', async () => {
    for (const upset of ['instead', 'despite'] as const) {
      discord[upset](/callback$/, { status: 500 });
      discord[upset](/^PATCH \/webhooks/, 'hang up');
      const asked = events.length;
      expect((await discord.command(ada, '/quiz')).text).toContain('Question');
      expect(events.length).toBe(asked + 1);
    }
  });

  test('that breaks is answered with a number, not with silence', async () => {
    expect((await discord.command(ada, '/quiz', { topic: 'bad' })).text).toMatch(/`[0-9a-f]{8}`/);
    expect((await discord.command(bob, '/quiz', { topic: 'bad' })).text).toMatch(/[一-龥].*`[0-9a-f]{8}`/s);
  });
});

test('a fault is logged without what was said, and without the token that answers', async () => {
  discord.instead(/^PATCH \/webhooks/, { status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
  const answer = await discord.command(ada, '/quiz', { topic: 'secrecy' });
  const [, fault = '-'] = /`(\w{8})`/.exec(answer.text) ?? [];
  const line = logged.find((one) => one.includes(fault));
  expect(line).toContain('Invalid Form Body');
  expect(line).not.toMatch(/interaction-|secrecy/);
});

describe('a button', () => {
  test('that opens no form after all answers privately', async () => {
    await discord.command(ada, '/cohort show');
    expect(await discord.press(bob, 'Closed')).toMatchObject({ text: 'Not now', private: true, form: false });
  });
});

test('a select brings all that was chosen', async () => {
  await discord.command(ada, '/quiz');
  expect((await discord.choose(ada, 'Topic 1', 'Topic 3')).text).toBe('Picked t1 and t3');
});

describe('a form', () => {
  test('opens, says privately what is wrong, and is answered when it is right', async () => {
    expect((await discord.command(ada, '/cohort create')).text).toContain('First Monday');
    const wrong = await discord.submit(ada, { Name: 'Owls', 'First Monday': 'soon' });
    expect(wrong).toMatchObject({ text: 'A Monday, please', private: true });
    await discord.command(ada, '/cohort create');
    const right = await discord.submit(ada, { Name: 'Owls', 'First Monday': '2026-12-07', Language: '中文' });
    expect(right).toMatchObject({ text: 'Opened Owls in zh-CN', private: false });
    expect(last().action).toEqual({
      kind: 'submit',
      route: 'cohort.create',
      fields: { name: 'Owls', start: '2026-12-07', language: 'zh-CN' },
    });
  });

  test('from a button changes its message, and leaves it alone while something is wrong', async () => {
    await discord.command(ada, '/cohort show');
    await discord.press(ada, 'Rename');
    const wrong = await discord.submit(ada, { name: 'Larks', start: '?' });
    expect(wrong).toMatchObject({ text: 'A Monday, please', private: true, replaced: false });
    expect(discord.sees(bob)).not.toContain('A Monday, please');
    await discord.press(ada, 'Rename');
    const right = await discord.submit(ada, { name: 'Larks', start: '2026-12-07' });
    expect(right).toMatchObject({ text: 'Opened Larks in en', private: false, replaced: true });
  });
});

describe('a direct message', () => {
  test('is opened once, whatever is sent there', async () => {
    const eve = discord.addUser('Eve');
    const first = await platform.send(directTo(eve.id), said('Good morning'), 'delivery:1');
    await platform.send(directTo(eve.id), said('Good evening'), 'delivery:1a');
    expect(first).toMatchObject({ kind: 'sent', ref: expect.stringMatching(/^\d+\/\d+$/) });
    expect(discord.dms(eve)).toEqual(['Good morning', 'Good evening']);
    expect(discord.asked(/users\/@me\/channels/)).toHaveLength(1);
  });

  test('is shown once also when the first answer got lost', async () => {
    const eve = discord.addUser('Eve');
    discord.despite(/^POST .*\/messages$/, 'hang up');
    await expect(platform.send(directTo(eve.id), said('Hello'), 'delivery:2')).rejects.toThrow();
    expect(await platform.send(directTo(eve.id), said('Hello'), 'delivery:2')).toMatchObject({ kind: 'sent' });
    expect(discord.dms(eve)).toEqual(['Hello']);
  });

  test('that was read and deleted is not sent again', async () => {
    const eve = discord.addUser('Eve');
    await platform.send(directTo(eve.id), said('Hello'), 'delivery:3');
    discord.deleteMessages(eve);
    expect(await platform.send(directTo(eve.id), said('Hello'), 'delivery:3')).toMatchObject({ kind: 'sent' });
    expect(discord.dms(eve)).toEqual([]);
  });

  test('is refused by somebody who closed them, or shares no server', async () => {
    const eve = discord.addUser('Eve');
    discord.closeDms(eve);
    expect(await platform.send(directTo(eve.id), said('x'), 'a')).toMatchObject({
      kind: 'refused',
      reason: 'closed',
    });
    const far = discord.addUser('Far', { in: [] });
    expect(await platform.send(directTo(far.id), said('x'), 'b')).toMatchObject({
      kind: 'refused',
      reason: 'closed',
    });
    expect(await platform.send(directTo('1'), said('x'), 'c')).toMatchObject({ kind: 'refused', reason: 'lost' });
  });

  test('waits when Discord says so, and is a fault when nobody knows', async () => {
    const eve = discord.addUser('Eve');
    const send = () => platform.send(directTo(eve.id), said('x'), 'wait');
    discord.instead(/channels$/, {
      status: 403,
      body: { code: 40003, message: 'You are opening direct messages too fast' },
    });
    expect(await send()).toMatchObject({ kind: 'later' });
    const body = { message: 'You are being rate limited.', retry_after: 1.5, global: false };
    discord.instead(/messages$/, { status: 429, body, headers: { 'retry-after': '2' } });
    expect(await send()).toEqual({ kind: 'later', afterMs: 2000 });
    discord.instead(/messages$/, { status: 429 });
    expect(await send()).toEqual({ kind: 'later', afterMs: 60_000 });
    discord.instead(/messages$/, { status: 502 });
    await expect(send()).rejects.toThrow();
    discord.instead(/messages$/, { status: 401, body: { code: 0, message: '401: Unauthorized' } });
    expect(await send()).toMatchObject({ kind: 'later', owner: 'ours', detail: expect.stringContaining('401') });
    expect(await send()).toMatchObject({ kind: 'sent' });
  });

  test('a second page that has to wait leaves the whole in doubt: the first one is there', async () => {
    const eve = discord.addUser('Patient');
    const body = { message: 'You are being rate limited.', retry_after: 300, global: false };
    let pages = 0;
    discord.disturb((asked) =>
      /^POST .*\/messages$/.test(asked) && pages++ > 0
        ? { result: { status: 429, headers: { 'retry-after': '300', 'x-ratelimit-scope': 'user' }, body } }
        : undefined,
    );
    const long: View = { body: Array.from({ length: 3 }, (_, n) => ({ kind: 'text', text: `${n} `.repeat(1_900) })) };
    // Not `later`: after five minutes Discord would not know the first page any more, and show it twice.
    await expect(platform.send(directTo(eve.id), long, 'pages')).rejects.toThrow('a further message was not sent');
    discord.disturb(() => undefined);
  });

  test.each([
    ['1e300', { 'x-ratelimit-scope': 'user' }],
    ['1000000000', { 'x-ratelimit-global': 'true' }],
    ['-1000000000', {}],
    ['tomorrow', {}],
    ['1', { 'x-ratelimit-limit': '5', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': '1000000000' }],
  ])('asked to wait absurdly (%s), it comes back within an hour', async (wait, more) => {
    // discord.js remembers limits: another one, so that the next test is not asked to wait.
    const log = pino({ level: 'silent' });
    const one = createDiscord({ ...discord, handle, commands: [], log });
    const eve = discord.addUser('Eve');
    const body = { message: 'You are being rate limited.', retry_after: 1e9, global: false };
    discord.instead(/messages$/, { status: 429, body, headers: { 'retry-after': wait, ...more } });
    for (let n = 0; n < 2; n++) {
      const sent = await one.send(directTo(eve.id), said('x'), `absurd-${n}`);
      if (sent.kind !== 'sent') expect(sent).toMatchObject({ kind: 'later' });
      if (sent.kind === 'later') expect(sent.afterMs).toBeLessThanOrEqual(3_600_000);
      if (sent.kind === 'later') expect(sent.afterMs).toBeGreaterThan(0);
    }
    await one.stop();
  });

  test('that was deleted cannot be changed', async () => {
    const eve = discord.addUser('Eve');
    const sent = await platform.send(directTo(eve.id), said('Before'), 'edit');
    discord.deleteMessages(eve);
    const ref = sent.kind === 'sent' ? sent.ref : '';
    expect(await platform.edit(ref, said('Later'))).toMatchObject({ kind: 'refused', reason: 'lost' });
  });
});

describe('a channel', () => {
  test('can be posted in where the bot may, and only there', async () => {
    const guild = discord.addGuild('Lab');
    const to = { workspace: guild.id, channel: guild.channel };
    expect(await platform.mayPost(to)).toBe(true);
    expect(await platform.mayPost({ ...to, workspace: hall.id })).toBe(false);
    expect(await platform.send(to, said('Today'), 'post')).toMatchObject({ kind: 'sent' });
    discord.forbid(guild.channel);
    expect(await platform.mayPost(to)).toBe(false);
    expect(await platform.send(to, said('Today'), 'post2')).toMatchObject({ kind: 'refused', reason: 'forbidden' });
    discord.delete(guild.channel);
    expect(await platform.mayPost(to)).toBe(false);
    expect(await platform.send(to, said('Today'), 'post3')).toMatchObject({ kind: 'refused', reason: 'lost' });
  });
});

describe('a thread below a post', () => {
  const thread = { title: 'Day 1 · Bayes', view: said('What surprised you?') };
  let lab: Guild;
  let to: { workspace: string; channel: string };
  beforeAll(() => {
    lab = discord.addGuild('Threads');
    to = { workspace: lab.id, channel: lab.channel };
  });

  test('is opened with its first words, once however often it is sent', async () => {
    const first = await platform.send(to, said('Today'), 'threaded', { thread });
    expect(await platform.send(to, said('Today'), 'threaded', { thread })).toEqual(first);
    expect(discord.threads(lab.channel)).toMatchObject([{ name: thread.title, messages: ['What surprised you?'] }]);
  });

  test('is for a group in the channel above it, and answers there', async () => {
    const [{ id } = { id: '' }] = discord.threads(lab.channel);
    const answer = await discord.command(ada, '/cohort show', {}, id);
    expect(last()).toMatchObject({ channel: lab.channel, workspace: { id: lab.id } });
    expect(answer).toMatchObject({ private: false });
    expect(discord.threads(lab.channel)[0]?.messages).toContain(answer.text);
    await platform.send({ ...to, thread: id }, said('Well said'), 'into the thread');
    expect(discord.threads(lab.channel)[0]?.messages).toContain('Well said');
  });

  test('that may not be opened leaves the post, and a line in the log', async () => {
    discord.forbidThreads(lab.channel);
    const before = logged.length;
    expect(await platform.send(to, said('Tomorrow'), 'threadless', { thread })).toMatchObject({ kind: 'sent' });
    expect(discord.sees(ada)).toContain('Tomorrow');
    expect(discord.threads(lab.channel)).toHaveLength(1);
    expect(logged.slice(before).join()).toContain('no thread below this message');
  });
});

test('what one message has no room for is said in the next, once however often it is sent', async () => {
  const eve = discord.addUser('Eve');
  const to = directTo(eve.id);
  for (let twice = 0; twice < 2; twice++) await platform.send(to, said('On it goes. '.repeat(400)), 'long');
  expect(discord.dms(eve).join().split('On it goes.').length - 1).toBe(400);
  expect(discord.dms(eve)).toHaveLength(2);
});

test('a picture is shown with what it says, in a message and in an answer', async () => {
  const eve = discord.addUser('Eve');
  const png = new Uint8Array(2000).fill(7);
  const view: View = { body: [text('The week'), { kind: 'image', alt: 'Mon done', png }] };
  const sent = await platform.send(directTo(eve.id), view, 'picture');
  expect(sent).toMatchObject({ kind: 'sent' });
  expect(discord.dms(eve)).toEqual(['The week\n(picture: Mon done)']);
  expect(await platform.edit(sent.kind === 'sent' ? sent.ref : '', view)).toMatchObject({ kind: 'sent' });
  const answer = await discord.command(eve, '/quiz', { topic: 'picture' });
  expect(answer.text).toContain('(picture: Mon done)');
});

test('a picture gives way to its words in a channel where the bot may not attach files', async () => {
  const guild = discord.addGuild('Filed');
  const eve = discord.addUser('Eve', { in: [guild] });
  discord.forbidFiles(guild.channel);
  const png = new Uint8Array(2000).fill(7);
  const view: View = { body: [text('The week'), { kind: 'image', alt: 'Mon *done*', png }] };
  const sent = await platform.send({ workspace: guild.id, channel: guild.channel }, view, 'no files');
  expect(sent).toMatchObject({ kind: 'sent' });
  expect(discord.sees(eve)).toContain('The week\n\nMon *done*');
});

describe('the connection', () => {
  test('resumes when it breaks, and loses nothing', async () => {
    const before = discord.resumed();
    const shard = (up: boolean) => [{ name: 'shard 0', up }];
    expect(platform.connections?.()).toEqual(shard(true));
    discord.hangUp();
    await vi.waitFor(() => expect([platform.ready(), platform.connections?.()]).toEqual([false, shard(false)]));
    const answer = discord.command(ada, '/quiz', { topic: 'meanwhile' });
    expect((await answer).text).toContain('Topic: meanwhile');
    await vi.waitFor(() => expect(platform.ready()).toBe(true), { timeout: 5000 });
    expect(platform.connections?.()).toEqual(shard(true));
    expect(discord.resumed()).toBe(before + 1);
  });

  test('held twice answers each interaction once', async () => {
    const second = createDiscord({ ...discord, handle, commands, log });
    await second.start();
    const before = events.length;
    const answer = await discord.command(ada, '/quiz', { topic: 'twice' });
    expect(answer.text).toContain('Topic: twice');
    await vi.waitFor(() =>
      expect(
        discord
          .asked(/callback$/)
          .slice(-2)
          .map((a) => a.status)
          .sort(),
      ).toEqual([204, 400]),
    );
    expect(events.length - before).toBe(2);
    await second.stop();
  });

  test('is closed only when whoever is waiting has an answer', async () => {
    const second = await startDiscord();
    second.addGuild('Hall');
    const eve = second.addUser('Eve');
    const other = createDiscord({ ...second, handle, commands, log });
    expect([other.ready(), other.connections?.()]).toEqual([false, []]);
    await other.start();
    expect(other.ready()).toBe(true);
    const answer = second.command(eve, '/quiz', { topic: 'slow' });
    await vi.waitFor(() => expect(second.sees(eve)).toContain('thinking'));
    const stopped = other.stop();
    release();
    expect((await answer).text).toBe('At last');
    await stopped;
    expect(other.ready()).toBe(false);
    expect(second.connected()).toBe(0);
    await second.stop();
  });

  test('with the id of another application says so', async () => {
    const wrong = createDiscord({ ...discord, applicationId: '123456789012345678', handle, commands, log });
    await expect(wrong.start()).rejects.toThrow(/DISCORD_APPLICATION_ID/);
    await wrong.stop();
  });

  test('at a wrong address says nothing of applications', async () => {
    const wrong = createDiscord({ ...discord, apiUrl: `${discord.apiUrl}/nowhere`, handle, commands, log });
    const error = await wrong.start().catch((err: Error) => err.message);
    expect(error).not.toContain('APPLICATION');
    await wrong.stop();
    logged.length = 0;
  });

  test('with a wrong token says so', async () => {
    const said = logged.length;
    const wrong = createDiscord({ ...discord, token: 'wrong', handle, commands, log });
    await expect(wrong.start()).rejects.toThrow(/token/i);
    await wrong.stop();
    // The sentence is enough: no line, and no stack, beside it.
    expect(logged.slice(said)).toEqual([]);
  });
});
