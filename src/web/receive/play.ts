import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Action, Event } from '../../chat/contract/event.ts';
import type { Handle, Reply, ViewStream } from '../../chat/contract/reply.ts';
import { showStream } from '../../chat/contract/stream.ts';
import type { View } from '../../chat/contract/view.ts';
import type { GivenFile } from '../../core/library/model.ts';
import { catalogues } from '../../i18n/index.ts';
import { languageOf } from '../../i18n/locale.ts';
import { dmOf, isDm, type Message, type Messages, type Person } from '../send/message.ts';

/** PostgreSQL stores neither a NUL nor half a surrogate pair. */
export const typed = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .refine((text) => text.isWellFormed() && !text.includes('\0'));

const zone = typed(64).refine((id) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: id }));
  } catch {
    return false;
  }
});

/** Who does something and where; `locale` and `zone` as their browser knows them. */
export const asWho = {
  person: typed(100).min(1),
  channel: typed(100).min(1),
  locale: typed(40).optional(),
  zone: zone.optional(),
  /** What the group calls the visitor; nobody else may change what they are called. */
  name: typed(32).optional(),
  /** The caller's own name for this event: what is sent again under it happens once. */
  id: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
};

const spoken = z.strictObject({ ...asWho, text: typed(2000).refine((text) => text.trim() !== '') });

const pressed = z.strictObject({
  ...asWho,
  route: typed(100).min(1),
  values: z.array(typed(100)).max(25).optional(),
  fields: z.record(typed(100), typed(6000)).optional(),
  /** Files, as base64. */
  files: z.record(typed(100), z.strictObject({ name: typed(200), data: z.base64() })).optional(),
  /** The message that was pressed. */
  message: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});

export const playBody = z.union([spoken, pressed]);

export type Play = z.infer<typeof playBody>;

type Where = Pick<z.infer<typeof spoken>, 'channel' | 'locale' | 'zone' | 'id' | 'name'>;

interface Playing {
  readonly handle: Handle;
  readonly messages: Messages;
  readonly workspace: { readonly id: string; readonly name: string };
  /** Is this event new? */
  readonly once: (id: string) => boolean;
  readonly growing: Growing;
}

/** How answers grow while they are read. */
export interface Growing {
  readonly pauseMs: number;
  /** The process stops. */
  readonly signal: AbortSignal;
  /** Registers work that goes on after the request is answered. */
  track(work: Promise<void>): void;
}

/** What came of it: what was said, or a form to fill in, or what is wrong with one. */
export type Played =
  | { readonly kind: 'said'; readonly messages: readonly Message[] }
  | Extract<Reply, { kind: 'form' | 'invalid' }>;

/** The id of an event, and the key of what comes of it: the caller's own name for it, and nobody's. */
const idOf = ({ account }: Person, given: string = randomUUID()): string =>
  createHash('sha256')
    .update(JSON.stringify([account, given]))
    .digest('hex')
    .slice(0, 32);

/** Reads an event as any adapter does. */
export function eventOf(
  person: Person,
  from: Where,
  action: Action,
  { workspace, pressed }: Pick<Playing, 'workspace'> & { pressed?: Message | undefined },
): Event {
  const dm = isDm(from.channel);
  return {
    id: idOf(person, from.id),
    platform: 'web',
    account: person.account,
    // Until the visitor says a name, what the group reads of them is in their language.
    name: person.role === 'you' ? from.name?.trim() || catalogues[languageOf(from.locale)].web.visitor : person.name,
    ...(!dm && { workspace }),
    channel: from.channel,
    ...(from.locale && { locale: from.locale }),
    ...(from.zone && { zone: from.zone }),
    organiser: !dm && person.role === 'organiser',
    seen: dm || (pressed?.person ?? null) !== null ? 'private' : 'channel',
    action,
  };
}

/** Does what a person typed after a slash, pressed or filled in, and says the reply where it belongs. */
export async function play(
  { handle, messages, workspace, once, growing }: Playing,
  person: Person,
  played: Play,
  pressed: Message | undefined,
  at: Temporal.Instant,
): Promise<Played> {
  const event = eventOf(person, played, actionOf(played), { workspace, pressed });
  const isNew = once(event.id);
  const pending = handle(event);
  const { id, account } = event;
  const alone = (pending.audience === 'private' || pending.opens === 'form') && !isDm(played.channel);
  const to = { channel: played.channel, at, ...(alone && { person: account }) };
  const say = async (text: string) => messages.append({ ...to, author: account, text, key: `${id}:used` });
  const { action } = event;
  // What is said in one's own words is there at once, as in any chat; a command may open a form, and leaves no line then.
  const said = action.kind === 'message' ? [await say(action.text)] : [];
  const reply = (action.kind === 'submit' && (await pending.check())) || (await pending.run());
  if (reply.kind === 'form' || reply.kind === 'invalid') return reply;
  if (reply.kind === 'choices') return { kind: 'said', messages: [] };
  const used = action.kind === 'text' ? [await say(action.text)] : said;
  if (reply.kind === 'nothing') return { kind: 'said', messages: used };

  // A private reply never takes the place of what everybody sees.
  const inPlace = pending.replaces && pressed && (!alone || pressed.person === account) ? pressed : undefined;
  /** Was something said to this person alone since that message? */
  async function isAbove(message: Message | undefined): Promise<boolean> {
    if (!message) return false;
    const since = await messages.list({ person: account, channel: message.channel, after: message.id });
    return since.some(({ person: whose, channel }) => whose !== null || isDm(channel));
  }
  /** Shows the answer for the first time. A repeated event finds its answer and leaves it as it is. */
  async function begin(view: View): Promise<Message> {
    // The page shows it, where the button was; there is nobody any more for whom it could be kept.
    if (view.unkept)
      return { ...to, id: pressed?.id ?? '0', person: account, author: 'bot', text: null, view, edited: true };
    const place = view.beside || (view.next && (await isAbove(inPlace))) ? undefined : inPlace;
    const there = place && (await (isNew ? messages.edit(place.id, view) : messages.get(place.id)));
    return there ?? messages.append({ ...to, author: 'bot', view, key: `${id}:reply` });
  }
  const answer = await (reply.kind === 'stream' ? grow(reply.views, isNew) : begin(reply.view));
  return { kind: 'said', messages: [...used, ...(answer ? [answer] : [])] };

  /** Shows an answer while it grows, by editing it. Gives the message as soon as there is one. */
  function grow(views: ViewStream, goesOn: boolean): Promise<Message | undefined> {
    const first = Promise.withResolvers<Message | undefined>();
    let ref: string | undefined;
    const shown = showStream(views, {
      pauseMs: growing.pauseMs,
      // For a repeated event the answer is only looked up.
      signal: goesOn ? growing.signal : AbortSignal.abort(),
      async show(view) {
        const message = await (ref === undefined || (view.beside && inPlace) ? begin(view) : messages.edit(ref, view));
        first.resolve(message);
        ref = message?.id;
        return { kind: message && goesOn ? 'shown' : 'gone' };
      },
    });
    growing.track(shown.catch(first.reject).finally(() => first.resolve(undefined)));
    return first.promise;
  }
}

/** The bot's name at the beginning: what follows is said to it. */
const mention = /^@(tongxue|同学)[\s,，:：]*/i;

/** Is this said to the bot? In a DM everything is. */
export const isToBot = ({ channel, text }: { readonly channel: string; readonly text: string }): boolean =>
  commandIn(text) !== undefined || isDm(channel) || mention.test(text.trim());

/** A line that begins with a slash, in whatever width it was typed. */
function commandIn(text: string): string | undefined {
  const typed = text.trim();
  if (typed.startsWith('/')) return typed;
  return typed.startsWith('／') ? typed.normalize('NFKC') : undefined;
}

function actionOf(played: Play): Action {
  if ('text' in played) {
    const text = commandIn(played.text);
    return text ? { kind: 'text', text } : { kind: 'message', text: played.text.trim().replace(mention, '').trim() };
  }
  if (played.fields) {
    const files = Object.entries(played.files ?? {}).map(([name, file]) => [name, fileOf(file)] as const);
    return {
      ...{ kind: 'submit', route: played.route, fields: played.fields },
      ...(files.length > 0 && { files: Object.fromEntries(files) }),
    };
  }
  return { kind: 'press', route: played.route, values: played.values ?? [] };
}

function fileOf({ name, data }: { readonly name: string; readonly data: string }): GivenFile {
  const bytes = Buffer.from(data, 'base64');
  return { name, bytes: bytes.length, read: async (maxBytes) => (bytes.length <= maxBytes ? bytes : undefined) };
}

/** A message in a channel that is not for the bot: everybody there reads it, and its author is told about the slash. */
export async function chat(
  messages: Messages,
  person: Person,
  said: { channel: string; text: string; id?: string | undefined },
  hint: Pick<View, 'body'>,
  at: Temporal.Instant,
): Promise<readonly Message[]> {
  const { channel, text } = said;
  const key = idOf(person, said.id);
  return [
    await messages.append({ channel, at, author: person.account, text, key: `${key}:said` }),
    await messages.append({
      channel,
      at,
      person: person.account,
      author: 'bot',
      view: hint,
      key: `${key}:hint`,
    }),
  ];
}

/** The channels that a person sees, their DM last. */
export const channelsOf = (person: Person): readonly { readonly id: string; readonly name?: string }[] => [
  ...person.channels.filter((there) => !isDm(there.id)),
  { id: dmOf(person.account) },
];
