import { useLayoutEffect, useState } from 'preact/hooks';
import type { Channel, Command, Form, Message, Person } from './api.ts';
import { refocus } from './place.ts';
import { isLang, type Lang, langs, type Offer, speaks } from './words.ts';

/** What the page knows. The server keeps everything that matters: a reload loses only what is being typed. */
export interface State {
  lang: Lang;
  theme: 'auto' | 'light' | 'dark';
  people: Person[];
  person: string;
  channel: string;
  messages: Record<string, Message[]>;
  /** By channel, the newest message that this person has seen. */
  seen: Record<string, number>;
  /** The first message that was unread when the open channel was opened. */
  unreadFrom?: string | undefined;
  /** What the group calls the visitor; empty until they say it. */
  name: string;
  commands: Command[];
  /** What the playground's clock is ahead of this machine's, in milliseconds; undefined until it is known. */
  ahead?: number;
  canMoveClock: boolean;
  canRestart: boolean;
  /** Written by the server: what the question to try first is asked by, and what a task is opened by. */
  routes: Routes;
  connection: 'connecting' | 'open' | 'lost';
  /** Messages whose buttons wait for an answer; `composer` and `clock` too. */
  busy: ReadonlySet<string>;
  form?: { route: string; form: Form; message?: string; errors: Record<string, string> } | undefined;
  toast?: { text: string; detail?: string; channel?: string; act?: Offer; bad?: boolean } | undefined;
  /** The first question, if there is one to ask, is there: before that, nothing is shown that it would push away. */
  greeted: boolean;
  /** What the server sent with the page, to be seen until then. */
  preview?: Message | undefined;
  /** The newest answer to what this person did here: it is brought into sight. */
  answer?: { readonly message: string };
  /** Said to screen readers only. */
  announce: string;
}

interface Routes {
  question: string;
  /** What the buttons of that question, unanswered, begin with. */
  answers: string[];
  /** What the form for joining begins with: it asks for the name as well. */
  joins: string;
}

export const kept = (key: string): string | null => {
  try {
    return sessionStorage.getItem(key) ?? localStorage.getItem(key);
  } catch {
    return null;
  }
};
/** The tab stores the person and the channel, the browser stores settings and what was read. */
export const keep = (where: 'tab' | 'browser', key: string, value: string): void => {
  try {
    (where === 'tab' ? sessionStorage : localStorage).setItem(key, value);
  } catch {
    // Storage is off: nothing is remembered, and nothing else changes.
  }
};

function firstLang(): Lang {
  const chosen = kept('lang');
  return isLang(chosen) ? chosen : (langs.find((lang) => speaks(navigator.language, lang)) ?? langs[0]!);
}
let state: State = {
  lang: firstLang(),
  theme: (['light', 'dark'] as const).find((t) => t === kept('theme')) ?? 'auto',
  people: [],
  person: kept('person') ?? '',
  channel: kept('channel') ?? '',
  messages: {},
  seen: {},
  name: kept('name') ?? '',
  commands: [],
  canMoveClock: false,
  canRestart: false,
  routes: { question: '', answers: [], joins: '' },
  connection: 'connecting',
  busy: new Set(),
  greeted: false,
  announce: '',
};
const listeners = new Set<() => void>();

export const now = (): Date => new Date(Date.now() + (state.ahead ?? 0));
export const get = (): State => state;
export function set(patch: Partial<State>): void {
  state = { ...state, ...patch };
  for (const listener of listeners) listener();
}

export function useModel(): State {
  const [, draw] = useState(0);
  useLayoutEffect(() => {
    const listener = () => draw((n) => n + 1);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return state;
}

const byAccount = (account: string) => state.people.find((p) => p.account === account);
export const me = (): Person | undefined => byAccount(state.person);
export const channelsOf = (person: Person | undefined): Channel[] => person?.channels ?? [];
const newest = (list: readonly Message[] | undefined): number => Number(list?.at(-1)?.id ?? 0);
const unreadOf = ({ messages, seen }: Pick<State, 'messages' | 'seen'>, channel: string): Message[] =>
  (messages[channel] ?? []).filter((m) => Number(m.id) > (seen[channel] ?? 0) && m.author !== state.person);
export const unread = (channel: string): number => unreadOf(state, channel).length;

function readSeen(person: string): Record<string, number> | undefined {
  try {
    return JSON.parse(kept(`seen:${person}`) ?? '') as Record<string, number>;
  } catch {
    return undefined;
  }
}

/** Marks the open channel as read while the page is visible. */
export function markSeen(): void {
  if (document.hidden || !state.channel) return;
  const last = newest(state.messages[state.channel]);
  if ((state.seen[state.channel] ?? 0) >= last) return;
  const seen = { ...state.seen, [state.channel]: last };
  keep('browser', `seen:${state.person}`, JSON.stringify(seen));
  set({ seen });
}

/** Where an edit begins: the first block that is another one. 0 when the title is another one too. */
function firstChange({ view: before }: Message, { view }: Message): number {
  if (!view || !before || before.title?.html !== view.title?.html) return 0;
  const at = view.body.findIndex((block, n) => JSON.stringify(block) !== JSON.stringify(before.body[n]));
  return Math.max(at, 0);
}

const asSent = (message: Message) => JSON.stringify({ ...message, version: 0, changed: 0, fresh: 0 });

/** Adds messages, or puts edited ones in their place, without losing the keyboard's place in what is replaced. */
export function take(messages: readonly Message[], fresh = true): void {
  const all = { ...state.messages };
  const focused = document.activeElement?.closest<HTMLElement>('[data-message]')?.dataset.message;
  for (const message of messages) {
    const list = all[message.channel] ?? [];
    const at = list.findIndex((m) => m.id === message.id);
    const known = list[at];
    if (known) {
      if (asSent(known) === asSent(message)) continue;
      const version = (known.version ?? 0) + 1;
      const changed = firstChange(known, message);
      all[message.channel] = list.with(at, { ...message, version, changed, fresh: known.fresh ?? false });
    } else {
      all[message.channel] = [...list, { ...message, version: 0, fresh }].sort((a, b) => Number(a.id) - Number(b.id));
    }
  }
  set({ messages: all });
  if (focused)
    refocus(
      focused,
      all[state.channel]?.find(({ id }) => id === focused),
    );
  markSeen();
}

export function setNow(iso: string): void {
  const ahead = Date.parse(iso) - Date.now();
  // The stream repeats the time; less than a second is the wire's.
  if (Math.abs(ahead - (state.ahead ?? Number.POSITIVE_INFINITY)) > 1000) set({ ahead });
}

/** What the server sends with the page: the people, and what the first of them sees first. */
interface First {
  readonly lang: Lang;
  readonly people: Person[];
  readonly preview?: Message | undefined;
}

/** Shows what the server sent with the page. In another language than the visitor's it is not shown to them. */
export function readFirst(json: string | null | undefined): boolean {
  if (!json) return false;
  const { lang, people, preview } = JSON.parse(json) as First;
  set({ people, ...(lang === state.lang && { preview }) });
  return true;
}

/** Switches to a person: their channels, their messages, their stream. */
export function become(account: string, channel?: string): void {
  const person = byAccount(account);
  if (!person) return;
  const there = person.channels.find((c) => c.id === channel) ?? person.channels[0];
  keep('tab', 'person', account);
  set({ person: account, messages: {}, seen: readSeen(account) ?? {}, connection: 'connecting' });
  go(there?.id ?? '');
}

export function go(channel: string): void {
  keep('tab', 'channel', channel);
  set({
    channel,
    unreadFrom: unreadOf(state, channel)[0]?.id,
    ...(state.toast?.channel === channel && { toast: undefined }),
  });
  markSeen();
}

/** Everything a person can see, as it is now. Whoever was never here has read what was said before. */
export function snapshot(data: {
  now: string;
  clock: boolean;
  restart: boolean;
  routes: Routes;
  messages: Message[];
}): void {
  const messages: Record<string, Message[]> = {};
  for (const message of data.messages) {
    messages[message.channel] ??= [];
    messages[message.channel]!.push({ ...message, version: 0 });
  }
  const seen =
    readSeen(state.person) ?? Object.fromEntries(Object.entries(messages).map(([c, list]) => [c, newest(list)]));
  keep('browser', `seen:${state.person}`, JSON.stringify(seen));
  set({
    messages,
    seen,
    ...(state.connection === 'connecting' && { unreadFrom: unreadOf({ messages, seen }, state.channel)[0]?.id }),
    canMoveClock: data.clock,
    canRestart: data.restart,
    routes: data.routes,
    connection: 'open',
  });
  setNow(data.now);
  markSeen();
}

export function forget(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('seen:')) localStorage.removeItem(key);
  } catch {
    // Storage is off.
  }
  set({ messages: {}, seen: {}, connection: 'connecting' });
}

export function paint(theme: State['theme']): void {
  keep('browser', 'theme', theme);
  set({ theme });
}
