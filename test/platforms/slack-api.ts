import { type Block, elementsOf, type Modal, pingsOf, refuseMessage, refuseModal } from './slack-rules.ts';

/** One workspace: its people, channels, messages and modals, and the Web API that an app changes them by. */

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
export type State = Record<string, Record<string, object>>;
export interface OpenModal {
  readonly id: string;
  readonly hash: string;
  readonly view: Modal;
  /** What stands in the fields, by block id. */
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
export type Args = Record<string, unknown>;
export type Answer = { readonly ok: boolean; readonly error?: string } & Record<string, unknown>;

export const refused = (error: string, more: object = {}): Answer => ({ ok: false, error, ...more });
const seconds = 1000;
const minutes = 60 * seconds;

export type Workspace = ReturnType<typeof createWorkspace>;

export function createWorkspace(tokens: { readonly bot: string; readonly app: string }, socketUrl?: () => string) {
  const team = { id: 'T0STUDY', domain: 'study', name: 'Study' };
  const bot = { id: 'U0BOT', bot_id: 'B0BOT', app_id: 'A0APP' };
  const users = new Map<string, User>();
  const channels = new Map<string, Channel & { readonly member: boolean; readonly archived: boolean }>();
  const direct = new Map<string, string>(); // a person → their DM with the app
  const closed = new Set<string>();
  const messages: Message[] = [];
  const modals = new Map<string, OpenModal>();
  const triggers = new Map<string, { readonly user: string; readonly until: number; used: boolean }>();
  const hooks = new Map<string, Hook>();
  const pings: string[] = [];
  const calls: { readonly method: string; readonly args: Args }[] = [];
  const clock = { ahead: 0 };
  let count = 0;

  const now = () => Date.now() + clock.ahead;
  const nextId = (prefix: string) => `${prefix}${String(++count).padStart(7, '0')}`;
  const nextTs = () => `${Math.floor(now() / 1000)}.${String(++count).padStart(6, '0')}`;

  const methods: Readonly<Record<string, (args: Args) => Answer>> = {
    'auth.test': () => ({ ok: true, team: team.name, team_id: team.id, user: 'tongxue', user_id: bot.id, ...bot }),

    'apps.connections.open': () =>
      socketUrl ? { ok: true, url: `${socketUrl()}?ticket=${nextId('t')}` } : refused('socket_mode_not_enabled'),

    'users.info': ({ user, include_locale }) => {
      const found = users.get(String(user));
      if (!found) return refused('user_not_found');
      const { id, name, zone, admin, locale } = found;
      const profile = { display_name: name, real_name: name };
      const known = {
        id,
        team_id: team.id,
        name,
        real_name: name,
        tz: zone,
        is_admin: admin,
        is_owner: false,
        profile,
      };
      return { ok: true, user: include_locale === 'true' ? { ...known, locale } : known };
    },

    'chat.postMessage': (args) => {
      const to = place(String(args.channel));
      return 'error' in to ? to : (refuse(args) ?? posted(post(to.channel, args)));
    },

    'chat.postEphemeral': (args) => {
      const to = place(String(args.channel));
      if ('error' in to) return to;
      const user = users.get(String(args.user));
      if (!user) return refused('user_not_in_channel');
      return refuse(args) ?? { ok: true, message_ts: post(to.channel, args, user.id).ts };
    },

    'chat.update': (args) => {
      const message = messages.find((m) => m.channel === args.channel && m.ts === args.ts && !m.onlyFor);
      if (message) return refuse(args) ?? posted(rewrite(message, args));
      return refused(channels.has(String(args.channel)) ? 'message_not_found' : 'channel_not_found');
    },

    'conversations.info': ({ channel: id }) => {
      const found = channels.get(String(id));
      if (!found) return refused('channel_not_found');
      const { name, member, archived } = found;
      return { ok: true, channel: { id, name, is_member: member, is_archived: archived } };
    },

    'conversations.open': ({ users: user }) =>
      users.has(String(user)) ? { ok: true, channel: { id: directOf(String(user)) } } : refused('user_not_found'),

    'views.open': ({ trigger_id, view }) => {
      const trigger = triggers.get(String(trigger_id));
      if (!trigger) return refused('invalid_trigger_id');
      if (trigger.used) return refused('exchanged_trigger_id');
      if (trigger.until < now()) return refused('expired_trigger_id');
      const refusal = refuseModal(view);
      if (refusal) return refused(refusal.error, { response_metadata: { messages: refusal.messages ?? [] } });
      trigger.used = true;
      const open: OpenModal = { id: nextId('V'), hash: nextTs(), view: view as Modal, given: new Map(), errors: {} };
      for (const block of open.view.blocks) {
        for (const element of elementsOf(block)) {
          const given = 'initial_value' in element ? element.initial_value : undefined;
          const option = 'initial_option' in element ? element.initial_option?.value : undefined;
          open.given.set(block.block_id ?? '', given ?? option ?? '');
        }
      }
      modals.set(trigger.user, open);
      return { ok: true, view: { ...open.view, id: open.id, hash: open.hash } };
    },
  };

  /** One call, as it comes in: a form whose blocks and views are JSON. */
  function call(method: string, body: string, authorization = ''): Answer {
    const fields = Object.entries(Object.fromEntries(new URLSearchParams(body)));
    const args: Args = Object.fromEntries(
      fields.map(([name, value]) => [name, name === 'blocks' || name === 'view' ? JSON.parse(value) : value]),
    );
    calls.push({ method, args });
    if (!authorization) return refused('not_authed');
    const token = method === 'apps.connections.open' ? tokens.app : tokens.bot;
    if (authorization !== `Bearer ${token}`) return refused('invalid_auth');
    return methods[method]?.(args) ?? refused('unknown_method');
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

  const refuse = (args: Args): Answer | undefined => {
    const refusal = refuseMessage(args.text, args.blocks);
    return refusal && refused(refusal.error, { response_metadata: { messages: refusal.messages ?? [] } });
  };
  const posted = ({ channel, ts, text }: Message): Answer => ({ ok: true, channel, ts, message: { text } });

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
    const ts = nextTs();
    const message: Message = { channel, ts, ...(onlyFor && { onlyFor }), text: '', blocks: [], chosen: new Map() };
    messages.push(message);
    return rewrite(message, args);
  }

  /** What people have chosen stays, as it does in Slack, where the new blocks have the same ids. */
  function rewrite(message: Message, args: Args): Message {
    const blocks = (args.blocks ?? []) as Block[];
    message.text = String(args.text ?? '');
    message.blocks = blocks.map((block) => ({ ...block, block_id: block.block_id ?? nextId('b') }));
    pings.push(...pingsOf(args));
    return message;
  }

  /** What a payload brings for the app to answer with: a trigger for three seconds, and a response URL's id. */
  function opening(user: User, channel: string, message?: Message) {
    const trigger = nextId('trigger.');
    triggers.set(trigger, { user: user.id, until: now() + 3 * seconds, used: false });
    const hook = nextId('h');
    hooks.set(hook, { user: user.id, channel, ...(message && { message }), until: now() + 30 * minutes, uses: 0 });
    return { trigger, hook };
  }

  /** Everything that this person can see, oldest first. */
  const visible = (user: User): Message[] =>
    messages.filter(({ channel, onlyFor }) =>
      onlyFor ? onlyFor === user.id : channels.has(channel) || channel === direct.get(user.id),
    );

  return {
    team,
    bot,
    users,
    channels,
    closed,
    modals,
    pings,
    calls,
    clock,
    nextId,
    nextTs,
    call,
    respond,
    opening,
    directOf,
    visible,
  };
}
