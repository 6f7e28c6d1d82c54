import { head } from '../../markup/cut.ts';
import type { ButtonHandler, Command, CommandHandler } from '../contract/command.ts';
import type { Event } from '../contract/event.ts';
import { type AnyRoute, readRoute } from '../contract/route.ts';
import { findMessage } from './message.ts';
import { readText } from './read-text.ts';

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
  /** Said in somebody's own words, and the command that comes nearest. */
  | { readonly kind: 'message'; readonly command?: Command }
  /** A command with subcommands, and none of them. */
  | { readonly kind: 'incomplete'; readonly command: Command }
  | { readonly kind: 'gone' };

export type ResolvedCommand = Resolution & { kind: 'command' };

/** Who sees the answer, known before anything runs. */
export const audienceOf = (found: Resolution) =>
  found.kind === 'command'
    ? (found.handler.audience ?? found.command.audience)
    : found.kind === 'message'
      ? 'channel'
      : 'private';

/** The command, subcommand or action behind an event. */
export function find(event: Event, commands: ReadonlyMap<string, Command>): Resolution {
  const { action } = event;
  if (action.kind === 'press' || action.kind === 'submit') return findRoute(action.route, commands);
  if (action.kind === 'message') return findMessage(event, action.text, commands);
  const read = action.kind === 'text' ? readText(action.text, commands) : action;
  if (!read) return { kind: 'unknown', typed: action.kind === 'text' ? head(action.text, 60) : '' };
  const command = commands.get(read.command);
  const handler = command && (read.sub ? own(command.sub, read.sub) : command.run && (command as CommandHandler));
  if (command?.sub && !read.sub) return { kind: 'incomplete', command };
  if (!command || !handler) return { kind: 'unknown', typed: `/${read.command} ${read.sub ?? ''}`.trim() };
  const route = command.routes[read.sub || 'open']!.write({});
  return { kind: 'command', command, handler, options: read.kind === 'command' ? read.options : {}, route };
}

/** A route is that of a button's handler, of a subcommand, or of the command itself. */
function findRoute(written: string, commands: ReadonlyMap<string, Command>): Resolution {
  const read = readRoute(written);
  const command = read && commands.get(read.command);
  const route = read && own(command?.routes, read.action);
  if (!command || !route) return { kind: 'gone' };
  const itself = command.run && command.options ? (command as CommandHandler) : undefined;
  const handler = own(command.handlers, route.action) ?? own(command.sub, route.action) ?? itself;
  return handler
    ? { kind: 'command', command, handler, pressed: { route, args: read.args }, options: {}, route: written }
    : { kind: 'gone' };
}

const own = <T>(of: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  of && Object.hasOwn(of, name) ? of[name] : undefined;
