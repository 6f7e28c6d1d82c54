import type { Event } from './event.ts';
import type { Choice, Form, View } from './view.ts';

export type Reply =
  /** `fault`: what it says went wrong on our side, and is not to be said twice. */
  | { readonly kind: 'view'; readonly view: View; readonly fault?: true }
  | { readonly kind: 'form'; readonly route: string; readonly form: Form }
  /** A form was filled in wrongly: by field, in the person's language; `view` says the same where a form is closed already. */
  | { readonly kind: 'invalid'; readonly errors: Readonly<Record<string, string>>; readonly view: View }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] }
  /** An answer that grows. It is shown by `showStream` or `sendStream`. */
  | { readonly kind: 'stream'; readonly views: ViewStream }
  /** Only for a message: nobody is answered. */
  | { readonly kind: 'nothing' };

/**
 * Whole views, each in the place of the one before; the last one is returned. It ends when `signal` aborts. As dispatch
 * gives it, it never throws: a fault is logged with an id and becomes the last view.
 */
export type ViewStream = (signal: AbortSignal) => AsyncGenerator<View, View>;

/**
 * How to acknowledge an event, known at once, and the work behind it. `opens` says what `run` will give: a form must
 * open at once and cannot follow an acknowledgement, and a view that comes instead is for whoever asked alone; `view` may
 * turn out to be a stream. `run` never throws: a fault is logged with an id and becomes a view that names it.
 */
export interface PendingReply {
  readonly audience: 'private' | 'channel';
  /** The reply takes the place of the message that was pressed. */
  readonly replaces: boolean;
  readonly opens: 'view' | 'form' | 'choices';
  /** For a submission: what is wrong with the fields, before anything is done. One read at most. */
  check(): Promise<Extract<Reply, { kind: 'invalid' }> | undefined>;
  run(): Promise<Reply>;
}

export type Handle = (event: Event) => PendingReply;
