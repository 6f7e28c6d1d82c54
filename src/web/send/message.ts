import { base64, type Kept, type PageView, renderView } from '../render/view.ts';

/** A message of the playground, as `src/store/message.ts` stores it. */
export interface Message {
  readonly id: string;
  readonly channel: string;
  readonly person: string | null;
  readonly author: string;
  readonly text: string | null;
  readonly view: Kept | null;
  readonly at: Temporal.Instant;
  readonly edited: boolean;
}

/** What the playground needs of a store. */
export interface Messages {
  append(message: {
    channel: string;
    person?: string;
    author: string;
    text?: string;
    view?: Kept;
    key?: string;
    at: Temporal.Instant;
  }): Promise<Message>;
  edit(id: string, view: Kept): Promise<Message | undefined>;
  get(id: string): Promise<Message | undefined>;
  list(of: { person: string; channel: string; after?: string }): Promise<readonly Message[]>;
  since(id: string): Promise<readonly Message[]>;
  last(): Promise<string>;
}

const keptImage = ({ png, dark, ...rest }: Extract<Kept['body'][number], { kind: 'image' }>) => ({
  ...rest,
  png: base64(png),
  ...(dark && { dark: base64(dark) }),
});

const kept = (view: Kept): Kept => ({
  ...view,
  body: view.body.map((block) => (block.kind === 'image' ? keptImage(block) : block)),
});

/** The same store, given views that JSON can hold. */
export const keeping = (messages: Messages): Messages => ({
  ...messages,
  append: ({ view, ...rest }) => messages.append({ ...rest, ...(view && { view: kept(view) }) }),
  edit: (id, view) => messages.edit(id, kept(view)),
});

/** A message as the page reads it. */
export interface PageMessage {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  /** Nobody else in this channel sees it. */
  readonly private: boolean;
  readonly text?: string;
  readonly view?: PageView;
  readonly at: string;
  readonly edited: boolean;
}

export function renderMessage(message: Message): PageMessage {
  return {
    id: message.id,
    channel: message.channel,
    author: message.author,
    private: message.person !== null,
    ...(message.text !== null && { text: message.text }),
    ...(message.view !== null && { view: renderView(message.view) }),
    at: message.at.toString(),
    edited: message.edited,
  };
}

/** A person whom one can be in the playground. */
export interface Person {
  readonly account: string;
  readonly name: string;
  readonly role: 'you' | 'learner' | 'organiser';
  readonly channels: readonly { readonly id: string; readonly name: string }[];
}

export const dmOf = (account: string): string => `dm:${account}`;

export const isDm = (channel: string): boolean => channel.startsWith('dm:');

/** Whether a person may read a message: in their own DM, or in a channel they are in unless it is for another alone. */
export function sees(person: Person, message: Pick<Message, 'channel' | 'person'>): boolean {
  if (message.person !== null && message.person !== person.account) return false;
  return message.channel === dmOf(person.account) || person.channels.some((channel) => channel.id === message.channel);
}
