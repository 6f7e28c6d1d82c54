import type { Logger } from 'pino';
import type { Command } from '../chat/contract/command.ts';
import type { Handle } from '../chat/contract/reply.ts';
import type { View } from '../chat/contract/view.ts';
import type { Language } from '../core/language/model.ts';
import type { Clock } from './clock.ts';
import type { Messages, Person } from './send/message.ts';

/** What the playground needs from the rest of the bot. */
export interface WebOptions {
  readonly handle: Handle;
  readonly commands: readonly Command[];
  /**
   * Routes that the page itself uses: the question to try first, what the buttons that answer it begin with, what the
   * form for joining begins with, and what the bot can do.
   */
  readonly routes: {
    readonly question: string;
    readonly answers: readonly string[];
    readonly joins: string;
    readonly help: string;
  };
  readonly messages: Messages;
  /** Calls `onId` with the id of every new or edited message, from any process. Returns a function that stops it. */
  readonly listen: (onId: (id: string) => void) => Promise<() => Promise<void>>;
  readonly people: {
    /** The people whom one can be, the visitor first. */
    list(): Promise<readonly Person[]>;
    /** Whether somebody is in a group. */
    enrolled?(account: string): Promise<boolean>;
    /** The visitor chose a language on the page. */
    speak?(account: string, language: Language): Promise<void>;
  };
  readonly now: () => Temporal.Instant | Promise<Temporal.Instant>;
  /** When absent, the clock cannot be moved. */
  readonly clock?: Clock;
  /** Erases everything of the playground and starts over. When absent, the request is refused. */
  readonly restart?: () => Promise<void>;
  /**
   * Somebody opens the page: whoever is the first gets a playground in their own language and zone, and it is true
   * that it was made anew.
   */
  readonly greet?: (language: Language, zone: string) => Promise<boolean>;
  /**
   * What somebody who has done nothing yet will be asked, to be read while the bot is on its way. Undefined for anybody
   * else.
   */
  readonly opening?: (account: string, language: Language) => Promise<View | undefined>;
  /** The server that the channels are in. */
  readonly workspace: { readonly id: string; readonly name: string };
  /** IANA: the group's own, by which the playground's clock knows what `tomorrow` is. */
  readonly zone?: () => string;
  readonly botName?: string;
  /** The port that this is reached by, once it is known. */
  readonly port: () => number;
  /** The folder of `discord.md` and `slack.md`. */
  readonly docs: URL;
  readonly log: Logger;
}
