import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Event } from '../../chat/contract/event.ts';
import type { Platform, Sent } from '../../chat/contract/platform.ts';
import type { Handle } from '../../chat/contract/reply.ts';
import { sendStream } from '../../chat/contract/stream.ts';
import type { View } from '../../chat/contract/view.ts';

/** What people write themselves: a message, and a reply to one. Others say that somebody joined, pinned, boosted. */
const written: readonly number[] = [0, 19];

const packetSchema = z.object({
  t: z.literal('MESSAGE_CREATE'),
  d: z.object({
    id: z.string(),
    type: z.int().refine((type) => written.includes(type)),
    channel_id: z.string(),
    guild_id: z.string().optional(),
    /** Empty in a server unless the bot is mentioned: no privileged intent. */
    content: z.string(),
    webhook_id: z.undefined().optional(),
    author: z.object({
      id: z.string(),
      username: z.string(),
      global_name: z.string().nullish(),
      bot: z.literal(false).optional(),
      system: z.literal(false).optional(),
    }),
    member: z.object({ nick: z.string().nullish() }).optional(),
  }),
});

/** What discord.js knows of a place. */
interface Known {
  readonly bot: string;
  guildName(id: string): string | undefined;
  /** What is spoken in a server, if that was set. */
  guildLocale(id: string): string | undefined;
}

/** Something said to the bot, and the channel or thread to answer in. `event` has no thread's parent yet. */
interface Heard {
  readonly event: Event;
  readonly channel: string;
}

/**
 * A gateway packet, if somebody says something to the bot: in a DM, or with its name in a server. Read from the packet,
 * since discord.js passes over messages in channels that it has not cached, as DMs and old threads are. A reply to one
 * of the bot's messages is no mention: people talk about a post below it.
 */
export function readMessage(packet: unknown, { bot, guildName, guildLocale }: Known): Heard | undefined {
  const read = packetSchema.safeParse(packet);
  if (!read.success) return undefined;
  const { id, channel_id, guild_id, content, author, member } = read.data.d;
  // Discord says nobody's own language with a message.
  const locale = guild_id === undefined ? undefined : guildLocale(guild_id);
  const mention = new RegExp(`<@!?${bot}>`, 'g');
  if (author.id === bot || (guild_id !== undefined && !mention.test(content))) return undefined;
  return {
    channel: channel_id,
    event: {
      id,
      platform: 'discord',
      account: author.id,
      name: member?.nick ?? author.global_name ?? author.username,
      ...(guild_id !== undefined && { workspace: { id: guild_id, name: guildName(guild_id) ?? '' } }),
      channel: channel_id,
      ...(locale && { locale }),
      organiser: false,
      seen: guild_id === undefined ? 'private' : 'channel',
      action: { kind: 'message', text: content.replace(mention, ' ').trim() },
    },
  };
}

/** A short wait that Discord asks for is waited: somebody looks at the channel. */
const waitAtMostMs = 5_000;

/** Answers in the channel or thread where it was said. Throws when nobody knows whether the answer arrived. */
export async function answerMessage(
  { event, channel }: Heard,
  handle: Handle,
  { send, edit, editPauseMs }: Pick<Platform, 'send' | 'edit' | 'editPauseMs'>,
  signal: AbortSignal,
): Promise<Sent | 'nothing'> {
  const reply = await handle(event).run();
  const to = { workspace: event.workspace?.id ?? '', channel };
  const say = (view: View) => send(to, view, `message-${event.id}`);
  if (reply.kind === 'stream') return sendStream(reply.views, { send: say, edit, pauseMs: editPauseMs, signal });
  return 'view' in reply ? onceMore(() => say(reply.view)) : 'nothing';
}

async function onceMore(call: () => Promise<Sent>): Promise<Sent> {
  const sent = await call();
  if (sent.kind !== 'later' || sent.afterMs > waitAtMostMs) return sent;
  await wait(sent.afterMs);
  return call();
}
