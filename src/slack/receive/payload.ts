import { z } from 'zod';
import type { Action, Event } from '../../chat/contract/event.ts';
import type { PendingReply } from '../../chat/contract/reply.ts';
import { writeAccount } from '../../core/learner/account.ts';
import type { Profile } from './people.ts';
import { readPress } from './press.ts';

/** What Slack's own client cannot send on is half a character. */
export const line = z.string().transform((words) => words.toWellFormed());

/** What Slack sends when somebody does something, read into one shape. Signed, but parsed all the same. */
export interface Given {
  /** The same when the same thing is delivered again. It begins with the team: Slack's ids are unique within one. */
  readonly id: string;
  /** The person's own. */
  readonly team: string;
  readonly domain: string;
  readonly user: string;
  readonly username: string;
  readonly opened: Opened;
  /** What a modal can be opened with. */
  readonly trigger?: string;
  readonly action: Action;
}

/** Where somebody did it: what a modal keeps, since its submission says nothing of that. */
type Opened = z.infer<typeof openedSchema>;

const openedSchema = z.object({
  channel: line.optional(),
  /** The response URL. */
  url: line.optional(),
  seen: z.enum(['private', 'channel']),
  /** On a message, which an answer can take the place of. */
  pressed: z.boolean(),
  /** The thread that the message is in. */
  thread: line.optional(),
  /** On the Home tab, as it was then. */
  home: z.object({ hash: line }).optional(),
});

/** Where to answer; what is no address is none. */
const hook = z
  .url({ protocol: /^https?$/ })
  .optional()
  .catch(undefined);

const commandSchema = z.object({
  team_id: line,
  team_domain: line.optional(),
  channel_id: line,
  channel_name: line.optional(),
  user_id: line,
  user_name: line.optional(),
  text: line.optional(),
  trigger_id: line,
  response_url: hook,
});

export const interactionSchema = z.object({
  team: z.object({ id: line, domain: line.optional() }).nullish(),
  user: z.object({
    id: line,
    name: line.optional(),
    username: line.optional(),
    team_id: line.optional(),
  }),
});

const pressSchema = interactionSchema.extend({
  channel: z.object({ id: line }).optional(),
  container: z
    .object({
      is_ephemeral: z.boolean().optional(),
      message_ts: line.optional(),
      thread_ts: line.optional(),
    })
    .optional(),
  view: z.object({ type: line, hash: line }).nullish(),
  trigger_id: line,
  response_url: hook,
});

const openingSchema = z.object({
  team_id: line,
  event_id: line,
  event: z.object({
    user: line,
    tab: line.optional(),
    view: z.object({ hash: line }).nullish(),
  }),
});

/** `/study TEXT`. Slack has no options: what the text means is for dispatch, which knows the commands. */
export function readCommand(body: unknown): Given {
  const given = commandSchema.parse(body);
  const seen = isDirect(given.channel_id, given.channel_name) ? 'private' : 'channel';
  return {
    id: idIn(given.team_id, given.trigger_id),
    team: given.team_id,
    domain: given.team_domain ?? given.team_id,
    user: given.user_id,
    username: given.user_name ?? given.user_id,
    opened: { channel: given.channel_id, ...(given.response_url && { url: given.response_url }), seen, pressed: false },
    trigger: given.trigger_id,
    action: { kind: 'text', text: given.text?.trim() || 'help' },
  };
}

/** A press or a choice; undefined for what asks for nothing, such as a link that was opened. */
export function readAction(body: unknown): Given | undefined {
  const press = readPress(body);
  if (!press) return undefined;
  const given = pressSchema.parse(body);
  const channel = given.channel?.id;
  const { is_ephemeral, message_ts, thread_ts } = given.container ?? {};
  const atHome = given.view?.type === 'home' ? given.view : undefined;
  const opened: Opened = {
    ...(channel && { channel }),
    ...(given.response_url && { url: given.response_url }),
    // The first message of a thread stands in the channel, and so does what is said to it.
    ...(thread_ts && thread_ts !== message_ts && { thread: thread_ts }),
    ...(atHome && { home: { hash: atHome.hash } }),
    seen: is_ephemeral || isDirect(channel) || atHome ? 'private' : 'channel',
    pressed: true,
  };
  const trigger = given.trigger_id;
  const who = whoseOf(given);
  return { id: idIn(who.team, trigger), trigger, ...who, opened, action: { kind: 'press', ...press } };
}

/** The Home tab was opened: the event that asks for it. Undefined when it was another tab. */
export function readOpening(body: unknown): Given | undefined {
  const { team_id, event_id, event } = openingSchema.parse(body);
  if (event.tab !== 'home') return undefined;
  return {
    id: idIn(team_id, event_id),
    team: team_id,
    domain: team_id,
    user: event.user,
    username: event.user,
    opened: { seen: 'private', pressed: false, ...(event.view && { home: { hash: event.view.hash } }) },
    action: { kind: 'text', text: '' },
  };
}

/** The event, with what the directory knows of the person, if it answered in time. */
export function eventOf(given: Given, profile: Profile | undefined): Event {
  const { opened, team } = given;
  return {
    id: given.id,
    platform: 'slack',
    account: writeAccount({ workspace: team, user: given.user }),
    name: profile?.profile?.display_name || profile?.real_name || given.username,
    ...(!isDirect(opened.channel) && { workspace: { id: team, name: given.domain } }),
    ...(opened.channel && { channel: opened.channel }),
    ...(opened.thread && { thread: opened.thread }),
    ...(profile?.locale && { locale: profile.locale }),
    ...(profile?.tz && { zone: profile.tz }),
    organiser: Boolean(profile?.is_admin || profile?.is_owner),
    seen: opened.seen,
    action: given.action,
  };
}

export const idIn = (team: string, id: string): string => `${team}.${id}`;

export function whoseOf({ team, user }: z.infer<typeof interactionSchema>) {
  // In a channel that two workspaces share, the person's own is what counts.
  const id = user.team_id ?? team?.id ?? '';
  return {
    team: id,
    domain: (team?.id === id && team.domain) || id,
    user: user.id,
    username: user.username ?? user.name ?? user.id,
  };
}

export function readOpened(metadata: string): Opened {
  try {
    return openedSchema.parse(JSON.parse(metadata));
  } catch {
    return { seen: 'private', pressed: false };
  }
}

export const isDirect = (channel: string | undefined, name?: string): boolean =>
  channel?.startsWith('D') === true || name === 'directmessage';

/** Whether an answer there may be a message of the bot's, which it can edit: before everybody, or in a DM with it. */
export const mayBeMessage = (channel: string, audience: PendingReply['audience']): boolean =>
  audience === 'channel' || isDirect(channel);
