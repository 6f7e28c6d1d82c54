import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createGateway, type GatewayLimits, gatewayLimits } from './discord-gateway.ts';
import { createLimits, type Limits, usualLimits } from './discord-limits.ts';
import { createPage } from './discord-page.ts';
import { createPeople } from './discord-people.ts';
import { createRest, type Result } from './discord-rest.ts';
import type { Registered } from './discord-rules.ts';
import { createWorld, type Guild, type Message, type User } from './discord-world.ts';

export type { Guild, User } from './discord-world.ts';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
}

/** A request is kept waiting, and then answered by this: `after` it was done all the same, or instead of being done. */
export interface Upset {
  readonly delayMs?: number;
  /** The answer is under way for so long. */
  readonly answerMs?: number;
  readonly result?: Result | 'hang up';
  readonly after?: boolean;
}

/** How strict it is; what is left out is as Discord has it. */
export interface DiscordOptions extends Partial<GatewayLimits>, Partial<Limits> {
  /** Until an interaction must be acknowledged, until whoever did it gives up, and until its token has run out. */
  readonly answerWithinMs?: number;
  readonly editWithinMs?: number;
  readonly tokenLastsMs?: number;
  /** The "few minutes" for which a nonce is known. */
  readonly nonceLastsMs?: number;
  /** Commands that may be new in a day; conversations that may be new in ten minutes. */
  readonly newCommands?: number;
  readonly newDms?: number;
}

/** A small Discord on the loopback, strict about what the real one refuses. People in it act and see; the bot is real. */
export async function startDiscord({
  answerWithinMs = 3_000,
  editWithinMs = 10_000,
  tokenLastsMs = 15 * 60_000,
  nonceLastsMs = 180_000,
  newCommands = 200,
  newDms = 10,
  ...given
}: DiscordOptions = {}) {
  const limits = createLimits({ ...usualLimits, ...given });
  let token = 'local.discord.token';
  const world = createWorld();
  const { applicationId, guilds, users, channels, closed, commands, snowflake, guildBody } = world;
  const asked: Asked[] = [];
  /** What goes wrong with a request, by chance; undefined for nothing. */
  let disturbing: ((asked: string) => Upset | undefined) | undefined;
  const planned: { path: RegExp; result: Result | 'hang up'; after: boolean }[] = [];
  let host = '';
  const attachments = new Map<string, Buffer>();
  const gatewayUrl = () => `ws://${host}/gateway/`;
  const rest = createRest(world, {
    token: () => token,
    gateway: () => gateway.about(),
    ...{ answerWithinMs, tokenLastsMs, nonceLastsMs, newCommands, newDms },
  });

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://local');
    const path = decodeURIComponent(pathname.replace(/^\/api\/v10/, ''));
    const method = request.method ?? 'GET';
    const given = /^\/attachments\/(\d+)$/.exec(path)?.[1];
    if (given) {
      const bytes = attachments.get(given);
      return void response.writeHead(bytes ? 200 : 404).end(bytes);
    }
    const body = await bodyOf(request);
    const plan = planned.findIndex((p) => p.path.test(`${method} ${path}`));
    const upset = disturbing?.(`${method} ${path}`);
    const [instead = upset] = plan < 0 ? [] : planned.splice(plan, 1);
    if (upset?.delayMs) await wait(upset.delayMs);
    const rated = limits.take(method, path);
    const done = (): Result | 'hang up' => {
      if ('refusal' in rated) return rated.refusal;
      const result = rest.route(request, method, path, body);
      if (method === 'POST' && /^\/channels\/\d+\/messages$/.test(path) && result.status === 200) tellOwn(result.body);
      return { ...result, headers: { ...rated.headers, ...result.headers } };
    };
    const result = instead?.result && !instead.after ? instead.result : done();
    const told = instead?.result && instead.after ? instead.result : result;
    if (told !== 'hang up') limits.note(told);
    asked.push({ method, path, status: told === 'hang up' ? 0 : told.status, body });
    if (upset?.answerMs) await wait(upset.answerMs);
    if (told === 'hang up') return void request.socket.destroy();
    const { status, body: said, headers } = told;
    response.writeHead(status, { ...(said !== undefined && { 'content-type': 'application/json' }), ...headers });
    response.end(said === undefined || typeof said === 'string' ? said : JSON.stringify(said));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const gateway = createGateway(
    server,
    {
      token: () => token,
      resetToken: () => {
        token = `another.${token}`;
      },
      url: gatewayUrl,
      ready: () => ({ user: world.bot, application: { id: applicationId, flags: 0 } }),
      guilds: () => [...guilds.values()].map(guildBody),
    },
    { ...gatewayLimits, ...given },
  );

  /** The bot hears its own messages, as it hears everybody's. */
  function tellOwn(message: unknown): void {
    const { channel_id } = message as { channel_id: string };
    const guild = channels.get(channel_id)?.guild?.id;
    gateway.dispatch(guild, 'MESSAGE_CREATE', { ...(message as object), ...(guild && { guild_id: guild }) });
  }

  const people = createPeople(world, {
    ...{ dispatch: gateway.dispatch, answerWithinMs, editWithinMs },
    upload(id, { name: filename, bytes }) {
      attachments.set(id, bytes);
      const url = `http://${host}/attachments/${id}`;
      return { id, filename, size: bytes.length, url, proxy_url: url, content_type: 'application/octet-stream' };
    },
  });

  return {
    apiUrl: `http://${host}/api`,
    token,
    applicationId,
    /** What the bot is started with, to live here. */
    settings: {
      DISCORD_TOKEN: token,
      DISCORD_APPLICATION_ID: applicationId,
      DISCORD_API_URL: `http://${host}/api`,
    },
    addGuild(name: string): Guild {
      const guild = { id: snowflake(), name, channel: snowflake(), roles: new Map<string, string>() };
      guilds.set(guild.id, guild);
      channels.set(guild.channel, { id: guild.channel, guild, forbidden: false });
      gateway.dispatch(guild.id, 'GUILD_CREATE', guildBody(guild));
      return guild;
    },
    /** Another channel of a guild: for everybody, or private to some; a text channel, or of another `type`. */
    addChannel(guild: Guild, more: { readonly people?: readonly User[]; readonly type?: number } = {}): string {
      const id = snowflake();
      const channel = { id, guild, forbidden: false, ...more };
      channels.set(id, channel);
      gateway.dispatch(guild.id, 'CHANNEL_CREATE', { ...world.channelBody(channel), name: 'talk', position: 1 });
      return id;
    },
    /** A role of a guild, by its id. */
    addRole(guild: Guild, name: string): string {
      const id = snowflake();
      guild.roles.set(id, name);
      return id;
    },
    giveRole: (user: User, guild: Guild, role: string): void =>
      void user.roles.set(guild.id, new Set([...(user.roles.get(guild.id) ?? []), role])),
    takeRole: (user: User, guild: Guild, role: string): void => void user.roles.get(guild.id)?.delete(role),
    /** Somebody in every guild there is, or in these only; in none, they share no server with the bot. */
    addUser(name: string, of: { in?: readonly Guild[]; locale?: string; organiser?: boolean } = {}): User {
      const { locale = 'en-GB', organiser = false } = of;
      const id = snowflake();
      const user = {
        id,
        name,
        locale,
        organiser,
        nicks: new Map<string, string>(),
        roles: new Map<string, Set<string>>(),
        guilds: () => of.in ?? [...guilds.values()],
      };
      users.set(user.id, user);
      return user;
    },
    ...people,
    /** Sends an interaction as it stands; nobody here has done it, so Discord's side of the answer is to be played. */
    sendPayload: (packet: { readonly guild_id?: string }): boolean =>
      gateway.dispatch(packet.guild_id, 'INTERACTION_CREATE', packet),
    /** Sends a packet of the gateway as it stands, whatever it is. */
    sendPacket: (t: unknown, d: unknown): boolean => gateway.dispatch(undefined, t as string, d),
    registered: (): readonly Registered[] => [...commands],
    /** Every request the bot made, and what it was told. */
    asked: (shape = /./): readonly Asked[] => asked.filter((a) => shape.test(`${a.method} ${a.path}`)),
    /** Every message that was ever posted here, oldest first. */
    posted: (): readonly Message[] => world.messages,
    /** Somebody's DM, as it is open since an earlier message. */
    openDm: (user: string): string => world.dmWith(user).id,
    closeDms: (user: User): void => void closed.add(user.id),
    openDms: (user: User): void => void closed.delete(user.id),
    /** How long each acknowledgement took (ms). */
    took: (): readonly number[] => [...world.interactions.values()].flatMap(({ took }) => took ?? []),
    /** Takes from the bot the permission to post in a channel. */
    forbid(channel: string): void {
      channels.get(channel)!.forbidden = true;
    },
    /** Hides a channel from the bot. */
    hide(channel: string): void {
      channels.get(channel)!.hidden = true;
    },
    /** Takes from the bot the permission to open threads in a channel. */
    forbidThreads(channel: string): void {
      channels.get(channel)!.noThreads = true;
    },
    /** Takes from the bot the permission to attach files in a channel. */
    forbidFiles(channel: string): void {
      channels.get(channel)!.noFiles = true;
    },
    delete(channel: string): void {
      channels.delete(channel);
    },
    /** The next request of this shape (`POST /channels/…`) gets this answer instead of being done. */
    instead: (path: RegExp, result: Result | 'hang up'): void => void planned.push({ path, result, after: false }),
    /** The next request of this shape is done, and gets this answer all the same. */
    despite: (path: RegExp, result: Result | 'hang up'): void => void planned.push({ path, result, after: true }),
    /** From now on requests (`POST /channels/…`) go wrong as this says, until it is called without anything. */
    disturb(by?: (asked: string) => Upset | undefined): void {
      disturbing = by;
    },
    /** What everybody sees as a page, and what they can do there: mount it where a person can open it. */
    page: createPage(world, people),
    rateOf: limits.rateOf,
    /** Requests that were no use in the last ten minutes: too many, and Discord shuts the door. */
    invalid: limits.invalid,
    hangUp: gateway.hangUp,
    deafen: gateway.deafen,
    connected: gateway.connected,
    resumed: gateway.resumed,
    identified: gateway.identified,
    async stop(): Promise<void> {
      gateway.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const type = request.headers['content-type'] ?? '';
  const bytes = Buffer.concat(chunks);
  if (!type.startsWith('multipart/')) return bytes.length ? JSON.parse(bytes.toString()) : undefined;
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const files = [...form].filter(([, part]) => typeof part !== 'string') as [string, File][];
  const uploads = files.map(async ([, file]) => ({
    filename: file.name,
    bytes: new Uint8Array(await file.arrayBuffer()),
  }));
  const payload = JSON.parse(String(form.get('payload_json')));
  const uploaded = { uploads: await Promise.all(uploads) };
  // An answer to an interaction has its message one level down.
  return 'data' in payload ? { ...payload, data: { ...payload.data, ...uploaded } } : { ...payload, ...uploaded };
}
