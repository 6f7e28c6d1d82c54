import { EventEmitter } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formOf, httpLink, patience, sign, socketLink } from './slack-link.ts';
import {
  type Block,
  type Element,
  elementsOf,
  type Modal,
  pingsOf,
  readable,
  refuseMessage,
  refuseModal,
} from './slack-rules.ts';

/**
 * A small Slack on the loopback: one workspace with the app installed, its Web API, and people who type, press and
 * read. It refuses by Slack's own names what Slack refuses: sizes, late acknowledgements, used triggers, bad tokens.
 */

export interface User {
  readonly id: string;
  readonly name: string;
  /** As the bot names them. */
  readonly account: string;
  readonly locale: string;
  readonly zone: string;
  readonly admin: boolean;
}
export interface Channel {
  readonly id: string;
  readonly name: string;
}
export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly onlyFor?: string;
  text: string;
  blocks: Block[];
  /** What each person has chosen in it, as `state.values` has it. */
  readonly chosen: Map<string, State>;
}
type Option = { readonly text: { readonly text: string }; readonly value: string };
type State = Record<string, Record<string, object>>;
type Args = Record<string, unknown>;
type Answer = { readonly ok: boolean; readonly error?: string } & Record<string, unknown>;

interface OpenModal {
  readonly id: string;
  readonly hash: string;
  readonly view: Modal;
  readonly given: Map<string, string>;
  errors: Record<string, string>;
}
interface Hook {
  readonly user: string;
  readonly channel: string;
  readonly message?: Message;
  readonly until: number;
  uses: number;
}

const refused = (error: string, more: object = {}): Answer => ({ ok: false, error, ...more });
const halfHour = 30 * 60_000;

export type Slack = Awaited<ReturnType<typeof startSlack>>;

export async function startSlack(options: { mode: 'socket' | 'http'; signingSecret?: string }) {
  const team = { id: 'T0STUDY', domain: 'study', name: 'Study' };
  const botToken = 'xoxb-local';
  const appToken = 'xapp-local';
  const signingSecret = options.signingSecret ?? 'local-signing-secret';
  const bot = { id: 'U0BOT', bot_id: 'B0BOT', app_id: 'A0APP' };

  const users = new Map<string, User>();
  const channels = new Map<string, Channel & { readonly member: boolean; readonly archived: boolean }>();
  const direct = new Map<string, string>(); // user → their DM with the app
  const closed = new Set<string>();
  const messages: Message[] = [];
  const modals = new Map<string, OpenModal>();
  const notices = new Map<string, string[]>(); // what Slack itself tells a person
  const triggers = new Map<string, { readonly user: string; readonly until: number; used: boolean }>();
  const hooks = new Map<string, Hook>();
  const pings: string[] = [];
  const calls: { readonly method: string; readonly args: Args }[] = [];
  const refusals = new Map<string, { readonly error: string; readonly retryAfter?: number }>();
  const held = new Map<string, Promise<void>>();
  const changes = new EventEmitter().setMaxListeners(100);
  let count = 0;
  let ahead = 0;
  let appUrl = '';

  const now = () => Date.now() + ahead;
  const nextId = (prefix: string) => `${prefix}${String(++count).padStart(7, '0')}`;
  const nextTs = () => `${Math.floor(now() / 1000)}.${String(++count).padStart(6, '0')}`;
  const changed = () => changes.emit('change');

  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://local');
      const body = await bodyOf(request);
      const [, place, name = ''] = pathname.split('/');
      if (place === 'hook') {
        const [status, said] = respond(name, body);
        response.writeHead(status, { 'content-type': 'text/plain' }).end(said);
      } else {
        const refusal = refusals.get(name);
        refusals.delete(name);
        const answer = refusal ? refused(refusal.error) : await call(name, body, request.headers.authorization);
        const limited = refusal?.retryAfter !== undefined;
        response.writeHead(limited ? 429 : 200, {
          'content-type': 'application/json',
          ...(limited && { 'retry-after': String(refusal.retryAfter) }),
        });
        response.end(JSON.stringify(answer));
      }
      changed();
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const socket = options.mode === 'socket' ? socketLink(server) : undefined;
  const link = socket ?? httpLink(signingSecret, () => appUrl);

  // ── the Web API ──────────────────────────────────────────────────────────────────────────────────────────────────

  const methods: Readonly<Record<string, (args: Args) => Answer>> = {
    'auth.test': () => ({
      ok: true,
      team: team.name,
      team_id: team.id,
      user: 'tongxue',
      user_id: bot.id,
      bot_id: bot.bot_id,
    }),
    'apps.connections.open': () =>
      socket ? { ok: true, url: `ws://${host}/link?ticket=${nextId('t')}` } : refused('socket_mode_not_enabled'),
    'users.info': ({ user, include_locale }) => {
      const found = users.get(String(user));
      if (!found) return refused('user_not_found');
      const { id, name, zone, admin, locale } = found;
      const profile = { display_name: name, real_name: name };
      const more = include_locale === 'true' ? { locale } : {};
      return {
        ok: true,
        user: {
          id,
          team_id: team.id,
          name,
          real_name: name,
          tz: zone,
          is_admin: admin,
          is_owner: false,
          profile,
          ...more,
        },
      };
    },
    'chat.postMessage': (args) => {
      const to = place(String(args.channel));
      if ('error' in to) return to;
      return refuse(args) ?? posted(post(to.channel, args));
    },
    'chat.postEphemeral': (args) => {
      const to = place(String(args.channel));
      if ('error' in to) return to;
      const user = users.get(String(args.user));
      if (!user) return refused('user_not_in_channel');
      const refusal = refuse(args);
      return refusal ?? { ok: true, message_ts: post(to.channel, args, user.id).ts };
    },
    'chat.update': (args) => {
      const message = messages.find((m) => m.channel === args.channel && m.ts === args.ts && !m.onlyFor);
      if (!message) return refused(channels.has(String(args.channel)) ? 'message_not_found' : 'channel_not_found');
      return refuse(args) ?? posted(rewrite(message, args));
    },
    'conversations.info': ({ channel }) => {
      const found = channels.get(String(channel));
      if (!found) return refused('channel_not_found');
      return {
        ok: true,
        channel: { id: found.id, name: found.name, is_member: found.member, is_archived: found.archived },
      };
    },
    'conversations.open': ({ users: user }) =>
      users.has(String(user)) ? { ok: true, channel: { id: directOf(String(user)) } } : refused('user_not_found'),
    'views.open': ({ trigger_id, view }) => {
      const trigger = triggers.get(String(trigger_id));
      if (!trigger) return refused('invalid_trigger_id');
      if (trigger.used) return refused('exchanged_trigger_id');
      if (trigger.until < now()) return refused('expired_trigger_id');
      const refusal = refuseModal(view);
      if (refusal) return refused(refusal.error, { response_metadata: { messages: refusal.messages } });
      trigger.used = true;
      const open: OpenModal = { id: nextId('V'), hash: nextTs(), view: view as Modal, given: new Map(), errors: {} };
      for (const block of open.view.blocks) {
        for (const element of elementsOf(block)) {
          if (element.type === 'plain_text_input') open.given.set(block.block_id ?? '', element.initial_value ?? '');
          if (element.type === 'static_select')
            open.given.set(block.block_id ?? '', element.initial_option?.value ?? '');
        }
      }
      modals.set(trigger.user, open);
      return { ok: true, view: { ...(view as object), id: open.id, hash: open.hash } };
    },
  };

  async function call(method: string, body: string, authorization = ''): Promise<Answer> {
    const fields = Object.fromEntries(new URLSearchParams(body));
    const args: Args = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, /^(blocks|view)$/.test(name) ? JSON.parse(value) : value]),
    );
    calls.push({ method, args });
    await held.get(method);
    const wanted = method === 'apps.connections.open' ? appToken : botToken;
    if (!authorization) return refused('not_authed');
    if (authorization !== `Bearer ${wanted}`) return refused('invalid_auth');
    return methods[method]?.(args) ?? refused('unknown_method');
  }

  const refuse = (args: Args): Answer | undefined => {
    const refusal = refuseMessage(args.text, args.blocks);
    return refusal && refused(refusal.error, { response_metadata: { messages: refusal.messages ?? [] } });
  };
  const posted = (message: Message): Answer => ({
    ok: true,
    channel: message.channel,
    ts: message.ts,
    message: { text: message.text },
  });

  /** A channel, or a person's DM, if the app may write there. */
  function place(to: string): { readonly channel: string } | (Answer & { readonly error: string }) {
    const user = users.get(to) ?? [...users.values()].find(({ id }) => direct.get(id) === to);
    if (user && closed.has(user.id)) return { ok: false, error: 'messages_tab_disabled' };
    if (user) return { channel: directOf(user.id) };
    const channel = channels.get(to);
    if (!channel) return { ok: false, error: 'channel_not_found' };
    if (channel.archived) return { ok: false, error: 'is_archived' };
    return channel.member ? { channel: to } : { ok: false, error: 'not_in_channel' };
  }

  function directOf(user: string): string {
    const id = direct.get(user) ?? nextId('D');
    direct.set(user, id);
    return id;
  }

  function post(channel: string, args: Args, onlyFor?: string): Message {
    const message: Message = {
      channel,
      ts: nextTs(),
      ...(onlyFor && { onlyFor }),
      text: '',
      blocks: [],
      chosen: new Map(),
    };
    messages.push(message);
    return rewrite(message, args);
  }

  /** What people have chosen stays, as it does in Slack, where the new blocks have the same ids. */
  function rewrite(message: Message, args: Args): Message {
    message.text = String(args.text ?? '');
    message.blocks = ((args.blocks ?? []) as Block[]).map((block) => ({
      ...block,
      block_id: block.block_id ?? nextId('b'),
    }));
    pings.push(...pingsOf({ ...args, blocks: message.blocks }));
    return message;
  }

  /** A response URL: five uses in half an hour. */
  function respond(id: string, body: string): readonly [status: number, said: string] {
    const hook = hooks.get(id);
    if (!hook || hook.until < now()) return [404, 'expired_url'];
    if (hook.uses >= 5) return [404, 'used_url'];
    const args = JSON.parse(body) as Args;
    const refusal = refuse(args);
    if (refusal) return [400, String(refusal.error)];
    hook.uses += 1;
    if (args.replace_original === true && hook.message) rewrite(hook.message, args);
    else post(hook.channel, args, args.response_type === 'in_channel' ? undefined : hook.user);
    return [200, 'ok'];
  }

  // ── what people do ───────────────────────────────────────────────────────────────────────────────────────────────

  const person = (user: User) => ({ id: user.id, username: user.name, name: user.name, team_id: team.id });
  const channelId = (user: User, where: Channel | 'dm') => (where === 'dm' ? directOf(user.id) : where.id);

  function opening(user: User, channel: string, message?: Message) {
    const trigger_id = nextId('trigger.');
    triggers.set(trigger_id, { user: user.id, until: now() + patience, used: false });
    const id = nextId('h');
    hooks.set(id, { user: user.id, channel, ...(message && { message }), until: now() + halfHour, uses: 0 });
    return { trigger_id, response_url: `http://${host}/hook/${id}` };
  }

  /** Gives the app three seconds; what goes wrong is what the person is told, and thrown. */
  async function deliver(user: User, kind: 'slash_commands' | 'interactive', payload: object): Promise<Args> {
    try {
      return ((await link.deliver(kind, payload)) ?? {}) as Args;
    } catch (error) {
      notices.set(user.id, [
        ...(notices.get(user.id) ?? []),
        `/study failed with the error "${(error as Error).message}"`,
      ]);
      throw error;
    } finally {
      changed();
    }
  }

  function commandPayload(user: User, where: Channel | 'dm', text: string) {
    const channel_id = channelId(user, where);
    return {
      token: 'legacy',
      team_id: team.id,
      team_domain: team.domain,
      channel_id,
      channel_name: where === 'dm' ? 'directmessage' : where.name,
      user_id: user.id,
      user_name: user.name,
      command: '/study',
      text,
      api_app_id: bot.app_id,
      is_enterprise_install: 'false',
      ...opening(user, channel_id),
    };
  }

  const visible = (user: User) =>
    messages.filter((m) =>
      m.onlyFor ? m.onlyFor === user.id : channels.has(m.channel) || m.channel === direct.get(user.id),
    );

  /** The newest message that has it, unless it is named. */
  function find(user: User, message: Message | undefined, wanted: (element: Element) => boolean) {
    for (const candidate of message ? [message] : visible(user).reverse()) {
      for (const block of candidate.blocks) {
        const element = elementsOf(block).find(wanted);
        if (element) return { message: candidate, block_id: block.block_id ?? '', element };
      }
    }
    throw new Error(`${user.name} sees nothing like that:\n${sees(user)}`);
  }

  async function act(user: User, message: Message, action: object): Promise<void> {
    const name = channels.get(message.channel)?.name ?? 'directmessage';
    await deliver(user, 'interactive', {
      type: 'block_actions',
      user: person(user),
      api_app_id: bot.app_id,
      token: 'legacy',
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: message.channel,
        is_ephemeral: Boolean(message.onlyFor),
      },
      team: { id: team.id, domain: team.domain },
      enterprise: null,
      is_enterprise_install: false,
      channel: { id: message.channel, name },
      // Slack does not send the text of an ephemeral message back.
      ...(!message.onlyFor && {
        message: { type: 'message', ts: message.ts, text: message.text, blocks: message.blocks },
      }),
      state: { values: message.chosen.get(user.id) ?? {} },
      actions: [{ ...action, action_ts: nextTs() }],
      ...opening(user, message.channel, message),
    });
  }

  function sees(user: User): string {
    const lines = visible(user).map((m) => {
      const where = channels.get(m.channel)?.name;
      const head = `— ${where ? `#${where}` : 'direct message'}${m.onlyFor ? ', only visible to you' : ''}`;
      return `${head}\n${m.blocks.length ? readable(m.blocks) : m.text}`;
    });
    const modal = modals.get(user.id);
    if (modal) {
      const { view, errors } = modal;
      const inputs = view.blocks.map((b) =>
        [readable([b]), errors[b.block_id ?? ''] ?? ''].filter(Boolean).join(' ⚠ '),
      );
      lines.push(`— modal: ${view.title.text}\n${inputs.join('\n')}\n[${view.submit?.text ?? ''}]`);
    }
    return [...lines, ...(notices.get(user.id) ?? [])].join('\n\n');
  }

  return {
    apiUrl: `http://${host}/api/`,
    botToken,
    appToken,
    signingSecret,
    team,
    /** Everybody and everything that the bot pinged. Stays empty. */
    pings: pings as readonly string[],
    sees,

    /** Where signed HTTP goes: the app's own origin. */
    deliverTo(url: string): void {
      appUrl = url;
    },
    connections: () => socket?.connections() ?? 0,
    dropConnections: () => socket?.drop(),

    addUser(given: { name: string; locale?: string; zone?: string; admin?: boolean }): User {
      const id = nextId('U');
      const { name, locale = 'en-US', zone = 'Europe/Berlin', admin = false } = given;
      const user = { id, name, locale, zone, admin, account: `${team.id}:${id}` };
      users.set(id, user);
      return user;
    },
    /** With the bot in it, unless told otherwise. */
    addChannel(name: string, { member = true, archived = false } = {}): Channel {
      const channel = { id: nextId('C'), name, member, archived };
      channels.set(channel.id, channel);
      return channel;
    },
    closeDms: (user: User): void => void closed.add(user.id),

    /** `/study TEXT`. Resolves once the app has acknowledged. */
    async command(user: User, where: Channel | 'dm', text: string): Promise<void> {
      await deliver(user, 'slash_commands', commandPayload(user, where, text));
    },
    /** The same command as a signed request, as it stands: with another secret, from another time, or twice. */
    async request(
      user: User,
      where: Channel,
      text: string,
      { secret = signingSecret, at = Math.floor(Date.now() / 1000) } = {},
    ) {
      const body = formOf('slash_commands', commandPayload(user, where, text));
      const headers = { 'content-type': 'application/x-www-form-urlencoded', ...sign(secret, body, at) };
      const send = () => fetch(new URL('/slack/events', appUrl), { method: 'POST', headers, body });
      return { send: async () => (await send()).status };
    },

    /** Presses the button with that label or route, in the newest message that has it. */
    async press(user: User, labelOrRoute: string, message?: Message): Promise<void> {
      const found = find(user, message, (e) => e.type === 'button' && [e.text.text, e.value].includes(labelOrRoute));
      if (found.element.type !== 'button') throw new Error('not a button');
      const { type, action_id, text, value } = found.element;
      await act(user, found.message, { type, action_id, block_id: found.block_id, text, ...(value && { value }) });
    },

    /** Chooses options by label, in the newest message with all of them. A multiple select keeps them until it is sent. */
    async select(user: User, labels: readonly string[], message?: Message): Promise<void> {
      const has = (e: Element) =>
        'options' in e && labels.every((label) => e.options.some((o) => o.text.text === label));
      const { message: where, block_id, element } = find(user, message, has);
      if (!('options' in element)) throw new Error('not a select');
      const chosen: Option[] = labels.map((label) => element.options.find((o) => o.text.text === label)!);
      const several = element.type === 'multi_static_select';
      if (chosen.length > (several ? (element.max_selected_items ?? 100) : 1))
        throw new Error('more than can be chosen');
      const given = {
        type: element.type,
        ...(several ? { selected_options: chosen } : { selected_option: chosen[0] }),
      };
      const state = where.chosen.get(user.id) ?? {};
      where.chosen.set(user.id, { ...state, [block_id]: { ...state[block_id], [element.action_id]: given } });
      await act(user, where, { ...given, action_id: element.action_id, block_id });
    },

    /** Fills in the open modal, by label or name, and submits it. What is not named stays as it was. */
    async submit(user: User, values: Readonly<Record<string, string>>): Promise<void> {
      const modal = modals.get(user.id);
      if (!modal) throw new Error(`${user.name} has no modal open:\n${sees(user)}`);
      const { view, given } = modal;
      const inputs = view.blocks.filter((block) => block.type === 'input');
      for (const [name, value] of Object.entries(values)) {
        const input = inputs.find((block) => [block.block_id, block.label.text].includes(name));
        if (!input) throw new Error(`no field ${name}`);
        const { element } = input;
        const option =
          'options' in element ? element.options.find((o) => [o.value, o.text.text].includes(value)) : undefined;
        if ('options' in element && !option) throw new Error(`no option ${value}`);
        given.set(input.block_id ?? '', option?.value ?? value);
      }
      const state: State = {};
      modal.errors = {};
      for (const { block_id = '', element, optional } of inputs) {
        const value = given.get(block_id) ?? '';
        // Slack checks these two before anything is sent.
        if (!value && !optional) modal.errors[block_id] = 'Please complete this required field.';
        if (element.type === 'plain_text_input' && value.length > (element.max_length ?? 3000))
          modal.errors[block_id] = 'Too long.';
        const option = 'options' in element ? (element.options.find((o) => o.value === value) ?? null) : null;
        const answer = 'options' in element ? { selected_option: option } : { value: value || null };
        state[block_id] = { [element.action_id]: { type: element.type, ...answer } };
      }
      if (Object.keys(modal.errors).length) return;
      const answer = await deliver(user, 'interactive', {
        type: 'view_submission',
        team: { id: team.id, domain: team.domain },
        user: person(user),
        api_app_id: bot.app_id,
        token: 'legacy',
        trigger_id: opening(user, '').trigger_id,
        view: { ...view, id: modal.id, hash: modal.hash, team_id: team.id, state: { values: state } },
        response_urls: [],
        is_enterprise_install: false,
        enterprise: null,
      });
      if (answer.response_action === undefined) modals.delete(user.id);
      else if (answer.response_action === 'errors') {
        modal.errors = answer.errors as Record<string, string>;
        const strange = Object.keys(modal.errors).filter((name) => !inputs.some((block) => block.block_id === name));
        if (strange.length || !Object.keys(modal.errors).length) throw new Error(`errors for no field: ${strange}`);
      } else throw new Error(`not an answer to a submission: ${JSON.stringify(answer)}`);
      changed();
    },
    dismiss: (user: User): void => void modals.delete(user.id),

    /** Waits until they see it, and gives all that they see. */
    async until(user: User, wanted: string | RegExp): Promise<string> {
      const there = () => (typeof wanted === 'string' ? sees(user).includes(wanted) : wanted.test(sees(user)));
      const deadline = AbortSignal.timeout(5000);
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
    messages: (user: User): readonly Message[] => visible(user),
    calls: (method: string): readonly Args[] => calls.filter((c) => c.method === method).map((c) => c.args),

    /** Slack's clock goes on: triggers and response URLs run out. */
    forward(ms: number): void {
      ahead += ms;
    },
    /** The next call of this method is refused; with `retryAfter`, as a rate limit is. */
    refuseNext(method: string, error: string, retryAfter?: number): void {
      refusals.set(method, { error, ...(retryAfter !== undefined && { retryAfter }) });
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
      for (const [method] of held) held.delete(method);
      await link.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
