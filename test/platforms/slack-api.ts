import { z } from 'zod';
import { type Answer, type Args, refused } from './slack-answer.ts';
import { createFiles } from './slack-files.ts';
import { createLimits, methodTable } from './slack-limits.ts';
import { type Block, filesOf, pingsOf, type Refusal, refuseMessage } from './slack-rules.ts';
import { createViews } from './slack-views.ts';

/** One workspace: its people, channels, messages, views and files, and the Web API that an app changes them by. */

export interface User {
  readonly id: string;
  readonly name: string;
  /** As the bot names them. */
  readonly account: string;
  readonly locale: string;
  readonly zone: string;
  readonly admin: boolean;
  readonly guest: boolean;
  /** Their own workspace: another one for somebody who is here through a shared channel. */
  readonly team: string;
  /** Their workspace is part of it. */
  readonly enterprise?: string | undefined;
}
export interface Channel {
  readonly id: string;
  readonly name: string;
}
export interface Message {
  readonly channel: string;
  readonly ts: string;
  /** The message whose thread it is in. */
  readonly thread?: string;
  readonly onlyFor?: string;
  /** Who wrote it, when it was not the app. */
  readonly by?: User;
  /** What no person sees. */
  readonly metadata?: z.infer<typeof metadataSchema>;
  text: string;
  blocks: Block[];
  /** What each person has chosen in it, as `state.values` has it. */
  readonly chosen: Map<string, State>;
}
export type State = Record<string, Record<string, object>>;
interface Hook {
  readonly user: string;
  readonly channel: string;
  readonly message?: Message;
  readonly until: number;
  uses: number;
}
const halfAnHour = 30 * 60_000;
const chunksSchema = z
  .array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('markdown_text'), text: z.string().min(1) }),
      z.strictObject({
        ...{ type: z.literal('task_update'), id: z.string().min(1), title: z.string().min(1).max(256) },
        status: z.enum(['pending', 'in_progress', 'complete', 'error']),
      }),
    ]),
  )
  .min(1);

const structured = new Set(['blocks', 'chunks', 'view', 'files', 'metadata']);
const metadataSchema = z.strictObject({
  event_type: z.string().min(1),
  event_payload: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
/** So many messages of a history an app gets at a time that is not on the Marketplace. */
const mostOfHistory = 15;

export type Workspace = ReturnType<typeof createWorkspace>;

export function createWorkspace(options: {
  readonly bot: string;
  readonly app: string;
  readonly scopes: readonly string[];
  readonly socketUrl: (() => string) | undefined;
  readonly uploadUrl: (id: string) => string;
  readonly burst: { most: number };
  readonly team: string | undefined;
  readonly enterprise?: string | undefined;
}) {
  const team = { id: options.team ?? 'T0STUDY', domain: 'study', name: 'Study' };
  const bot = { id: 'U0BOT', bot_id: 'B0BOT', app_id: 'A0APP' };
  const users = new Map<string, User>();
  const channels = new Map<
    string,
    /** A `closed` one is private; `people` are in it beside the app, all of the workspace unless they are named. */
    Channel & {
      member: boolean;
      readonly archived: boolean;
      readonly closed: boolean;
      readonly people: readonly string[] | undefined;
    }
  >();
  const direct = new Map<string, string>(); // a person → their DM with the app
  const closed = new Map<string, string>(); // a person → why nothing reaches them
  const messages: Message[] = [];
  /** Messages that a stream of the app still adds to. */
  const streams = new Set<Message>();
  const streamed = new Map<Message, string>();
  const hooks = new Map<string, Hook>();
  const pings: string[] = [];
  const calls: { readonly method: string; readonly args: Args }[] = [];
  const clock = { ahead: 0 };
  const token: { dead?: string } = {};
  const scopes = new Set(options.scopes);
  let count = 0;

  const now = () => Date.now() + clock.ahead;
  const nextId = (prefix: string) => `${prefix}${String(++count).padStart(7, '0')}`;
  const nextTs = () => `${Math.floor(now() / 1000)}.${String(++count).padStart(6, '0')}`;
  const limits = createLimits(now, options.burst);
  const files = createFiles(nextId, options.uploadUrl);
  const unfinished = (blocks: readonly Block[], error: string): Refusal | undefined => {
    const wrong = filesOf(blocks).map(files.refuse).find(Boolean);
    return wrong === undefined ? undefined : { error, messages: [wrong] };
  };
  const views = createViews({
    now,
    nextId,
    nextTs,
    knows: (user) => users.has(user),
    fits: ({ blocks }) => unfinished(blocks, 'invalid_arguments'),
  });

  const methods: Readonly<Record<string, (args: Args) => Answer>> = {
    ...views.methods,
    ...files.methods,

    /** With a channel, the file is a message there. */
    'files.completeUploadExternal': (args) => {
      const done = files.methods['files.completeUploadExternal'](args);
      if (!done.ok || args.channel_id === undefined) return done;
      const to = place(String(args.channel_id));
      if ('error' in to) return to;
      for (const { id } of args.files as readonly { id: string }[]) {
        const { name, bytes } = files.files.get(id)!;
        post(to.channel, { text: `(file: ${name})\n${bytes}` });
      }
      return done;
    },

    'auth.test': () => ({
      ok: true,
      team: team.name,
      team_id: team.id,
      user: 'tongxue',
      user_id: bot.id,
      ...bot,
      ...(options.enterprise && { enterprise_id: options.enterprise }),
    }),

    'apps.connections.open': () =>
      options.socketUrl
        ? { ok: true, url: `${options.socketUrl()}?ticket=${nextId('t')}` }
        : refused('socket_mode_not_enabled'),

    'users.info': ({ user, include_locale }) => {
      const found = users.get(String(user));
      if (!found) return refused('user_not_found');
      const { id, name, zone, admin, guest, locale } = found;
      const profile = { display_name: name, real_name: name };
      const rights = { is_admin: admin, is_owner: false, is_restricted: guest };
      const grid = found.enterprise && {
        enterprise_user: { id, enterprise_id: found.enterprise, teams: [found.team] },
      };
      const known = { id, team_id: found.team, name, real_name: name, tz: zone, ...rights, profile, ...grid };
      return { ok: true, user: include_locale === 'true' ? { ...known, locale } : known };
    },

    'chat.postMessage': (args) => {
      const to = place(String(args.channel));
      if ('error' in to) return to;
      if (args.thread_ts !== undefined && !rootOf(to.channel, args.thread_ts)) return refused('thread_not_found');
      if (args.metadata !== undefined && !metadataSchema.safeParse(args.metadata).success)
        return refused('invalid_metadata_format');
      return refuse(args) ?? posted(post(to.channel, args));
    },

    'chat.postEphemeral': (args) => {
      const to = place(String(args.channel));
      if ('error' in to) return to;
      const user = users.get(String(args.user));
      if (!user) return refused('user_not_in_channel');
      return refuse(args) ?? { ok: true, message_ts: post(to.channel, args, user.id).ts };
    },

    /** Slack's own streaming: a reply in a thread, to one person of those who read it. */
    'chat.startStream': (args) => {
      const to = place(String(args.channel));
      if ('error' in to) return to;
      if (!rootOf(to.channel, args.thread_ts)) return refused('invalid_thread_ts');
      const isDirect = !channels.has(to.channel);
      if (!isDirect && !users.has(String(args.recipient_user_id))) return refused('missing_recipient_user_id');
      if (!isDirect && args.recipient_team_id === undefined) return refused('missing_recipient_team_id');
      const chunks = readChunks(args);
      if ('error' in chunks) return chunks;
      const message = post(to.channel, { thread_ts: args.thread_ts, text: chunks.text || chunks.task });
      if (chunks.text) streamed.set(message, chunks.text);
      streams.add(message);
      return posted(message);
    },

    'chat.appendStream': (args) => {
      const message = messages.find((m) => m.channel === args.channel && m.ts === args.ts);
      if (!message) return refused('message_not_found');
      if (!streams.has(message)) return refused('message_not_in_streaming_state');
      const chunks = readChunks(args);
      if ('error' in chunks) return chunks;
      const text = (streamed.get(message) ?? '') + chunks.text;
      streamed.set(message, text);
      return posted(rewrite(message, { text: text || chunks.task }));
    },

    'chat.stopStream': (args) => {
      const message = messages.find((m) => m.channel === args.channel && m.ts === args.ts);
      if (!message) return refused('message_not_found');
      return streams.delete(message) ? posted(message) : refused('message_not_in_streaming_state');
    },

    'chat.update': (args) => {
      const message = messages.find((m) => m.channel === args.channel && m.ts === args.ts && !m.onlyFor);
      if (message?.by) return refused('cant_update_message');
      if (message && streams.has(message)) return refused('streaming_state_conflict');
      if (message) return refuse(args) ?? posted(rewrite(message, args));
      return refused(channels.has(String(args.channel)) ? 'message_not_found' : 'channel_not_found');
    },

    /** The newest first. No threads, and nothing that one person alone sees. */
    'conversations.history': ({ channel: id, limit, include_all_metadata }) => {
      const to = place(String(id));
      if ('error' in to) return to;
      const all = messages.filter((m) => m.channel === id && !m.onlyFor && !m.thread).toReversed();
      const most = Math.min(Number(limit ?? mostOfHistory), mostOfHistory);
      const shown = all.slice(0, most).map(({ ts, text, by, metadata }) => ({
        ...{ type: 'message', ts, text, user: by?.id ?? bot.id },
        ...(metadata && include_all_metadata === 'true' && { metadata }),
      }));
      return { ok: true, messages: shown, has_more: all.length > most };
    },

    'conversations.info': ({ channel: id }) => {
      const found = channels.get(String(id));
      if (!found) return refused('channel_not_found');
      const { name, member, archived, closed } = found;
      return { ok: true, channel: { id, name, is_member: member, is_archived: archived, is_private: closed } };
    },

    'conversations.members': ({ channel: id, cursor }) => {
      const found = channels.get(String(id));
      if (!found) return refused('channel_not_found');
      const all = [bot.id, ...(found.people ?? users.keys())];
      // Two a page, so that there are pages.
      const from = Number(cursor ?? 0);
      const next = from + 2 < all.length ? String(from + 2) : '';
      return { ok: true, members: all.slice(from, from + 2), response_metadata: { next_cursor: next } };
    },

    'conversations.open': ({ users: user }) =>
      users.has(String(user)) ? { ok: true, channel: { id: directOf(String(user)) } } : refused('user_not_found'),
  };

  /** One call, as it comes in: a form whose structured fields are JSON. With `retryAfter`, it is a 429. */
  function call(method: string, body: string, authorization = ''): Answer & { readonly retryAfter?: number } {
    const fields = Object.entries(Object.fromEntries(new URLSearchParams(body)));
    const args: Args = Object.fromEntries(
      fields.map(([name, value]) => [name, structured.has(name) ? JSON.parse(value) : value]),
    );
    calls.push({ method, args });
    if (!authorization) return refused('not_authed');
    const rightful = method === 'apps.connections.open' ? options.app : options.bot;
    if (authorization !== `Bearer ${rightful}`) return refused('invalid_auth');
    if (token.dead) return refused(token.dead);
    const known = methods[method];
    const needs = methodTable[method];
    if (!known || !needs) return refused('unknown_method');
    // A message to a person's id opens the DM, which needs its own scope.
    const opens = method === 'chat.postMessage' && users.has(String(args.channel)) ? ['im:write'] : [];
    // Of the two scopes for channels, one is for the private ones.
    const told = /^conversations\.(info|members)$/.test(method) && channels.has(String(args.channel));
    const kind = channels.get(String(args.channel))?.closed ? 'groups:read' : 'channels:read';
    const history = String(args.channel).startsWith('D') ? 'im:history' : kind.replace('read', 'history');
    const reads = method === 'conversations.history' ? [history] : [];
    const missing = [told ? [kind] : (needs.scopes ?? []), opens, reads].find(
      (any) => any.length > 0 && !any.some((s) => scopes.has(s)),
    );
    if (missing) return refused('missing_scope', { needed: missing.join(','), provided: [...scopes].join(',') });
    const retryAfter = limits.call(method, String(args.channel ?? ''));
    return retryAfter === undefined ? known(args) : refused('ratelimited', { retryAfter });
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

  /** What is added to a stream: text, and the name of what is being done. */
  function readChunks({ chunks, markdown_text }: Args): { text: string; task: string } | (Answer & { error: string }) {
    const read = chunksSchema.safeParse(chunks ?? [{ type: 'markdown_text', text: markdown_text }]);
    if (!read.success) return { ok: false, error: 'invalid_chunks' };
    const text = read.data.flatMap((chunk) => (chunk.type === 'markdown_text' ? chunk.text : [])).join('');
    const task = read.data.flatMap((chunk) => (chunk.type === 'task_update' ? chunk.title : [])).at(-1) ?? '';
    return text.length > 12_000 ? { ok: false, error: 'msg_too_long' } : { text, task };
  }

  const refuse = (args: Args): Answer | undefined => {
    const blocks = (args.blocks ?? []) as readonly Block[];
    const refusal = refuseMessage(args.text, args.blocks) ?? unfinished(blocks, 'invalid_blocks');
    return refusal && refused(refusal.error, { response_metadata: { messages: refusal.messages ?? [] } });
  };
  const posted = ({ channel, ts, text, thread }: Message): Answer => ({
    ok: true,
    channel,
    ts,
    message: { text, ...(thread && { thread_ts: thread }) },
  });
  const rootOf = (channel: string, ts: unknown) =>
    messages.find((m) => m.channel === channel && m.ts === ts && !m.onlyFor);

  /** A channel, or a person's DM, if the app may write there. */
  function place(to: string): { readonly channel: string } | (Answer & { readonly error: string }) {
    const user = users.get(to) ?? [...users.values()].find(({ id }) => direct.get(id) === to);
    const why = user && closed.get(user.id);
    if (why) return { ok: false, error: why };
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

  function post(channel: string, args: Args, onlyFor?: string, by?: User): Message {
    const root = rootOf(channel, args.thread_ts);
    const message: Message = {
      channel,
      ts: nextTs(),
      // A reply to a reply is in the same thread.
      ...(root && { thread: root.thread ?? root.ts }),
      ...(onlyFor && { onlyFor }),
      ...(by && { by }),
      ...(args.metadata !== undefined && { metadata: metadataSchema.parse(args.metadata) }),
      text: '',
      blocks: [],
      chosen: new Map(),
    };
    messages.push(message);
    return rewrite(message, args);
  }

  /** What people have chosen stays, as it does in Slack, where the new blocks have the same ids. */
  function rewrite(message: Message, args: Args): Message {
    const blocks = (args.blocks ?? []) as Block[];
    message.text = String(args.text ?? '');
    message.blocks = blocks.map((block) => ({ ...block, block_id: block.block_id ?? nextId('b') }));
    if (!message.by) pings.push(...pingsOf(args));
    return message;
  }

  /** An address to answer at, for what was done in a channel or on a message there. */
  function hook(user: User, channel: string, message?: Message): string {
    const id = nextId('h');
    hooks.set(id, { user: user.id, channel, ...(message && { message }), until: now() + halfAnHour, uses: 0 });
    return id;
  }

  const isIn = (user: User, channel: string): boolean => {
    const found = channels.get(channel);
    return found !== undefined && (found.people?.includes(user.id) ?? true);
  };

  /** Everything that this person can see, oldest first. */
  const visible = (user: User): Message[] =>
    messages.filter(({ channel, onlyFor }) =>
      onlyFor ? onlyFor === user.id : isIn(user, channel) || channel === direct.get(user.id),
    );

  return {
    team,
    bot,
    users,
    channels,
    closed,
    token,
    scopes,
    limits,
    files,
    views,
    pings,
    calls,
    clock,
    nextId,
    nextTs,
    call,
    respond,
    hook,
    post,
    directOf,
    visible,
    hasReplies: (message: Message) => messages.some((m) => m.channel === message.channel && m.thread === message.ts),
  };
}
