import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { commands } from '../commands/index.ts';
import type { Finding } from '../src/chat/contract/finding.ts';
import { reasonOf } from '../src/chat/contract/never-left.ts';
import type { Address, Platform } from '../src/chat/contract/platform.ts';
import type { View } from '../src/chat/contract/view.ts';
import { createDiscord } from '../src/discord/adapter.ts';
import { examineDiscord } from '../src/discord/doctor.ts';
import { createSlack } from '../src/slack/adapter.ts';
import { examineSlack } from '../src/slack/doctor.ts';
import { respond } from '../src/slack/send/post.ts';
import { StartError } from '../src/start-error.ts';
import { startDiscord } from './platforms/discord.ts';
import { startSlack } from './platforms/slack.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

interface Answer {
  readonly status?: number;
  readonly type: string;
  readonly body: string;
}
const page: Answer = { type: 'text/html; charset=utf-8', body: '<!doctype html><title>Log in to this network</title>' };
const empty: Answer = { type: 'application/json', body: '{"ok":true}' };

/** What may answer at a wrong address, and what is said of it. */
const strangers: readonly (readonly [string, Answer, string])[] = [
  ['a page', page, '200, text/html'],
  ['a page that is not there', { ...page, status: 404 }, '404, text/html'],
  ['another API that does not know the path', { status: 404, type: 'application/json', body: '{}' }, '404, '],
  ['a path that Discord does not know', { ...empty, status: 404, body: '{"message":"404","code":0}' }, '404, '],
  ['a server that wants a password', { ...page, status: 401 }, '401, text/html'],
  ['a server that lets nobody through', { status: 403, type: 'text/plain', body: 'no' }, '403, text/plain'],
  ['a server that asks to wait, and not for how long', { ...page, status: 429 }, '429, text/html'],
  ['what says that it is JSON, and is none', { ...empty, body: '<html>' }, '200, application/json'],
  ['nothing', { ...empty, body: '' }, '200, application/json'],
];

/** What stands between the bot and a platform: it lets everything through, or answers everything itself. */
async function openPortal(to: string) {
  let answer: Answer | undefined;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (answer) return void response.writeHead(answer.status ?? 200, { 'content-type': answer.type }).end(answer.body);
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
    const base = new URL(to);
    const there = await fetch(new URL(request.url ?? '/', base), {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(chunks.length && { body: Buffer.concat(chunks) }),
    });
    const type = there.headers.get('content-type');
    response.writeHead(there.status, type ? { 'content-type': type } : {}).end(Buffer.from(await there.arrayBuffer()));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  undo.push(close);
  const url = new URL(to);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    shut: (by = page) => {
      answer = by;
    },
    open: () => {
      answer = undefined;
    },
    close,
  };
}

const log = pino({ level: 'silent' });
const handle = () => ({ opens: 'view' }) as never;
const view: View = { title: 'Hello', tone: 'plain', language: 'en', body: [] } as unknown as View;

interface Place {
  readonly platform: Platform;
  readonly setting: string;
  readonly portal: Awaited<ReturnType<typeof openPortal>>;
  readonly person: Address;
  readonly channel: Address & { workspace: string; channel: string };
  /** What the doctor says first. */
  examine(): Promise<Finding | undefined>;
  /** How many messages each of both has. */
  seen(): readonly number[];
}

async function onDiscord(): Promise<Place> {
  const local = await startDiscord({});
  undo.push(local.stop);
  const guild = local.addGuild('Hall');
  const user = local.addUser('Ana');
  const portal = await openPortal(local.apiUrl);
  const platform = createDiscord({ ...local, apiUrl: portal.url, handle, commands, log });
  undo.push(platform.stop);
  const posts = () =>
    local.asked(new RegExp(`POST /channels/${guild.channel}/messages`)).filter((a) => a.status === 200);
  return {
    platform,
    setting: 'DISCORD_API_URL',
    portal,
    examine: async () => (await examineDiscord({ ...local, apiUrl: portal.url, commands, places: [] })).findings[0],
    person: { workspace: '', account: user.id },
    channel: { workspace: guild.id, channel: guild.channel },
    seen: () => [local.dms(user).length, posts().length],
  };
}

async function onSlack(): Promise<Place> {
  const local = await startSlack({ mode: 'http' });
  undo.push(local.stop);
  const channel = local.addChannel('study');
  const user = local.addUser({ name: 'Ana' });
  const portal = await openPortal(local.apiUrl);
  const { botToken, signingSecret } = local;
  const platform = createSlack({ botToken, signingSecret, apiUrl: portal.url, handle, log });
  undo.push(platform.stop);
  const to = (id: string) => local.calls('chat.postMessage').filter((call) => call.channel === id).length;
  return {
    platform,
    setting: 'SLACK_API_URL',
    portal,
    examine: async () => (await examineSlack({ botToken, apiUrl: portal.url, commands, places: [] })).findings[0],
    person: { workspace: local.team.id, account: user.account },
    channel: { workspace: local.team.id, channel: channel.id },
    seen: () => [to(user.id), to(channel.id)],
  };
}

describe.each([
  ['Discord', onDiscord],
  ['Slack', onSlack],
])('a page in place of %s', (_, on) => {
  test('is no answer of its own: what is to be sent waits, and comes once when the way is free', async () => {
    const { platform, portal, person, channel, seen } = await on();
    const away = {
      kind: 'later',
      owner: 'platform',
      detail: expect.stringContaining('something else answers in place'),
    };
    portal.shut();
    expect(await platform.send(person, view, 'a')).toMatchObject(away);
    expect(await platform.send(channel, view, 'b')).toMatchObject(away);
    await expect(platform.start()).rejects.toThrow(/something else answers|page/);
    expect(seen()).toEqual([0, 0]);
    portal.open();
    // The line is looked at again after two seconds.
    const sent = (to: Address, key: string) =>
      vi.waitFor(async () => expect(await platform.send(to, view, key)).toMatchObject({ kind: 'sent' }), {
        timeout: 10_000,
        interval: 250,
      });
    await sent(person, 'a');
    await sent(channel, 'b');
    expect(seen()).toEqual([1, 1]);
  }, 20_000);

  test('that comes when somebody is already known is waited for as well', async () => {
    const { platform, portal, person } = await on();
    expect(await platform.send(person, view, 'a')).toMatchObject({ kind: 'sent' });
    portal.shut();
    expect(await platform.send(person, view, 'b')).toMatchObject({ kind: 'later', owner: 'platform' });
  });

  test.each(strangers)('says which setting is wrong, and what answered: %s', async (_what, answer, answered) => {
    const { platform, portal, person, setting, examine } = await on();
    portal.shut(answer);
    const says = new RegExp(`something else answers in place of .* at ${setting} \\(${answered}.*\\)`);
    await expect(platform.start()).rejects.toThrow(says);
    // It ends no bot: what stands there may be gone in a minute.
    await expect(platform.start()).rejects.not.toBeInstanceOf(StartError);
    const found = await examine();
    expect([found?.state, found?.found]).toEqual(['problem', expect.stringMatching(says)]);
    expect(found?.next).toMatch(/^correct that setting, such as https:.*, or leave it out$/);
    const sent = await platform.send(person, view, 'a').catch((error: Error) => error);
    if (answer.status === 429) expect(sent).toMatchObject({ kind: 'later' });
    else expect(JSON.stringify(sent instanceof Error ? reasonOf(sent) : sent)).toMatch(says);
  });

  test('says which setting is wrong when JSON of another kind answers, or nobody', async () => {
    const { platform, portal, setting, examine } = await on();
    portal.shut({ type: 'application/json', body: '[]' });
    await expect(platform.start()).rejects.toThrow(setting);
    expect(await examine()).toMatchObject({ state: 'problem', found: expect.stringContaining(setting) });
    portal.shut({ ...page, status: 502 });
    await expect(platform.start()).rejects.toThrow(new RegExp(`502.*${setting}`));
    portal.close();
    await expect(platform.start()).rejects.toThrow(new RegExp(setting));
    expect(await examine()).toMatchObject({ state: 'problem', next: expect.stringContaining(setting) });
  });

  test('and JSON that names no message leave open what became of it', async () => {
    const { platform, portal, person } = await on();
    expect(await platform.send(person, view, 'a')).toMatchObject({ kind: 'sent' });
    portal.shut(empty);
    await expect(platform.send(person, view, 'b')).rejects.toThrow('answered without a message');
  });
});

test('a page at a response URL is no answer that somebody has seen', async () => {
  const portal = await openPortal('http://127.0.0.1:1/');
  portal.shut();
  const body = { blocks: [], text: '', response_type: 'ephemeral', replace_original: false } as never;
  await expect(respond(portal.url, body)).rejects.toMatchObject({ status: 'never left' });
});
