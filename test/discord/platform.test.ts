import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type APIChannel,
  type APIMessage,
  Client,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type Interaction,
  REST,
  Routes,
} from 'discord.js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { restOptions } from '../../src/discord/receive/client.ts';
import { type DiscordOptions, type Guild, startDiscord, type User } from '../platforms/discord.ts';

/** The local Discord itself, asked by the real discord.js: what it refuses, and with which words. */
let discord: Awaited<ReturnType<typeof startDiscord>>;
let rest: REST;
let hall: Guild;
let ada: User;
const clients: Client[] = [];
const sockets: WebSocket[] = [];

async function open(options: DiscordOptions = {}): Promise<void> {
  discord = await startDiscord({ identifyMs: 200, ...options });
  rest = new REST({ ...restOptions(discord.apiUrl), retries: 0, rejectOnRateLimit: () => true }).setToken(
    discord.token,
  );
  hall = discord.addGuild('Hall');
  ada = discord.addUser('Ada');
}
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await Promise.all(clients.splice(0).map((client) => client.destroy()));
  await discord.stop();
});

/** A bot that does this with every interaction; `commands` are registered as they are named. */
async function connect(action: (interaction: Interaction) => unknown, ...commands: string[]): Promise<Client> {
  await register(...commands);
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.apiUrl } });
  clients.push(client);
  client.on(Events.InteractionCreate, (interaction) => void action(interaction));
  const ready = once(client, Events.ClientReady);
  await client.login(discord.token);
  await ready;
  return client;
}
const named = (name: string) => ({ name, description: 'x' });
const register = (...names: string[]) =>
  rest.put(Routes.applicationCommands(discord.applicationId), { body: names.map(named) });
const post = (channel: string, body: object) => rest.post(Routes.channelMessages(channel), { body });
const say = (channel: string, content = 'Hello', more: object = {}) =>
  post(channel, { content, ...more }) as Promise<APIMessage>;
const dm = (user: string) => rest.post(Routes.userChannels(), { body: { recipient_id: user } }) as Promise<APIChannel>;
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error) => (error instanceof DiscordAPIError ? `${error.status} ${error.code}` : (error as Error).name),
  );
const text = (content: string) => ({ type: 10, content });
const button = (custom_id: string) => ({ type: 2, style: 2, label: 'x', custom_id });
const v2 = (...components: object[]) => ({ flags: 1 << 15, components });

describe('what does not fit is 50035', () => {
  const many = <T>(n: number, one: (at: number) => T): T[] => Array.from({ length: n }, (_, at) => one(at));
  test.each([
    ['2001 characters of content', { content: 'x'.repeat(2001) }],
    ['nothing at all', { content: ' ' }],
    ['41 components', v2(...many(41, () => text('x')))],
    ['4001 characters in all', v2(text('x'.repeat(4000)), text('x'))],
    ['content beside components', { ...v2(text('x')), content: 'x' }],
    ['six buttons in a row', v2({ type: 1, components: many(6, (n) => button(`b${n}`)) })],
    ['one custom_id twice', v2({ type: 1, components: [button('a'), button('a')] })],
    ['a custom_id of 101', v2({ type: 1, components: [button('a'.repeat(101))] })],
    ['a label of 81', v2({ type: 1, components: [{ ...button('a'), label: 'x'.repeat(81) }] })],
    ['a link without an address', v2({ type: 1, components: [{ ...button('a'), style: 5 }] })],
    [
      '26 options',
      v2({
        type: 1,
        components: [{ type: 3, custom_id: 'a', options: many(26, (n) => ({ label: 'x', value: `${n}` })) }],
      }),
    ],
    ['a select without options', v2({ type: 1, components: [{ type: 3, custom_id: 'a', options: [] }] })],
    [
      'a picture that was not sent',
      v2({ type: 12, items: [{ media: { url: 'attachment://a.png' }, description: 'x' }] }),
    ],
    ['a nonce of 26', { content: 'x', nonce: 'n'.repeat(26) }],
  ])('%s', async (_, body) => {
    await open();
    expect(await codeOf(post(hall.channel, body))).toBe('400 50035');
    expect(discord.sees(ada)).toBe('');
  });

  test('a file of more than ten megabytes', async () => {
    await open();
    const files = [{ name: 'a.png', data: Buffer.alloc(10 * 1024 * 1024 + 1) }];
    expect(await codeOf(rest.post(Routes.channelMessages(hall.channel), { body: { content: 'x' }, files }))).toBe(
      '400 50035',
    );
  });

  test.each([
    ['a name in capitals', [{ ...named('Quiz') }]],
    ['a description of 101', [{ ...named('quiz'), description: 'x'.repeat(101) }]],
    ['26 options', [{ ...named('quiz'), options: many(26, (n) => ({ type: 3, ...named(`o${n}`) })) }]],
    ['one name twice', [named('quiz'), named('quiz')]],
    ['101 commands', many(101, (n) => named(`c${n}`))],
    [
      '8001 characters',
      [
        {
          ...named('quiz'),
          options: many(25, (n) => ({
            type: 3,
            ...named(`o${n}`),
            choices: many(25, (c) => ({ name: 'x'.repeat(7) + c, value: 'v'.repeat(9) + c })),
          })),
        },
      ],
    ],
  ])('of commands: %s', async (_, body) => {
    await open();
    expect(await codeOf(rest.put(Routes.applicationCommands(discord.applicationId), { body }))).toBe('400 50035');
    expect(discord.registered()).toEqual([]);
  });
});

describe('what is not there, or not allowed', () => {
  test('has the code that Discord gives it', async () => {
    await open();
    expect(await codeOf(say('1'))).toBe('404 10003');
    discord.forbid(hall.channel);
    expect(await codeOf(say(hall.channel))).toBe('403 50013');
    discord.hide(hall.channel);
    expect(await codeOf(say(hall.channel))).toBe('403 50001');
    const { id } = await dm(ada.id);
    discord.closeDms(ada);
    expect(await codeOf(say(id))).toBe('403 50007');
    const far = await dm(discord.addUser('Far', { in: [] }).id);
    expect(await codeOf(say(far.id))).toBe('403 50278');
    expect(await codeOf(dm('1'))).toBe('400 50033');
    expect(await codeOf(rest.get(Routes.guild('1')))).toBe('404 10004');
    rest.setToken('wrong');
    expect(await codeOf(rest.get(Routes.gatewayBot()))).toBe('401 0');
  });

  test('a thread is opened once, and not without the permission', async () => {
    await open();
    const { id } = await say(hall.channel);
    const thread = (message: string) => rest.post(Routes.threads(hall.channel, message), { body: { name: 'Talk' } });
    expect(await thread(id)).toMatchObject({ id, parent_id: hall.channel });
    expect(await codeOf(thread(id))).toBe('400 160004');
    discord.forbidThreads(hall.channel);
    expect(await codeOf(thread((await say(hall.channel, 'Next')).id))).toBe('403 50013');
  });

  test('the eleventh new conversation in ten minutes; an old one may be opened again', async () => {
    await open({ rates: 'none' });
    const users = Array.from({ length: 11 }, (_, n) => discord.addUser(`U${n}`));
    for (const user of users.slice(0, 10)) await dm(user.id);
    expect(await codeOf(dm(users[10]!.id))).toBe('403 40003');
    expect(await codeOf(dm(users[0]!.id))).toBe('done');
  });

  test('the two hundred and first new command of a day; one that is there may change', async () => {
    await open({ newCommands: 3 });
    await register('a', 'b');
    await register('a', 'b', 'c');
    expect(await codeOf(register('a', 'b', 'd'))).toContain('RateLimitError');
    expect(discord.registered().map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(await codeOf(register('a', 'b', 'c'))).toBe('done');
  });

  test('translations of commands are told only to whoever asks for them', async () => {
    await open();
    const body = [{ ...named('quiz'), description_localizations: { 'zh-CN': '小测' } }];
    const route = Routes.applicationCommands(discord.applicationId);
    await rest.put(route, { body });
    const query = new URLSearchParams({ with_localizations: 'true' });
    expect(JSON.stringify(await rest.get(route))).not.toContain('小测');
    expect(JSON.stringify(await rest.get(route, { query }))).toContain('小测');
  });
});

describe('a nonce', () => {
  test('that is enforced shows one message, for a few minutes', async () => {
    await open({ nonceLastsMs: 300 });
    const again = () => say(hall.channel, 'Once', { nonce: 'n1', enforce_nonce: true });
    const [first, second] = [await again(), await again()];
    expect(second.id).toBe(first.id);
    await vi.waitFor(async () => expect((await again()).id).not.toBe(first.id), { timeout: 5_000, interval: 400 });
  });

  test('that is not enforced shows two', async () => {
    await open();
    await say(hall.channel, 'Twice', { nonce: 'n2' });
    await say(hall.channel, 'Twice', { nonce: 'n2' });
    expect(discord.sees(ada).split('Twice')).toHaveLength(3);
  });
});

describe('an interaction', () => {
  test('is acknowledged once', async () => {
    await open();
    const codes: string[] = [];
    await connect(async (it) => {
      const body = { type: 4, data: { content: 'First' } };
      const call = () => rest.post(Routes.interactionCallback(it.id, it.token), { body, auth: false });
      codes.push(await codeOf(call()), await codeOf(call()));
    }, 'quiz');
    expect((await discord.command(ada, '/quiz')).text).toBe('First');
    await vi.waitFor(() => expect(codes).toEqual(['done', '400 40060']));
  });

  test('is acknowledged in time, or the person is told that nothing answered', async () => {
    await open({ answerWithinMs: 100 });
    let late = '';
    await connect(async (it) => {
      await new Promise((resolve) => setTimeout(resolve, 130));
      if (it.isChatInputCommand()) late = await codeOf(it.reply('Too late'));
    }, 'quiz');
    await expect(discord.command(ada, '/quiz')).rejects.toThrow('did not respond');
    await vi.waitFor(() => expect(late).toBe('404 10062'));
  });

  test('has a token that runs out', async () => {
    await open({ tokenLastsMs: 150 });
    let over = '';
    await connect(async (it) => {
      if (!it.isChatInputCommand()) return;
      await it.reply('In time');
      await vi.waitFor(async () => {
        over = await codeOf(it.editReply('Changed'));
        expect(over).not.toBe('done');
      });
    }, 'quiz');
    await discord.command(ada, '/quiz');
    await vi.waitFor(() => expect(over).toBe('401 50027'));
  });

  test('opens no form after a form', async () => {
    await open();
    const modal = {
      custom_id: 'm',
      title: 'T',
      components: [{ type: 18, label: 'L', component: { type: 4, custom_id: 'f', style: 1 } }],
    };
    let second = '';
    await connect(async (it) => {
      if (it.isChatInputCommand()) await it.showModal(modal);
      else if (it.isModalSubmit()) {
        const body = { type: 9, data: modal };
        second = await codeOf(rest.post(Routes.interactionCallback(it.id, it.token), { body, auth: false }));
        await it.reply('Thanks');
      }
    }, 'quiz');
    await discord.command(ada, '/quiz');
    await discord.submit(ada, { L: 'x' });
    expect(second).toBe('400 50035');
  });
});

describe('rate limits', () => {
  const raw = (path: string, method = 'GET', body?: object) =>
    fetch(`${discord.apiUrl}/v10${path}`, {
      method,
      headers: {
        authorization: `Bot ${discord.token}`,
        'user-agent': 'DiscordBot (test, 1.0)',
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  const write = (channel: string) => raw(`/channels/${channel}/messages`, 'POST', { content: 'x' });

  test('are by channel, in headers that say when to go on', async () => {
    await open({ rates: { 'POST message': { limit: 2, ms: 400 } } });
    const other = discord.addGuild('Other');
    const first = await write(hall.channel);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'x-ratelimit-limit': '2',
      'x-ratelimit-remaining': '1',
      'x-ratelimit-bucket': expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    await write(hall.channel);
    const third = await write(hall.channel);
    expect(third.status).toBe(429);
    expect(third.headers.get('x-ratelimit-scope')).toBe('user');
    expect(third.headers.get('retry-after')).toBe('1');
    const said = (await third.json()) as { retry_after: number };
    expect(said).toMatchObject({ message: 'You are being rate limited.', global: false });
    expect(said.retry_after).toBeLessThanOrEqual(0.4);
    expect((await write(other.channel)).status).toBe(200);
    await vi.waitFor(async () => expect((await write(hall.channel)).status).toBe(200), { interval: 100 });
  });

  test('are waited out by discord.js, which reads them', async () => {
    await open({ rates: { 'POST message': { limit: 2, ms: 300 } } });
    const patient = new REST({ ...restOptions(discord.apiUrl), offset: 20 }).setToken(discord.token);
    for (let n = 0; n < 5; n++)
      await patient.post(Routes.channelMessages(hall.channel), { body: { content: `M${n}` } });
    expect(discord.asked(/messages$/).every(({ status }) => status === 200)).toBe(true);
    expect(discord.sees(ada)).toContain('M4');
  });

  test('shared ones are nobody’s fault', async () => {
    await open({ rates: { 'POST message': { limit: 1, ms: 5_000, scope: 'shared' } } });
    await write(hall.channel);
    const refused = await write(hall.channel);
    expect(refused.headers.get('x-ratelimit-scope')).toBe('shared');
    expect(await refused.json()).toMatchObject({ message: 'The resource is being rate limited.' });
    expect(discord.invalid()).toBe(0);
  });

  test('over everything are told as such, and answers to interactions are free of them', async () => {
    await open({ global: { limit: 20, ms: 5_000 } });
    await connect((it) => it.isChatInputCommand() && it.reply('Answered'), 'quiz');
    const all = await Promise.all(Array.from({ length: 30 }, () => raw('/users/@me')));
    const refused = all.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(9);
    expect(refused[0]!.headers.get('x-ratelimit-global')).toBe('true');
    expect(refused[0]!.headers.has('x-ratelimit-bucket')).toBe(false);
    expect((await discord.command(ada, '/quiz')).text).toBe('Answered');
  });

  test('differ from run to run, and are the same for one seed', async () => {
    const rates: object[] = [];
    for (const seed of ['a', 'b', 'a']) {
      await discord?.stop();
      await open({ seed });
      rates.push([discord.rateOf('POST message'), discord.rateOf('webhook')]);
    }
    expect(rates[0]).toEqual(rates[2]);
    expect(rates[0]).not.toEqual(rates[1]);
  });

  test('too many requests that were no use shut the door, without a word from Discord', async () => {
    await open({ invalid: 3 });
    discord.forbid(hall.channel);
    for (let n = 0; n < 3; n++) expect((await write(hall.channel)).status).toBe(403);
    const shut = await raw('/gateway/bot');
    expect(shut.status).toBe(429);
    expect(shut.headers.get('content-type')).toBe('text/html');
    expect(shut.headers.has('via')).toBe(false);
  });

  test('a client that does not say who it is gets no further', async () => {
    await open();
    const { status } = await fetch(`${discord.apiUrl}/v10/gateway/bot`, {
      headers: { authorization: `Bot ${discord.token}` },
    });
    expect(status).toBe(403);
  });
});

describe('the gateway closes', () => {
  /** Sends this, and gives the code that the connection is closed with; `op 9` for a session refused. */
  function closing(...sent: (object | string)[]): Promise<number | string> {
    const socket = new WebSocket(`${discord.apiUrl.replace('http', 'ws').replace('/api', '/gateway/')}`);
    sockets.push(socket);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('still open')), 5_000);
      const done = (how: number | string) => {
        clearTimeout(timer);
        resolve(how);
      };
      socket.on('open', () => {
        for (const one of sent) socket.send(typeof one === 'string' ? one : JSON.stringify(one));
      });
      socket.on('message', (data) => {
        const { op, t } = JSON.parse(String(data)) as { op: number; t?: string };
        if (op === 9) done('op 9');
        if (t === 'READY' && sent.length === 1) done('ready');
      });
      socket.on('close', done);
    });
  }
  const identify = (more: object = {}) => ({ op: 2, d: { token: discord.token, intents: 1, ...more } });
  const resume = (more: object) => ({ op: 6, d: { token: discord.token, session_id: 'gone', seq: 1, ...more } });

  test('on whoever breaks its rules', async () => {
    await open({ identifyMs: 0, sends: 10 });
    expect(await closing(identify())).toBe('ready');
    expect(await closing(identify({ token: 'wrong' }))).toBe(4004);
    expect(await closing(identify({ intents: 1 << 15 }))).toBe(4014);
    expect(await closing(identify({ intents: 1 << 30 }))).toBe(4013);
    expect(await closing(identify({ shard: [2, 2] }))).toBe(4010);
    expect(await closing(identify(), identify())).toBe(4005);
    expect(await closing({ op: 3, d: {} })).toBe(4003);
    expect(await closing('not JSON')).toBe(4002);
    expect(await closing(identify({ more: 'x'.repeat(5000) }))).toBe(4002);
    expect(await closing(...Array.from({ length: 11 }, () => ({ op: 1, d: null })))).toBe(4008);
    expect(await closing(resume({}))).toBe('op 9');
  });

  test('on whoever connects too often: op 9 within five seconds, and a new token after a day’s worth', async () => {
    await open({ identifyMs: 60_000, starts: 2, atOnce: 2 });
    expect(await closing(identify({ shard: [0, 2] }))).toBe('ready');
    expect(await closing(identify({ shard: [0, 2] }))).toBe('op 9');
    expect(await closing(identify({ shard: [1, 2] }))).toBe('ready');
    await discord.stop();
    await open({ identifyMs: 0, starts: 1 });
    expect(await closing(identify())).toBe('ready');
    expect(await closing(identify())).toBe(4004);
    expect(await codeOf(rest.get(Routes.gatewayBot()))).toBe('401 0');
  });

  test('on whoever has no heartbeat', async () => {
    await open({ heartbeatMs: 100 });
    expect(await closing(identify(), { op: 4, d: {} })).toBe(4009);
  });

  test('and serves each shard its own servers', async () => {
    await open({ guildsPerShard: 1 });
    discord.addGuild('Other');
    expect(await closing(identify())).toBe(4011);
  });
});

test('the ledger is a page on which a person can do what the people in it can', async () => {
  await open();
  await connect((it) => {
    if (it.isChatInputCommand())
      return it.reply({
        content: `<b>${it.options.getString('topic')}</b>`,
        components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Press & see', custom_id: 'p' }] }],
      });
    return it.isButton() && it.reply({ content: 'Pressed', flags: 64 });
  });
  const topic = { type: 3, name: 'topic', description: 'x' };
  await rest.put(Routes.applicationCommands(discord.applicationId), { body: [{ ...named('quiz'), options: [topic] }] });
  const server = createServer(discord.page).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const headers = { accept: 'text/html' };
  const act = (form: Record<string, string>) =>
    fetch(url, { method: 'POST', headers, body: new URLSearchParams(form) });
  const shown = await (await act({ user: ada.id, does: 'command', text: '/quiz topic:base rate' })).text();
  expect(shown).toContain('&#60;b&#62;base rate&#60;/b&#62;');
  const [, message = ''] = /name="message" value="(\d+)"/.exec(shown) ?? [];
  expect(await (await act({ user: ada.id, does: 'use', message, id: 'p' })).text()).toContain('only you can see this');
  const refused = await act({ user: ada.id, does: 'use', message, id: 'forged' });
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain('sees no forged');
  server.closeAllConnections();
  server.close();
});
