import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { catalogues } from '../../src/i18n/index.ts';
import { manifest } from '../../src/slack/register.ts';
import { createActs, type GivenFile } from './slack-acts.ts';
import { type Args, refused } from './slack-answer.ts';
import { type Channel, createWorkspace, type Message, type User } from './slack-api.ts';
import { random } from './slack-limits.ts';
import { bodyOf, httpLink, type Kind, persist, sign, socketLink, typeOf } from './slack-link.ts';
import { createPage } from './slack-page.ts';
import { readable } from './slack-rules.ts';

export type { Channel, Message, User } from './slack-api.ts';

/** How the next calls go wrong: by a name in a 200 answer, or by an HTTP status. */
interface Fault {
  readonly error?: string;
  readonly status?: number;
  readonly retryAfter?: number;
  /** So many calls are let through before. */
  skip: number;
  left: number;
}
/** A call is kept waiting, and then goes wrong: `after` it was done all the same, or instead of being done. */
export interface Upset {
  readonly delayMs?: number;
  readonly status?: number;
  readonly retryAfter?: number;
  readonly hangUp?: boolean;
  readonly after?: boolean;
}
/** Done, and answered as if it were not. */
const lose = ({ hangUp, status = 500 }: Upset, request: IncomingMessage, response: ServerResponse) =>
  hangUp ? request.socket.destroy() : response.writeHead(status).end();
const errorOf = (status: number) => (status === 429 ? 'ratelimited' : 'internal_error');

interface Options {
  readonly mode: 'socket' | 'http';
  readonly signingSecret?: string;
  /** What the app was given when it was installed; the manifest's own by default. */
  readonly scopes?: readonly string[];
  /** How much more than its numbers Slack lets through. By the seed, when there is one. */
  readonly burst?: number;
  readonly seed?: number;
  /** The id of the workspace, and of the enterprise that it is part of. */
  readonly team?: string;
  readonly enterprise?: string;
  /** When an event that was not acknowledged comes again: Slack's 0, 60 and 300 s, a thousand times as fast. */
  readonly retries?: readonly number[];
  /** Within three seconds a payload must be acknowledged. */
  readonly ackWithinMs?: number;
}

export type Slack = Awaited<ReturnType<typeof startSlack>>;

/**
 * A small Slack on the loopback: one workspace with the app installed, its Web API, and people who type, press and
 * read. It refuses by Slack's own names what Slack refuses: sizes, scopes, rates, late acknowledgements, used triggers,
 * bad tokens. Its page is at `origin`.
 */
export async function startSlack(options: Options) {
  const botToken = 'xoxb-local';
  const appToken = 'xapp-local';
  const { signingSecret = 'local-signing-secret', retries = [0, 60, 300], ackWithinMs = 3_000, seed } = options;
  const { oauth_config, settings } = manifest([], catalogues, { socketMode: true });
  const burst = { most: options.burst ?? (seed === undefined ? 5 : Math.floor(random(seed)() * 6)) };
  const faults = new Map<string, Fault>();
  const held = new Map<string, Promise<void>>();
  const shared = new Map<string, Buffer>();
  const notices = new Map<string, string[]>(); // what Slack itself tells a person
  const refusals: string[] = [];
  let disturbing: ((spot: string) => Upset | undefined) | undefined;
  const changes = new EventEmitter().setMaxListeners(100);
  const changed = () => changes.emit('change');
  let appUrl = '';
  let last: { readonly user: User; readonly kind: Kind; readonly payload: object } | undefined;

  const server = createServer((request, response) => {
    void (async () => {
      const [, path = '', name = ''] = new URL(request.url ?? '/', 'http://local').pathname.split('/');
      if (path === 'files-pri') {
        const mayRead = request.headers.authorization === `Bearer ${botToken}` && workspace.scopes.has('files:read');
        const bytes = shared.get(name);
        // Whoever may not is sent to the page where one logs in.
        if (!mayRead) return response.writeHead(302, { location: `http://${host}/` }).end();
        return response.writeHead(bytes ? 200 : 404).end(bytes);
      }
      if (!['api', 'hook', 'upload'].includes(path)) return slack.page(request, response);
      const bytes = await bytesOf(request);
      const body = bytes.toString();
      const spot = path === 'api' ? name : path;
      await held.get(spot);
      const upset = disturbing?.(spot);
      if (upset?.delayMs) await wait(upset.delayMs);
      if (upset?.hangUp && !upset.after) return request.socket.destroy();
      const fault = upset?.status && !upset.after ? { ...upset, error: errorOf(upset.status) } : takeFault(spot);
      if (fault) {
        const headers = {
          'content-type': 'application/json',
          ...(fault.retryAfter !== undefined && { 'retry-after': String(fault.retryAfter) }),
        };
        response.writeHead(fault.status ?? 200, headers).end(JSON.stringify(refused(fault.error ?? 'internal_error')));
      } else if (path === 'api') {
        const { retryAfter, ...answer } = workspace.call(name, body, request.headers.authorization);
        if (answer.ok) tellOwn(name, answer);
        if (!answer.ok) refusals.push(`${name}: ${answer.error} ${JSON.stringify(answer.response_metadata ?? '')}`);
        const headers = {
          'content-type': 'application/json',
          'x-oauth-scopes': [...workspace.scopes].join(','),
          ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
        };
        if (upset?.after) lose(upset, request, response);
        else response.writeHead(retryAfter === undefined ? 200 : 429, headers).end(JSON.stringify(answer));
      } else if (path === 'hook') {
        const [status, said] = workspace.respond(name, body);
        if (status !== 200) refusals.push(`response URL: ${status} ${said}`);
        if (upset?.after) lose(upset, request, response);
        else response.writeHead(status, { 'content-type': 'text/plain' }).end(said);
      } else response.writeHead(workspace.files.upload(name, bytes)).end();
      changed();
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const socket = options.mode === 'socket' ? socketLink(server, ackWithinMs) : undefined;
  const link = socket ?? httpLink(signingSecret, () => appUrl, ackWithinMs);
  const workspace = createWorkspace({
    bot: botToken,
    app: appToken,
    scopes: options.scopes ?? oauth_config?.scopes?.bot ?? [],
    socketUrl: socket && (() => `ws://${host}/link`),
    uploadUrl: (id) => `http://${host}/upload/${id}`,
    burst,
    team: options.team,
    enterprise: options.enterprise,
  });
  const { team, bot, users, channels, calls, closed, token, files, views, nextId, nextTs, visible } = workspace;

  function takeFault(spot: string): Fault | undefined {
    const fault = faults.get(spot);
    if (!fault || fault.skip-- > 0) return undefined;
    fault.left -= 1;
    if (fault.left <= 0) faults.delete(spot);
    return fault;
  }

  async function deliver(user: User, kind: Exclude<Kind, 'events_api'>, payload: object): Promise<Args> {
    last = { user, kind, payload };
    try {
      return ((await link.deliver(kind, payload)) ?? {}) as Args;
    } catch (error) {
      const told = `/study failed with the error "${(error as Error).message}"`;
      refusals.push(told);
      notices.set(user.id, [...(notices.get(user.id) ?? []), told]);
      throw error;
    } finally {
      changed();
    }
  }

  function eventPayload(user: User, event: object): object {
    return {
      token: 'legacy',
      team_id: user.team,
      api_app_id: bot.app_id,
      type: 'event_callback',
      event_id: nextId('Ev'),
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [{ team_id: user.team, user_id: bot.id, is_bot: true, is_enterprise_install: false }],
      event,
    };
  }

  /** Everything that they see, piece by piece. */
  function reads(user: User): string[] {
    const lines = visible(user).map((m) => {
      const where = channels.get(m.channel)?.name;
      const head = `— ${where ? `#${where}` : 'direct message'}${m.thread ? ', in a thread' : ''}${m.onlyFor ? ', only visible to you' : ''}`;
      return `${head}\n${m.by ? `${m.by.name}: ` : ''}${m.blocks.length ? readable(m.blocks) : m.text}`;
    });
    const home = views.homes.get(user.id);
    if (home) lines.push(`— home\n${readable(home.view.blocks)}`);
    const modal = views.modalOf(user.id);
    if (modal) {
      const { view, errors } = modal;
      const inputs = view.blocks.map((b) =>
        [readable([b]), errors[b.block_id ?? ''] ?? ''].filter(Boolean).join(' ⚠ '),
      );
      lines.push(`— modal: ${view.title.text}\n${inputs.join('\n')}\n[${view.submit?.text ?? ''}]`);
    }
    return [...lines, ...(notices.get(user.id) ?? [])];
  }
  const sees = (user: User): string => reads(user).join('\n\n');

  function share({ name, bytes }: GivenFile): object {
    const id = nextId('F');
    shared.set(id, bytes);
    const url = `http://${host}/files-pri/${id}`;
    return { id, name, size: bytes.length, mimetype: 'text/plain', url_private: url, url_private_download: url };
  }
  const { commandPayload, hookUrl, command, press, select, submit } = createActs({
    ...{ workspace, host, sees, deliver, share },
  });

  /** Opens the app's Home tab. How often Slack had to say so. */
  async function openHome(user: User, tab: 'home' | 'messages' = 'home'): Promise<number> {
    if (!settings?.event_subscriptions?.bot_events?.includes('app_home_opened')) return 0;
    const { id, hash, view } = views.homes.get(user.id) ?? {};
    const payload = eventPayload(user, {
      type: 'app_home_opened',
      user: user.id,
      channel: workspace.directOf(user.id),
      tab,
      event_ts: nextTs(),
      ...(view && { view: { ...view, id, hash } }),
    });
    last = { user, kind: 'events_api', payload };
    return persist(link, payload, retries).finally(changed);
  }

  /** The app hears its own messages in DMs, as it hears those of people, and its edits. */
  function tellOwn(method: string, { channel, ts, message }: Args): void {
    const subscribed = settings?.event_subscriptions?.bot_events?.some((asked) => asked === 'message.im');
    if (!/^chat\.(postMessage|update)$/.test(method) || !String(channel).startsWith('D')) return;
    if (!subscribed || !workspace.scopes.has('im:history')) return;
    const own = { type: 'message', channel_type: 'im', channel, event_ts: nextTs() };
    const posted = { ...(message as object), user: bot.id, bot_id: bot.bot_id, ts };
    const event =
      method === 'chat.update' ? { ...own, subtype: 'message_changed', message: posted } : { ...own, ...posted };
    const someone = [...users.values()][0]!;
    void link.deliver('events_api', eventPayload(someone, event)).catch(() => undefined);
  }

  /**
   * Somebody writes a message: to the app in its DM, or in a channel, below `thread` when there is one. `@bot` becomes a
   * mention. The app is told by the event that the manifest and the scopes allow: in a DM always by message.im, as
   * reference/events/app_mention says. How often Slack had to say so.
   */
  async function say(
    user: User,
    where: Channel | 'dm',
    text: string,
    { thread, extra = {} }: { readonly thread?: string; readonly extra?: object } = {},
  ): Promise<number> {
    const channel = where === 'dm' ? workspace.directOf(user.id) : where.id;
    const written = text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;' })[c] ?? '&gt;');
    const words = written.replaceAll('@bot', `<@${bot.id}>`);
    const { ts } = workspace.post(channel, { text, ...(thread && { thread_ts: thread }) }, undefined, user);
    changed();
    const event = {
      ...{ user: user.id, team: user.team, text: words, ts, event_ts: ts, channel, client_msg_id: nextId('m') },
      ...(thread && { thread_ts: thread }),
      ...extra,
    };
    const [name, scope] = where === 'dm' ? ['message.im', 'im:history'] : ['app_mention', 'app_mentions:read'];
    const subscribed = settings?.event_subscriptions?.bot_events?.some((asked) => asked === name);
    const meant = where === 'dm' || (text.includes('@bot') && channels.get(channel)?.member);
    if (!meant || !subscribed || !workspace.scopes.has(scope)) return 0;
    const type = where === 'dm' ? { type: 'message', channel_type: 'im' } : { type: 'app_mention' };
    const payload = eventPayload(user, { ...event, ...type });
    last = { user, kind: 'events_api', payload };
    return persist(link, payload, retries).finally(changed);
  }

  const acts = {
    people: (): readonly User[] => [...users.values()],
    rooms: (): readonly Channel[] => [...channels.values()],
    messages: (user: User): readonly Message[] => visible(user),
    homeOf: (user: User) => views.homes.get(user.id)?.view.blocks ?? [],
    modalOf: (user: User) => views.modalOf(user.id),
    noticesOf: (user: User): readonly string[] => notices.get(user.id) ?? [],
    /** The bytes of a file that was uploaded. */
    picture: (id: string): Buffer | undefined => files.files.get(id)?.bytes,
    command,
    press,
    select,
    async submit(
      user: User,
      values: Readonly<Record<string, string>>,
      how?: Parameters<typeof submit>[2],
    ): Promise<void> {
      await submit(user, values, how);
      changed();
    },
    openHome,
    say,
    reads,
    /** Until they see something that is not among these, and nothing more comes; or for long enough. */
    async moved(user: User, before: ReadonlySet<string>): Promise<void> {
      const enough = AbortSignal.timeout(3000);
      for (let seen = ''; seen !== reads(user).join(); ) {
        seen = reads(user).join();
        const fresh = reads(user).some((one) => !before.has(one));
        const quiet = fresh ? AbortSignal.any([enough, AbortSignal.timeout(150)]) : enough;
        while (reads(user).join() === seen && !quiet.aborted)
          await once(changes, 'change', { signal: quiet }).catch(() => undefined);
      }
    },
    dismiss: (user: User): void => views.close(user.id),
  };

  const slack = {
    ...acts,
    /** What everybody sees as a page, and what they can do there. It is at `origin`, too. */
    page: createPage(acts),
    apiUrl: `http://${host}/api/`,
    /** The page for a person: what everybody sees, and ways to act as them. */
    origin: `http://${host}/`,
    botToken,
    appToken,
    signingSecret,
    /** What the bot is started with, to live here. */
    settings: {
      SLACK_BOT_TOKEN: botToken,
      SLACK_API_URL: `http://${host}/api/`,
      ...(options.mode === 'http' ? { SLACK_SIGNING_SECRET: signingSecret } : { SLACK_APP_TOKEN: appToken }),
    },
    team,
    /** Everybody and everything that the bot pinged. Stays empty. */
    pings: workspace.pings as readonly string[],
    /** Whatever the app did that Slack refused, and every payload that it did not acknowledge in time. */
    refusals: refusals as readonly string[],
    sees,

    /** Where signed HTTP goes: the app's own origin. */
    deliverTo(url: string): void {
      appUrl = url;
    },
    connections: () => socket?.connections() ?? 0,
    /** Sends this down the app's socket as it stands, whatever it is. */
    deliverText: (message: string | Buffer): void => socket?.text(message),
    dropConnections: () => socket?.drop(),
    /** Slack asks every connection to be made anew. */
    refreshConnections: () => socket?.refresh(),

    /** Somebody of this workspace, or of the `team` they are named with. */
    addUser(given: {
      name: string;
      locale?: string;
      zone?: string;
      admin?: boolean;
      guest?: boolean;
      team?: string;
      enterprise?: string;
    }): User {
      const id = nextId('U');
      const { name, locale = 'en-US', zone = 'Europe/Berlin', admin = false, guest = false } = given;
      const { team: of = team.id, enterprise } = given;
      const user = { id, name, locale, zone, admin, guest, team: of, account: `${of}:${id}`, enterprise };
      users.set(id, user);
      return user;
    },
    /** With the bot in it, unless told otherwise; `closed` for a private one, with these people. */
    addChannel(
      name: string,
      {
        member = true,
        archived = false,
        people,
        closed = people !== undefined,
      }: { member?: boolean; archived?: boolean; closed?: boolean; people?: readonly User[] } = {},
    ): Channel {
      const channel = { id: nextId('C'), name, member, archived, closed, people: people?.map(({ id }) => id) };
      channels.set(channel.id, channel);
      return channel;
    },
    /** Makes somebody an admin of the workspace, or takes that away. */
    setAdmin(user: User, admin: boolean): void {
      users.set(user.id, { ...users.get(user.id)!, admin });
    },
    /** Somebody takes the app out of a channel. */
    expel(channel: Channel): void {
      channels.get(channel.id)!.member = false;
    },
    /** The admin switched the Messages tab off, as far as this person is concerned. */
    closeDms: (user: User): void => void closed.set(user.id, 'messages_tab_disabled'),
    /** Has left the workspace. */
    deactivate: (user: User): void => void closed.set(user.id, 'account_inactive'),
    /** Every call is refused by this from now on. */
    killToken(error: 'token_revoked' | 'account_inactive' | 'token_expired'): void {
      token.dead = error;
    },
    /** The token is good again. */
    reviveToken(): void {
      delete token.dead;
    },

    /** The same command as a signed request, as it stands: with another secret, from another time, or twice. */
    async request(
      user: User,
      where: Channel,
      text: string,
      { secret = signingSecret, at = Math.floor(Date.now() / 1000) } = {},
    ) {
      const body = bodyOf('slash_commands', commandPayload(user, where, text));
      const headers = { ...typeOf('slash_commands'), ...sign(secret, body, at) };
      const send = () => fetch(new URL('/slack/events', appUrl), { method: 'POST', headers, body });
      return { send: async () => (await send()).status };
    },
    /** What was delivered last. */
    delivered: (): { readonly kind: Kind; readonly payload: object } | undefined => last,
    /** Delivers this as it stands, signed as it must be. */
    deliverRaw: (kind: Kind, payload: object): Promise<unknown> => link.deliver(kind, payload),
    /** Delivers the last thing once more, the same to the letter, as Slack does when it is not sure. */
    async again(): Promise<void> {
      if (!last) throw new Error('nothing was delivered yet');
      await link.deliver(last.kind, last.payload, { number: 1, reason: 'http_timeout' });
      changed();
    },

    /** Waits until they see it, and gives all that they see. */
    async until(user: User, wanted: string | RegExp): Promise<string> {
      const there = () => (typeof wanted === 'string' ? sees(user).includes(wanted) : wanted.test(sees(user)));
      const deadline = AbortSignal.timeout(8000);
      while (!there()) {
        await new Promise<void>((resolve, reject) => {
          changes.once('change', resolve);
          deadline.addEventListener('abort', () =>
            reject(new Error(`${user.name} never saw ${wanted}, but:\n${sees(user)}`)),
          );
        });
      }
      return sees(user);
    },
    calls: (method: string): readonly Args[] => calls.filter((c) => c.method === method).map((c) => c.args),
    /** Every Web API method that was called. */
    methods: (): ReadonlySet<string> => new Set(calls.map((c) => c.method)),
    /** The next so many messages with a new file are refused, as Slack does while it still looks at the file. */
    slowFiles(times: number): void {
      files.slow.times = times;
    },

    /** What a payload would bring, for calling the Web API by hand. */
    trigger: (user: User): string => views.trigger(user.id),
    responseUrl: (user: User, where: Channel): string => hookUrl(user, where.id),

    /** Slack's clock goes on: triggers and response URLs run out, rate limits are over. */
    forward(ms: number): void {
      workspace.clock.ahead += ms;
    },
    /** How much more than its numbers Slack lets through, from now on, counted anew. */
    setBurst(most: number): void {
      burst.most = most;
      workspace.limits.reset();
    },
    /** The next call of this method is refused; with `retryAfter`, as a rate limit is. */
    refuseNext(method: string, error: string, retryAfter?: number): void {
      const limited = retryAfter === undefined ? {} : { status: 429, retryAfter };
      faults.set(method, { error, ...limited, skip: 0, left: 1 });
    },
    /**
     * The next `times` calls of a method, of response URLs (`hook`) or uploads (`upload`) end with this status, after
     * `skip` that do not.
     */
    failNext(
      spot: string,
      status: number,
      { times = 1, skip = 0, retryAfter }: { times?: number; skip?: number; retryAfter?: number } = {},
    ): void {
      faults.set(spot, {
        error: errorOf(status),
        status,
        ...(retryAfter !== undefined && { retryAfter }),
        skip,
        left: times,
      });
    },
    /** From now on calls (a method, `hook`, `upload`) go wrong as this says, until it is called without anything. */
    disturb(by?: (spot: string) => Upset | undefined): void {
      disturbing = by;
    },
    /** Calls of this method wait until the returned function is called. */
    hold(method: string): () => void {
      let release = (): void => undefined;
      held.set(method, new Promise<void>((resolve) => (release = resolve)));
      return () => {
        held.delete(method);
        release();
      };
    },
    async stop(): Promise<void> {
      held.clear();
      await link.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return slack;
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
