import type { ButtonHandler, Command, CommandHandler } from '../contract/command.ts';
import type { AnyRoute } from '../contract/route.ts';

/** What an event asks for: a command, with what came for it, or why there is none to run. */
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
  /** Said in somebody's own words, and the command that comes nearest. */
  | { readonly kind: 'message'; readonly command?: Command }
  /** A command with subcommands, given without one. */
  | { readonly kind: 'incomplete'; readonly command: Command }
  | { readonly kind: 'gone' };

export type ResolvedCommand = Resolution & { kind: 'command' };
