import type { Choice, Form, View } from './view.ts';

/** What a person did, as every adapter reads it. Nothing in it is trusted: dispatch parses it. */
export interface Event {
  /** The platform's id of the interaction, the same when it is delivered again. */
  readonly id: string;
  readonly platform: string;
  /** The person on that platform: Discord's user id, Slack's `TEAM:USER`, the playground's name. */
  readonly account: string;
  /** What they are called there. Other people's text: a view escapes it. */
  readonly name: string;
  /** The server or team; none in a DM. */
  readonly workspace?: { readonly id: string; readonly name: string };
  /** Inside a thread it is the channel that the thread belongs to: groups live there. */
  readonly channel?: string;
  /** BCP 47, and IANA, where the platform knows. */
  readonly locale?: string;
  readonly zone?: string;
  /** May manage the workspace. */
  readonly organiser: boolean;
  /** Who sees the message that was pressed; for a command, whether it was given in a DM. */
  readonly seen: 'private' | 'channel';
  readonly does: Deed;
}

export type Deed =
  | {
      readonly kind: 'command';
      readonly command: string;
      readonly sub?: string;
      readonly options: Readonly<Record<string, string>>;
    }
  /** `/quiz bayes` typed as text: read here, since only dispatch knows the commands. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'press'; readonly route: string; readonly values: readonly string[] }
  | { readonly kind: 'submit'; readonly route: string; readonly fields: Readonly<Record<string, string>> }
  | {
      readonly kind: 'suggest';
      readonly command: string;
      readonly sub?: string;
      readonly option: string;
      readonly query: string;
    };

export type Reply =
  /** `fault`: what it says went wrong on our side, and is not to be said twice. */
  | { readonly kind: 'view'; readonly view: View; readonly fault?: true }
  | { readonly kind: 'form'; readonly route: string; readonly form: Form }
  /** A form was filled in wrongly: by field, in the person's language; `view` says the same where a form is closed already. */
  | { readonly kind: 'invalid'; readonly errors: Readonly<Record<string, string>>; readonly view: View }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] };

/**
 * How to acknowledge, known at once; and the work. `opens` says what `run` will give: a form must open at once and
 * cannot follow an acknowledgement. `run` never throws: a fault is logged with an id and becomes a view that names it.
 */
export interface Handling {
  readonly audience: 'private' | 'channel';
  /** The reply takes the place of the message that was pressed. */
  readonly replaces: boolean;
  readonly opens: 'view' | 'form' | 'choices';
  /** For a submission: what is wrong with the fields, before anything is done. One read at most. */
  check(): Promise<Extract<Reply, { kind: 'invalid' }> | undefined>;
  run(): Promise<Reply>;
}

export type Handle = (event: Event) => Handling;

/** Where a message goes: a person's DM, or a channel. `account` and `channel` are the platform's own ids. */
export type Address =
  | { readonly account: string }
  | { readonly workspace: string; readonly channel: string; readonly thread?: string };

/** A place below a message, for talk about it, and the first thing said there. */
export interface Thread {
  readonly title: string;
  readonly view: View;
}

/** What became of a message. A thrown error means that nobody knows. */
export type Sent =
  | { readonly kind: 'sent'; readonly ref: string }
  /** Not now: the platform asks to wait. Nothing was sent. */
  | { readonly kind: 'later'; readonly afterMs: number }
  /** Never: DMs are closed, the channel is gone, a permission is missing, the message does not fit. Nothing was sent. */
  | { readonly kind: 'refused'; readonly reason: 'closed' | 'lost' | 'forbidden' | 'invalid'; readonly detail: string };

export interface Platform {
  readonly name: string;
  /** Sending twice under one key shows one message. Without it, an unknown outcome is never sent again. */
  readonly idempotent: boolean;
  /** How long it remembers a key; for ever, when absent. */
  readonly keyLastsMs?: number;
  /** Begins to receive. `send` works without it. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Up and connected, for /readyz. */
  ready(): boolean;
  /**
   * With a `thread`, one is opened below the message. The message counts: a thread that cannot be opened is a line in
   * the log, and sending again under the same key opens none twice.
   */
  send(to: Address, view: View, key: string, thread?: Thread): Promise<Sent>;
  edit(ref: string, view: View): Promise<Sent>;
  /** May the bot post there, with what it needs? Asked before a cohort is tied to a channel. */
  mayPost(to: { readonly workspace: string; readonly channel: string }): Promise<boolean>;
}
