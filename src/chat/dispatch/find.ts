import { head } from '../../markup/cut.ts';
import type { ButtonHandler, Command, CommandHandler } from '../contract/command.ts';
import type { Event } from '../contract/event.ts';
import { type Route, readRoute } from '../contract/route.ts';
import { findMessage } from './message.ts';
import { readText } from './read-text.ts';

/** What an event turned out to be: something to run, with its raw input, or a friendly refusal. */
export type Resolution =
  | {
      readonly kind: 'command';
      readonly command: Command;
      readonly handler: CommandHandler | ButtonHandler;
      readonly raw: unknown;
      readonly route: string;
      readonly enrolment?: string;
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
  if (action.kind === 'press' || action.kind === 'submit')
    return findRoute(readRoute(action.route), action.route, commands);
  if (action.kind === 'message') return findMessage(event, action.text, commands);
  const read = action.kind === 'text' ? readText(action.text, commands) : action;
  if (!read) return { kind: 'unknown', typed: action.kind === 'text' ? head(action.text, 60) : '' };
  const command = commands.get(read.command);
  const handler =
    command && (read.sub ? own(command.sub, read.sub) : command.run && (command as Command & CommandHandler));
  if (command?.sub && !read.sub) return { kind: 'incomplete', command };
  if (!command || !handler) return { kind: 'unknown', typed: `/${read.command} ${read.sub ?? ''}`.trim() };
  const name = read.sub ? `${command.name}.${read.sub}` : `${command.name}.open`;
  return { kind: 'command', command, handler, raw: read.kind === 'command' ? read.options : {}, route: name };
}

/** A route is an action, a subcommand's form, or `NAME.in:ENROLMENT`, which is the command for that enrolment. */
function findRoute(read: Route | undefined, pressed: string, commands: ReadonlyMap<string, Command>): Resolution {
  const command = read && commands.get(read.command);
  if (!read || !command) return { kind: 'gone' };
  const button = own(command.handlers, read.action);
  const of = button && actionEnrolment(button, read.args);
  if (button && of)
    return {
      kind: 'command',
      command,
      handler: button,
      raw: of.args,
      route: pressed,
      ...(of.enrolment && { enrolment: of.enrolment }),
    };
  const sub = own(command.sub, read.action);
  if (sub) return { kind: 'command', command, handler: sub, raw: {}, route: pressed };
  const plainRun = command.run && command.options ? (command as Command & CommandHandler) : undefined;
  if (plainRun && read.action === 'open')
    return { kind: 'command', command, handler: plainRun, raw: {}, route: pressed };
  if (plainRun && read.action === 'in' && read.args.length === 1 && /^\d{1,18}$/.test(read.args[0]!))
    return { kind: 'command', command, handler: plainRun, raw: {}, route: pressed, enrolment: read.args[0]! };
  return { kind: 'gone' };
}

/** An action that needs an enrolment may carry it first, as `e12`, so that its button works in a DM. */
function actionEnrolment(
  action: ButtonHandler,
  args: readonly string[],
): { args: readonly string[]; enrolment?: string } {
  const named = action.needs ? /^e(\d{1,18})$/.exec(args[0] ?? '') : null;
  return named ? { args: args.slice(1), enrolment: named[1]! } : { args };
}

const own = <T>(of: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  of && Object.hasOwn(of, name) ? of[name] : undefined;
