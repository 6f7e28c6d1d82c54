import type { IncomingMessage } from 'node:http';
import { type Modal, readModal } from './discord-read.ts';
import {
  choicesFaults,
  commandsFaults,
  commandsKept,
  ephemeral,
  type Faults,
  messageFaults,
  modalFaults,
  threadFaults,
} from './discord-rules.ts';
import type { Answer, Interaction, World } from './discord-world.ts';

export interface Result {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}
const refuse = (status: number, code: number, message: string, errors?: Faults): Result => ({
  status,
  body: { code, message, ...(errors && { errors }) },
});

/** The REST API: what the bot may ask, and what it is told. */
export function createRest(
  world: World,
  {
    token,
    gateway,
    ...limits
  }: {
    token(): string;
    gateway(): object;
    answerWithinMs: number;
    tokenLastsMs: number;
    nonceLastsMs: number;
    newCommands: number;
    newDms: number;
  },
) {
  let created = 0;
  const opened: number[] = [];
  const { applicationId, bot, guilds, users, channels, messages, interactions, commands } = world;
  const { post, fill, settle, dmWith, channelBody, guildBody, messageBody } = world;

  function route(request: IncomingMessage, method: string, path: string, body: unknown): Result {
    const at = (shape: RegExp, by: string): RegExpExecArray | null => (method === by ? shape.exec(path) : null);
    let found = at(/^\/interactions\/(\d+)\/([^/]+)\/callback$/, 'POST');
    if (found) return noted(found[2], callback(found[1] ?? '', found[2] ?? '', body));
    found = /^\/webhooks\/\d+\/([^/]+)(?:\/messages\/(.+))?$/.exec(path);
    if (found) return noted(found[1], webhook(method, found[1] ?? '', found[2], body));

    if (!/^DiscordBot \(\S+, \S+\)/.test(request.headers['user-agent'] ?? ''))
      return {
        status: 403,
        body: '<html><title>Just a moment...</title></html>',
        headers: { 'content-type': 'text/html' },
      };
    if (request.headers.authorization !== `Bot ${token()}`) return refuse(401, 0, '401: Unauthorized');
    if (at(/^\/applications\/@me$/, 'GET'))
      return { status: 200, body: { id: applicationId, name: bot.username, interactions_endpoint_url: null } };
    if (at(/^\/gateway\/bot$/, 'GET')) return { status: 200, body: gateway() };
    if (path === `/applications/${applicationId}/commands`)
      return register(method, body, /with_localizations=true/.test(request.url ?? ''));
    if (/^\/applications\/\d+\/commands$/.test(path))
      return refuse(403, 20012, 'You are not authorized to perform this action on this application');
    if (at(/^\/users\/@me\/channels$/, 'POST')) return openDm((body as { recipient_id?: unknown })?.recipient_id);
    found = /^\/channels\/([^/]+)(?:\/messages(?:\/([^/]+))?)?$/.exec(path);
    if (found) return inChannel(method, found[1] ?? '', found[2], path, body);
    found = at(/^\/channels\/(\d+)\/messages\/(\d+)\/threads$/, 'POST');
    if (found) return openThread(found[1] ?? '', found[2] ?? '', body);
    found = at(/^\/guilds\/(\d+)(\/members\/\d+)?$/, 'GET');
    const guild = guilds.get(found?.[1] ?? '');
    if (found && !guild) return refuse(404, 10004, 'Unknown Guild');
    if (guild && found?.[2]) {
      const who = users.get(found[2].slice('/members/'.length));
      const own = { user: bot, roles: [] };
      if (!who)
        return found[2].endsWith(applicationId) ? { status: 200, body: own } : refuse(404, 10007, 'Unknown Member');
      return { status: 200, body: { user: { id: who.id }, roles: [...(who.roles.get(guild.id) ?? [])] } };
    }
    if (guild) return { status: 200, body: guildBody(guild) };
    found = at(/^\/guilds\/(\d+)\/roles\/(\d+)$/, 'GET');
    if (found) {
      const called = guilds.get(found[1] ?? '')?.roles.get(found[2] ?? '');
      return called === undefined
        ? refuse(404, 10011, 'Unknown Role')
        : { status: 200, body: { id: found[2], name: called } };
    }
    return refuse(404, 0, '404: Not Found');
  }

  /** Whoever waits for an answer that never comes is told what was refused. */
  function noted(key: string | undefined, result: Result): Result {
    const i = interactions.get(key ?? '');
    if (i && result.status >= 400) i.refused = JSON.stringify(result.body);
    return result;
  }

  function register(method: string, body: unknown, localised: boolean): Result {
    const told = (command: unknown) =>
      JSON.parse(JSON.stringify(command, (key, v) => (localised || !key.endsWith('_localizations') ? v : undefined)));
    if (method === 'GET')
      return { status: 200, body: commands.map((c) => ({ ...told(c), id: '1', version: '1', nsfw: false })) };
    const faults = commandsFaults(body);
    if (faults) return refuse(400, 50035, 'Invalid Form Body', faults);
    const fresh = commandsKept(body).filter(({ name }) => !commands.some((c) => c.name === name)).length;
    if (created + fresh > limits.newCommands) {
      const message = `Max number of daily application command creates has been reached (${limits.newCommands})`;
      return { ...refuse(429, 30034, message), headers: { 'retry-after': '3600', 'x-ratelimit-scope': 'user' } };
    }
    created += fresh;
    commands.splice(0, commands.length, ...commandsKept(body));
    return { status: 200, body };
  }

  function openDm(recipient: unknown): Result {
    if (typeof recipient !== 'string' || !/^\d+$/.test(recipient)) return refuse(400, 50035, 'Invalid Form Body');
    if (!users.has(recipient)) return refuse(400, 50033, 'Invalid Recipient(s)');
    const now = Date.now();
    while (opened.length && now - opened[0]! > 600_000) opened.shift();
    if (![...channels.values()].some((c) => c.with === recipient)) {
      if (opened.length >= limits.newDms) return refuse(403, 40003, 'You are opening direct messages too fast');
      opened.push(now);
    }
    return { status: 200, body: channelBody(dmWith(recipient)) };
  }

  function openThread(id: string, messageId: string, body: unknown): Result {
    const channel = channels.get(id);
    const message = messages.find((m) => m.id === messageId && m.channel === channel && !m.deleted);
    if (!channel || !message)
      return refuse(404, channel ? 10008 : 10003, channel ? 'Unknown Message' : 'Unknown Channel');
    const faults = threadFaults(body);
    if (faults) return refuse(400, 50035, 'Invalid Form Body', faults);
    if (channel.noThreads) return refuse(403, 50013, 'Missing Permissions');
    if (channels.has(messageId)) return refuse(400, 160004, 'A thread has already been created for this message');
    const { name } = body as { name: string };
    const thread = { id: messageId, guild: channel.guild!, parent: channel, name, forbidden: false };
    channels.set(thread.id, thread);
    return { status: 201, body: channelBody(thread) };
  }

  function inChannel(method: string, id: string, messageId: string | undefined, path: string, body: unknown): Result {
    if (!/^\d+$/.test(id)) return refuse(400, 50035, 'Invalid Form Body', { channel_id: 'not a snowflake' });
    const channel = channels.get(id);
    if (!channel) return refuse(404, 10003, 'Unknown Channel');
    if (channel.hidden ?? channel.parent?.hidden) return refuse(403, 50001, 'Missing Access');
    if (method === 'GET') return { status: 200, body: channelBody(channel) };
    const faults = path.endsWith('/messages') || messageId ? messageFaults(body) : { _: 'no such route here' };
    if (faults) return refuse(400, 50035, 'Invalid Form Body', faults);
    const given = body as { nonce?: string; enforce_nonce?: boolean; uploads?: readonly unknown[] };
    if (method === 'PATCH') {
      const message = messages.find((m) => m.id === messageId && m.channel === channel && !m.deleted);
      if (!message) return refuse(404, 10008, 'Unknown Message');
      fill(message, body);
      return { status: 200, body: messageBody(message) };
    }
    if (channel.forbidden || (channel.noFiles && given.uploads?.length))
      return refuse(403, 50013, 'Missing Permissions');
    if (channel.with && world.closed.has(channel.with)) return refuse(403, 50007, 'Cannot send messages to this user');
    if (channel.with && !users.get(channel.with)?.guilds().length) return refuse(403, 50278, 'No mutual guilds');
    const same = given.enforce_nonce
      ? messages.find(
          (m) => m.nonce && m.nonce === given.nonce && m.channel === channel && Date.now() - m.at < limits.nonceLastsMs,
        )
      : undefined;
    if (same?.deleted) return refuse(404, 10008, 'Unknown Message');
    const message = same ?? post(channel, body, { nonce: given.nonce });
    return { status: 200, body: messageBody(message) };
  }

  function callback(id: string, key: string, body: unknown): Result {
    const i = interactions.get(key);
    if (!i || i.id !== id) return refuse(404, 10062, 'Unknown interaction');
    if (i.acknowledged !== undefined) return refuse(400, 40060, 'Interaction has already been acknowledged.');
    if (Date.now() - i.begun > limits.answerWithinMs) return refuse(404, 10062, 'Unknown interaction');
    const { type = 0, data } = (body ?? {}) as {
      type?: number;
      data?: { flags?: number; choices?: Answer['choices'] };
    };
    const faults = fits(i, type) ? dataFaults(type, data) : { type: `${type} does not fit interaction ${i.kind}` };
    if (faults) return refuse(400, 50035, 'Invalid Form Body', faults);
    i.acknowledged = type;
    i.took = Date.now() - i.begun;
    const only = (data?.flags ?? 0) & ephemeral ? { only: i.user, flags: ephemeral } : {};
    if (type === 4) i.original = post(i.channel, data, only);
    if (type === 5) i.original = post(i.channel, undefined, { ...only, thinking: true });
    if (type === 6 || type === 7) i.original = i.pressed;
    if (type === 7 && i.original) fill(i.original, data);
    if ((type === 4 || type === 7) && i.original) settle(i, i.original);
    if (type === 8) i.settle({ text: '', private: true, replaced: false, form: false, choices: data?.choices ?? [] });
    if (type === 9) {
      const modal = data as unknown as Modal;
      world.forms.set(i.user.id, { modal, from: i.pressed, channel: i.channel });
      i.settle({ text: readModal(modal), private: true, replaced: false, form: true, choices: [] });
    }
    return { status: 204 };
  }

  function webhook(method: string, key: string, messageId: string | undefined, body: unknown): Result {
    const i = interactions.get(key);
    if (!i || i.acknowledged === undefined) return refuse(404, 10015, 'Unknown Webhook');
    if (Date.now() - i.begun > limits.tokenLastsMs) return refuse(401, 50027, 'Invalid Webhook Token');
    const message = messageId === '@original' ? i.original : messages.find((m) => m.id === messageId);
    const gone = !message || message.deleted;
    if (messageId && gone) return refuse(404, 10008, 'Unknown Message');
    if (method === 'GET') return { status: 200, body: messageBody(message!) };
    if (method === 'DELETE') {
      message!.deleted = true;
      return { status: 204 };
    }
    const faults = messageFaults(body);
    if (faults) return refuse(400, 50035, 'Invalid Form Body', faults);
    // The first follow-up of a deferred answer is that answer, and as private as it was announced.
    const target = method === 'PATCH' ? message : i.original?.thinking ? i.original : undefined;
    const only = ((body as { flags?: number }).flags ?? 0) & ephemeral ? { only: i.user } : {};
    if (target) fill(target, body);
    const result = target ?? post(i.channel, body, only);
    settle(i, result);
    return { status: 200, body: messageBody(result) };
  }

  return { route };
}

function fits({ kind, pressed }: Interaction, type: number): boolean {
  if (kind === 4 || type === 8) return kind === 4 && type === 8;
  if (type === 6 || type === 7) return pressed !== undefined;
  return type === 4 || type === 5 || (type === 9 && kind !== 5);
}

function dataFaults(type: number, data: { flags?: number } | undefined): Faults {
  if (type === 4 || type === 7) return messageFaults(data);
  if (type === 8) return choicesFaults(data);
  if (type === 9) return modalFaults(data);
  return (data?.flags ?? 0) & ~ephemeral ? { flags: 'only EPHEMERAL while deferring' } : undefined;
}
