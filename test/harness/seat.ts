import type { Logger } from 'pino';
import type { Command } from '../../src/chat/contract/command.ts';
import type { Platform } from '../../src/chat/contract/platform.ts';
import type { Handle } from '../../src/chat/contract/reply.ts';
import type { catalogues } from '../../src/i18n/index.ts';
import type { Db } from '../../src/store/database.ts';

/** Where people meet the bot: a channel, as the bot is told of it. */
export interface Room {
  readonly workspace: string;
  readonly channel: string;
}

export interface Who {
  readonly name: string;
  readonly language: keyof typeof catalogues;
  readonly organiser?: boolean;
  /** The channels that they are in. Without `where`, they act in the first one. */
  readonly in: readonly [Room, ...Room[]];
}

/** A file on somebody's own machine. */
interface ChosenFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Somebody on a platform: what they can do there, and what they see. */
export interface Seat {
  /** As the bot names them. */
  readonly account: string;
  /** `command('settings', { zone: 'Berlin' })`. */
  command(line: string, options?: Readonly<Record<string, string>>, where?: Room | 'dm'): Promise<unknown>;
  /** Presses the newest button with this label. Several labels are pressed at once, as shown before any press. */
  press(...labels: string[]): Promise<unknown>;
  choose(label: string): Promise<unknown>;
  /** Writes something in their own words; `@bot` names the bot. */
  say(words: string, where?: Room | 'dm'): Promise<unknown>;
  /** Fills in the form that is open. A `careless` client does not count what is typed. */
  submit(
    fields: Readonly<Record<string, string>>,
    how?: { readonly careless?: boolean; readonly files?: Readonly<Record<string, ChosenFile>> },
  ): Promise<unknown>;
  /** Opens a form again in which something was wrong. */
  correct(): Promise<unknown>;
  /** Delivers the last event to the bot again, unchanged. */
  again(): Promise<unknown>;
  sees(): Promise<string>;
  dms(): Promise<string>;
  /** They leave or close their DMs: nothing that is sent reaches them any more. */
  close(): void;
}

/** A platform with the bot on it. */
export interface Chat {
  /** The one that runs now: a restart makes a new one. */
  platform(): Platform;
  /** A channel: in a new server where there can be several, or in the same one as `beside`. */
  room(beside?: Room): Room;
  seat(who: Who): Seat;
  /** The bot is taken out of a channel. */
  lose(room: Room): void;
  /** The calls that the platform refused, or waited for in vain. */
  refusals(): readonly string[];
  /** Everybody who was pinged. */
  pings(): readonly unknown[];
  /** Lets a minute pass, so that rate limits are reset. */
  rest(): void;
  /**
   * From now on calls to the platform fail at random (`dice` gives numbers from 0 to 1): they are slow, refused, cut off,
   * or done without an answer. Without `dice` it works normally again.
   */
  disturb?(dice?: () => number): void;
  /** Every connection to the bot breaks. */
  drop?(): void;
  /** The process ends, and another one begins. */
  restart(handle: Handle): Promise<void>;
  stop(): Promise<void>;
}

export interface Bot {
  readonly handle: Handle;
  readonly log: Logger;
  readonly db: Db;
  readonly commands: readonly Command[];
  readonly url: string;
  now(): Temporal.Instant;
}
