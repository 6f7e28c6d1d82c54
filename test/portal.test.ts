import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { commands } from '../commands/index.ts';
import type { Address, Platform } from '../src/chat/contract/platform.ts';
import type { View } from '../src/chat/contract/view.ts';
import { createDiscord } from '../src/discord/adapter.ts';
import { createSlack } from '../src/slack/adapter.ts';
import { respond } from '../src/slack/send/post.ts';
import { startDiscord } from './platforms/discord.ts';
import { startSlack } from './platforms/slack.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const page = { type: 'text/html; charset=utf-8', body: '<!doctype html><title>Log in to this network</title>' };
const empty = { type: 'application/json', body: '{"ok":true}' };

/** What stands between the bot and a platform: it lets everything through, or answers everything itself. */
async function openPortal(to: string) {
  let answer: typeof page | undefined;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (answer) return void response.writeHead(200, { 'content-type': answer.type }).end(answer.body);
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
  undo.push(() => {
    server.closeAllConnections();
    server.close();
  });
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
  };
}

const log = pino({ level: 'silent' });
const handle = () => ({ opens: 'view' }) as never;
const view: View = { title: 'Hello', tone: 'plain', language: 'en', body: [] } as unknown as View;

interface Place {
  readonly platform: Platform;
  readonly portal: Awaited<ReturnType<typeof openPortal>>;
  readonly person: Address;
  readonly channel: Address & { workspace: string; channel: string };
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
    portal,
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
    portal,
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
