import type { ButtonHandler, Command, CommandHandler } from '../contract/command.ts';
import type { AnyRoute } from '../contract/route.ts';

/** What an event asks for: a handler to run, or the reason why there is none. */
export type Resolution =
  | {
      readonly kind: 'command';
      readonly command: Command;
      readonly handler: CommandHandler | ButtonHandler;
      /** The button, select or form that it came by; none for a command that was typed. */
      readonly pressed?: { readonly route: AnyRoute; readonly args: readonly string[] };
      readonly options: Readonly<Record<string, string>>;
      /** Who sees the answer, where it is not as the command says: a question in a channel is answered there. */
      readonly audience?: 'channel';
      /** The route by which its form is submitted. */
      readonly route: string;
    }
  | { readonly kind: 'unknown'; readonly typed: string }
  /** A message in a person's own words, with the closest commands. */
  | { readonly kind: 'message'; readonly commands: readonly Command[] }
  /** A typed line whose first word is no command, with the commands that it may mean. */
  | {
      readonly kind: 'unsure';
      readonly commands: readonly Command[];
      /** The subcommand of the only one. */
      readonly sub?: string;
    }
  /** A command with subcommands, given without one. */
  | { readonly kind: 'incomplete'; readonly command: Command }
  | { readonly kind: 'gone' };

export type ResolvedCommand = Resolution & { kind: 'command' };
