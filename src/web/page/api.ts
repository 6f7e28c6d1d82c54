/** The bot's JSON interface, as `docs/playground.md` describes it. */
export interface Message {
  id: string;
  channel: string;
  author: string;
  private: boolean;
  text?: string;
  view?: View;
  at: string;
  edited: boolean;
  /** Counts the page's own redraws of an edited message. */
  version?: number;
  /** The first block that the newest edit changed, when its title stayed. */
  changed?: number;
  /** Arrived while the page was looking. */
  fresh?: boolean;
}

interface View {
  language?: string;
  title?: { html: string };
  tone: 'plain' | 'good' | 'wrong' | 'bad';
  body: Block[];
}

export type Block =
  | { kind: 'text'; html: string }
  | { kind: 'facts'; facts: { label: string; value: string }[] }
  | { kind: 'meter'; html: string; done: number; of: number }
  | { kind: 'buttons'; buttons: Button[] }
  | Select
  | { kind: 'image'; alt: string; src: string; dark?: string }
  | { kind: 'file'; name: string; alt: string; href: string };
type Button = { label: string; style?: 'main' | 'danger'; route?: string; url?: string };
export type Select = {
  kind: 'select';
  placeholder: string;
  route: string;
  min: number;
  max: number;
  options: Choice[];
  chosen?: string;
};
export interface Choice {
  value: string;
  label: string;
}

export interface Form {
  title: string;
  about?: { html: string };
  fields: Field[];
}
export interface Field {
  name: string;
  label: string;
  hint?: string;
  kind: 'line' | 'lines' | 'select' | 'file';
  endings?: string[];
  choices?: Choice[];
  value?: string;
  required: boolean;
  max?: number;
}

export interface Person {
  account: string;
  name: string;
  role: 'you' | 'learner' | 'organiser';
  /** Of the visitor: whether they are in a group. */
  member?: boolean;
  channels: Channel[];
}
export interface Channel {
  id: string;
  name: string;
  dm: boolean;
}

export interface Doing {
  name: string;
  about: string;
  options: Option[];
}
export interface Command extends Doing {
  sub: Doing[];
}
export interface Option {
  name: string;
  about: string;
  required: boolean;
  choices: string[];
  labels?: Record<string, string>;
  suggest: boolean;
}

export interface Played {
  messages: Message[];
  form?: { route: string; form: Form };
  errors?: Record<string, string>;
}

/** Something went wrong, said so that a person can read it. Without `text` the server was not reached. */
export type Answer<T> = { ok: true; value: T } | { ok: false; text?: string };

async function ask<T>(path: string, init?: RequestInit): Promise<Answer<T>> {
  try {
    const response = await fetch(path, init);
    const value = (await response.json()) as T & { error?: string };
    return response.ok ? { ok: true, value } : { ok: false, text: String(value.error) };
  } catch {
    return { ok: false };
  }
}

export const read = <T>(path: string, query: Record<string, string> = {}): Promise<Answer<T>> =>
  ask<T>(`${path}?${new URLSearchParams(query)}`);

export const post = <T>(path: string, body: object): Promise<Answer<T>> =>
  ask<T>(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
