import type { Action, Event } from '../../src/chat/contract/event.ts';
import { createOnce } from '../../src/chat/contract/once.ts';
import type { Address, Platform, Sent } from '../../src/chat/contract/platform.ts';
import { showStream } from '../../src/chat/contract/stream.ts';
import type { View } from '../../src/chat/contract/view.ts';
import { directTo } from '../../src/core/delivery/address.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { buttonsOf, read } from './reply.ts';
import type { Bot, Chat, Room } from './seat.ts';

/** A message of the bot, in a channel or in a person's DM. */
interface Message {
  readonly id: string;
  readonly key: string;
  readonly to: Address;
  view: View;
  /** A form that was submitted: nobody sees it any more. */
  sent?: true;
}

/**
 * A platform in memory that can do nothing but messages, buttons and selects: no forms, no answers that one person sees
 * in a channel, no streams, threads, charts or tables. Everything it lacks is for dispatch and `deliver` to replace.
 */
export async function onPlain(bot: Bot): Promise<Chat> {
  const messages: Message[] = [];
  const refusals: string[] = [];
  const lost = new Set<string>();
  const closed = new Set<string>();
  const isNew = createOnce();
  let { handle } = bot;
  let rooms = 0;
  let people = 0;
  let events = 0;

  const refuse = (reason: 'closed' | 'lost', detail: string): Sent => {
    refusals.push(`not delivered: ${detail}`);
    return { kind: 'refused', reason, detail };
  };
  function say(to: Address, view: View, key: string): Message {
    if (view.body.some(({ kind }) => kind === 'chart' || kind === 'table')) throw new Error('it cannot draw that');
    // A key counts within one channel or DM, as on Discord.
    const at = placeId(to);
    const known = messages.find((message) => message.key === key && placeId(message.to) === at);
    if (known) return known;
    const message = { id: String(messages.length + 1), key, to, view };
    messages.push(message);
    return message;
  }

  const platform: Platform = {
    name: 'plain',
    can: new Set(),
    editPauseMs: 300,
    idempotent: true,
    start: async () => {},
    stop: async () => {},
    ready: () => true,
    mayPost: async ({ channel }) => !lost.has(channel),
    async send(to, view, key, { thread } = {}) {
      if ('account' in to && closed.has(to.account)) return refuse('closed', to.account);
      if ('channel' in to && lost.has(to.channel)) return refuse('lost', to.channel);
      const message = say(to, view, key);
      if (thread) say(to, { ...thread.view, title: thread.title }, `${key}:thread`);
      return { kind: 'sent', ref: message.id };
    },
    async edit(ref, view) {
      const message = messages[Number(ref) - 1];
      if (!message) return refuse('lost', ref);
      message.view = view;
      return { kind: 'sent', ref };
    },
  };

  /** Handles an event, and shows the reply in its place. */
  async function act(event: Event, pressed?: Message): Promise<void> {
    if (!isNew(event.id)) return;
    const pending = handle(event);
    const reply = await pending.run();
    if (pending.opens !== 'view' || reply.kind === 'form' || reply.kind === 'choices')
      throw new Error('it cannot show that');
    if (reply.kind === 'nothing') return;
    const { workspace, channel = '', account } = event;
    const alone = event.seen === 'private' && (pending.audience === 'private' || !workspace);
    if (pending.audience === 'private' && !alone) throw new Error('it cannot answer one person there');
    const here = workspace && { workspace: workspace.id, channel };
    const to: Address = alone ? { ...directTo(account), ...(here && { about: here }) } : here!;
    let shown = pending.replaces ? pressed : undefined;
    const show = (view: View) => {
      if (shown && !(view.beside && shown === pressed)) shown.view = view;
      else shown = say(to, view, `reply:${event.id}`);
    };
    if (reply.kind !== 'stream') return show(reply.view);
    await showStream(reply.views, {
      pauseMs: platform.editPauseMs,
      signal: new AbortController().signal,
      async show(view) {
        show(view);
        return { kind: 'shown' };
      },
    });
  }

  return {
    platform: () => platform,
    room: (): Room => ({ workspace: 'hall', channel: `room-${++rooms}` }),
    seat({ name, language, organiser = false, in: at }) {
      const account = `${name.toLowerCase()}-${++people}`;
      const [locale, zone] = language === 'en' ? ['en-GB', 'Europe/Berlin'] : [language, 'Asia/Shanghai'];
      let last: { event: Event; pressed: Message | undefined } | undefined;

      const visible = () =>
        messages.filter(({ to, sent }) =>
          sent
            ? false
            : 'account' in to
              ? to.account === account
              : at.some(({ channel }) => channel === to.channel) && !lost.has(to.channel),
        );
      function does(action: Action, where: Room | 'dm', pressed?: Message): Promise<void> {
        const inDm = pressed ? 'account' in pressed.to : where === 'dm';
        const room = where === 'dm' ? undefined : where;
        const event: Event = {
          id: `plain-${++events}`,
          platform: 'plain',
          account,
          name,
          ...(room
            ? { workspace: { id: room.workspace, name: 'Hall' }, channel: room.channel }
            : { channel: `dm:${account}` }),
          ...{ locale, zone, organiser: organiser && room !== undefined, seen: inDm ? 'private' : 'channel', action },
        };
        last = { event, pressed };
        return act(event, pressed);
      }
      /** The place that a message is about: its channel, the channel that a DM answers, or the DM itself. */
      const placeOf = ({ to }: Message): Room | 'dm' => ('channel' in to ? to : (to.about ?? 'dm'));
      function find<T>(what: string, wanted: (view: View) => T | undefined): { message: Message; found: T } {
        for (const message of visible().toReversed()) {
          const found = wanted(message.view);
          if (found !== undefined) return { message, found };
        }
        throw new Error(`${name} sees no ${what} in:\n${visible().map(lineOf).join('\n')}`);
      }
      async function press(...labels: string[]): Promise<void> {
        const found = labels.map((label) =>
          find(`button ${label}`, (view) => {
            const button = buttonsOf(view).find((b) => b.label === label);
            return button && 'route' in button ? button.route : undefined;
          }),
        );
        await Promise.all(
          found.map(({ message, found: route }) =>
            does({ kind: 'press', route, values: [] }, placeOf(message), message),
          ),
        );
      }

      return {
        account,
        command(line, options = {}, where = at[0]) {
          const given = Object.entries(options).map(([option, value]) => ` ${option}:${value}`);
          return does({ kind: 'text', text: `/${line}${given.join('')}` }, where);
        },
        press,
        choose(label) {
          const { message, found } = find(`choice ${label}`, (view) => {
            for (const block of view.body) {
              const option = block.kind === 'select' ? block.options.find((o) => o.label === label) : undefined;
              if (option && block.kind === 'select') return { route: block.route, values: [option.value] };
            }
            return undefined;
          });
          return does({ kind: 'press', ...found }, placeOf(message), message);
        },
        say: (words, where = at[0]) => {
          if (where !== 'dm' && !words.includes('@bot')) return Promise.resolve();
          return does({ kind: 'message', text: words.replace('@bot', '').trim() }, where);
        },
        /** Types the line that the newest form asks for, with these fields in it. */
        submit(fields) {
          const { message, found } = find('form', (view) => /`(\/[^`]*?) (\w+:…[^`]*)`/.exec(read(view)) ?? undefined);
          const [, command = '', names = ''] = found;
          for (const field of Object.keys(fields))
            if (!names.includes(`${field}:…`)) throw new Error(`no field ${field} in ${names}`);
          const given = Object.entries(fields).map(([field, value]) => ` ${field}:${value}`);
          message.sent = true;
          return does({ kind: 'text', text: command + given.join('') }, placeOf(message));
        },
        correct: () => press(catalogues[language].chat.again),
        again: () => act(last!.event, last!.pressed),
        sees: async () => visible().map(lineOf).join('\n'),
        dms: async () =>
          visible()
            .filter(({ to }) => 'account' in to)
            .map(lineOf)
            .join('\n'),
        close: () => void closed.add(account),
      };
    },
    lose: ({ channel }) => void lost.add(channel),
    refusals: () => refusals,
    pings: () => [],
    rest: () => {},
    async restart(by) {
      handle = by;
    },
    stop: async () => {},
  };
}

const placeId = (to: Address): string => ('account' in to ? to.account : to.channel);

/** The message as a person reads it, without markup. */
const lineOf = ({ view }: Message): string =>
  read(view)
    .replace(/\[([^\]]*)\]\(time:-?\d+\)/g, '$1')
    .replace(/\\(.)/g, '$1')
    .replace(/\*\*|[\u2068\u2069]/g, '');
