import { type Modal, readMessage } from './discord-read.ts';
import { type Component, ephemeral, type Registered } from './discord-rules.ts';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  guilds(): readonly Guild[];
  readonly organiser: boolean;
  /** By the guild's id: what they are called there. */
  readonly nicks: Map<string, string>;
  /** By the guild's id: the ids of their roles there. */
  readonly roles: Map<string, Set<string>>;
}
export interface Guild {
  readonly id: string;
  readonly name: string;
  /** Its first channel. */
  readonly channel: string;
  /** What its roles are called, by id. */
  readonly roles: Map<string, string>;
}
export interface Channel {
  id: string;
  guild?: Guild;
  /** For a DM. */
  with?: string;
  /** For a thread: the channel it is in, and what it is called. */
  parent?: Channel;
  name?: string;
  /** The bot may not post here. */
  forbidden: boolean;
  /** Not a text channel. */
  type?: number;
  /** Private to these people, and the bot. */
  people?: readonly User[];
  /** The bot does not see it. */
  hidden?: boolean;
  /** Nor open a thread. */
  noThreads?: boolean;
  /** Nor attach a file. */
  noFiles?: boolean;
}
interface Upload {
  readonly filename: string;
  readonly bytes: Uint8Array;
}
export interface Message {
  id: string;
  channel: Channel;
  flags: number;
  content: string;
  components: Component[];
  uploads: readonly Upload[];
  /** Who wrote it, when it was not the bot. */
  by?: User;
  only?: User;
  nonce?: string;
  at: number;
  thinking: boolean;
  deleted: boolean;
}
/** What somebody got for what they did. */
export interface Answer {
  /** The message or the form, as it is read. */
  readonly text: string;
  /** Only they can see it. */
  readonly private: boolean;
  /** It took the place of the message that was pressed. */
  readonly replaced: boolean;
  readonly form: boolean;
  readonly choices: readonly { name: string; value: string }[];
}
export interface Interaction {
  id: string;
  token: string;
  kind: 2 | 3 | 4 | 5;
  user: User;
  channel: Channel;
  pressed: Message | undefined;
  begun: number;
  acknowledged: number | undefined;
  /** How long that took (ms). */
  took?: number;
  original: Message | undefined;
  /** What the bot tried last and was refused. */
  refused: string;
  settle(answer: Answer): void;
  fail(why: string): void;
}

export const manageGuild = 1n << 5n;
/** See a channel, write in it, read what was written. */
export const usual = (1n << 10n) | (1n << 11n) | (1n << 16n);

/** What this Discord knows, and how it writes that for the bot. */
export function createWorld() {
  let last = 1_200_000_000_000_000_000n;
  const snowflake = (): string => {
    last += 1n << 22n;
    return String(last);
  };
  const applicationId = snowflake();
  const bot = {
    id: applicationId,
    username: 'Tongxue',
    discriminator: '0',
    global_name: null,
    avatar: null,
    bot: true,
  };
  const guilds = new Map<string, Guild>();
  const users = new Map<string, User>();
  const channels = new Map<string, Channel>();
  const messages: Message[] = [];
  const interactions = new Map<string, Interaction>();
  const forms = new Map<string, { modal: Modal; from: Message | undefined; channel: Channel }>();
  const closed = new Set<string>();
  const commands: Registered[] = [];

  function dmWith(user: string): Channel {
    const known = [...channels.values()].find((c) => c.with === user);
    const dm = known ?? { id: snowflake(), with: user, forbidden: false };
    channels.set(dm.id, dm);
    return dm;
  }

  function post(channel: Channel, body: unknown, more: Partial<Message> | { nonce: string | undefined }): Message {
    const empty = {
      flags: 0,
      content: '',
      components: [],
      uploads: [],
      thinking: false,
      deleted: false,
      at: Date.now(),
    };
    const message = { id: snowflake(), channel, ...empty, ...more } as Message;
    if (body) fill(message, body);
    messages.push(message);
    return message;
  }

  function fill(message: Message, body: unknown): void {
    const given = body as {
      content?: string;
      components?: Component[];
      flags?: number;
      uploads?: readonly Upload[];
    };
    const secret = message.only ? ephemeral : 0;
    Object.assign(message, {
      content: given.content ?? '',
      components: given.components ?? [],
      uploads: given.uploads ?? [],
      flags: (given.flags ?? 0) | secret,
      thinking: false,
    });
  }

  function settle(i: Interaction, message: Message): void {
    const isPrivate = Boolean(message.only ?? message.channel.with);
    i.settle({
      text: readMessage(message),
      private: isPrivate,
      replaced: message === i.pressed,
      form: false,
      choices: [],
    });
  }

  const visible = (user: User): Message[] =>
    messages.filter(
      ({ deleted, only, channel }) =>
        !deleted &&
        (only
          ? only.id === user.id
          : channel.with
            ? channel.with === user.id
            : user.guilds().some((g) => g.id === channel.guild?.id) && (channel.people?.includes(user) ?? true)),
    );

  const userBody = ({ id, name }: User) => ({
    id,
    username: name,
    global_name: name,
    discriminator: '0',
    avatar: null,
  });
  const channelBody = (channel: Channel) => {
    const { id, guild, parent, name } = channel;
    if (!guild) return { id, type: 1, recipients: [userBody(users.get(channel.with ?? '')!)] };
    if (parent) {
      const thread_metadata = { archived: false, auto_archive_duration: 1440, locked: false };
      return { id, type: 11, guild_id: guild.id, parent_id: parent.id, name, owner_id: applicationId, thread_metadata };
    }
    const denied = { id: applicationId, type: 1, allow: '0', deny: String(1n << 11n) };
    const view = String(1n << 10n);
    const secret = channel.people && [
      { id: guild.id, type: 0, allow: '0', deny: view },
      ...[applicationId, ...channel.people.map((user) => user.id)].map((who) => ({
        id: who,
        type: 1,
        allow: view,
        deny: '0',
      })),
    ];
    const permission_overwrites = [...(secret ?? []), ...(channel.forbidden ? [denied] : [])];
    return { id, type: channel.type ?? 0, guild_id: guild.id, name: 'study', position: 0, permission_overwrites };
  };
  function guildBody({ id, name }: Guild) {
    const everyone = { id, name: '@everyone', permissions: String(usual), position: 0, color: 0, hoist: false };
    const own = [...channels.values()].filter((c) => c.guild?.id === id && !c.parent).map(channelBody);
    return {
      id,
      name,
      owner_id: '1',
      preferred_locale: 'en-US',
      features: [],
      roles: [everyone],
      channels: own,
      members: [],
      emojis: [],
    };
  }
  const messageBody = (m: Message) => ({
    id: m.id,
    channel_id: m.channel.id,
    type: 0,
    author: m.by ? userBody(m.by) : bot,
    content: m.content,
    components: m.components,
    flags: m.flags,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: false,
    pinned: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
  });

  return {
    applicationId,
    bot,
    guilds,
    users,
    channels,
    messages,
    interactions,
    forms,
    closed,
    commands,
    snowflake,
    dmWith,
    post,
    fill,
    settle,
    visible,
    userBody,
    channelBody,
    guildBody,
    messageBody,
  };
}
export type World = ReturnType<typeof createWorld>;
