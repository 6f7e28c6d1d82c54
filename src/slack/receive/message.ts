import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Given, isDirect, line } from './payload.ts';

/**
 * `message.im` and `app_mention`. Edits, joins and the like have a subtype; what an app or the bot itself has written
 * has a `bot_id`.
 */
const messageSchema = z.object({
  team_id: line,
  event: z.object({
    type: z.enum(['message', 'app_mention']),
    subtype: z.undefined().optional(),
    bot_id: z.undefined().optional(),
    user: line,
    /** Another workspace's, in a channel that both share. */
    user_team: line.optional(),
    team: line.optional(),
    text: line,
    ts: line,
    channel: line,
    channel_type: line.optional(),
    thread_ts: line.optional(),
  }),
});

/**
 * Something said to the bot in a DM, or with its name in a channel; undefined for what is not meant for it. An event may
 * come again, and should both come for one message, they have one id. In a channel the answer begins a thread.
 */
export function readMessage(body: unknown, bot: string): Given | undefined {
  const read = messageSchema.safeParse(body);
  if (!read.success) return undefined;
  const { team_id, event } = read.data;
  const { type, user, user_team, team, text, ts, channel, channel_type, thread_ts } = event;
  const direct = isDirect(channel);
  if (user === bot || (type === 'message' && !(direct && channel_type === 'im'))) return undefined;
  const thread = thread_ts ?? (direct ? undefined : ts);
  const of = user_team ?? team ?? team_id;
  return {
    // A DM is one person's, and the log has the ids of events.
    id: `${team_id}.${direct ? digest(channel) : channel}.${ts}`,
    team: of,
    domain: of,
    user,
    username: user,
    opened: { channel, seen: direct ? 'private' : 'channel', pressed: false, ...(thread && { thread }) },
    action: { kind: 'message', text: wordsOf(text, bot) },
  };
}

const digest = (channel: string): string => createHash('sha256').update(channel).digest('hex').slice(0, 16);

/** What was typed, without the bot's name: Slack writes three characters as entities, and links in angle brackets. */
function wordsOf(text: string, bot: string): string {
  return text
    .replaceAll(new RegExp(`<@${bot}(\\|[^>]*)?>`, 'g'), ' ')
    .replace(/<[@#!][^>|]*\|([^>]*)>/g, '$1')
    .replace(/<((?:https?|mailto):[^>|]*)(?:\|[^>]*)?>/g, '$1')
    .replace(/&(lt|gt|amp);/g, (_, name: string) => ({ lt: '<', gt: '>' })[name] ?? '&')
    .trim();
}
