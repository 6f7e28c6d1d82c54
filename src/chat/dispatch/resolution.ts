import type { ButtonHandler, Command, CommandHandler } from '../contract/command.ts';
import type { AnyRoute } from '../contract/route.ts';

/** What an event turned out to be: something to run, with what it brings, or nothing that there is. */
export type Resolution =
  | {
      readonly kind: 'command';
      readonly command: Command;
      readonly handler: CommandHandler | ButtonHandler;
      /** The button, select or form that it came by; none for a command that was typed. */
      readonly pressed?: { readonly route: AnyRoute; readonly args: readonly string[] };
      readonly options: Readonly<Record<string, string>>;
      /** Where its form comes back. */
      readonly route: string;
    }
  | { readonly kind: 'unknown'; readonly typed: string }
  /** Said in somebody's own words, and the commands that come nearest. */
  | { readonly kind: 'message'; readonly commands: readonly Command[] }
  /** A command that was typed in words that are none, and those that may be meant. */
  | { readonly kind: 'unsure'; readonly commands: readonly Command[] }
  /** A command with subcommands, and none of them. */
  | { readonly kind: 'incomplete'; readonly command: Command }
  | { readonly kind: 'gone' };

export type ResolvedCommand = Resolution & { kind: 'command' };
