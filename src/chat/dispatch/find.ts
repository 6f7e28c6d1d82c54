import type { ButtonHandler, Command, CommandHandler } from '../contract/command.ts';
import type { Event } from '../contract/event.ts';
import { type Route, readRoute } from '../contract/route.ts';
import { cut } from './clean.ts';
import { readText } from './parse.ts';

/** What an event turned out to be: something to run, with its raw input, or a friendly refusal. */
export type Resolution =
  | {
      readonly kind: 'doing';
      readonly command: Command;
      readonly commandHandler: CommandHandler | ButtonHandler;
      readonly raw: unknown;
      readonly route: string;
      readonly enrolment?: string;
    }
  | { readonly kind: 'unknown'; readonly typed: string }
  /** A command with subcommands, and none of them. */
  | { readonly kind: 'incomplete'; readonly command: Command }
  | { readonly kind: 'gone' };

export type ResolvedCommand = Resolution & { kind: 'doing' };

/** Who sees the answer, known before anything runs. */
export const audienceOf = (found: Resolution) =>
  found.kind === 'doing' ? (found.commandHandler.audience ?? found.command.audience) : 'private';

/** The command, subcommand or action behind an event. */
export function find(event: Event, commands: ReadonlyMap<string, Command>): Resolution {
  const { does } = event;
  if (does.kind === 'press' || does.kind === 'submit') return findRoute(readRoute(does.route), does, commands);
  const read = does.kind === 'text' ? readText(does.text, commands) : does;
  if (!read) return { kind: 'unknown', typed: does.kind === 'text' ? cut(does.text, 60) : '' };
  const command = commands.get(read.command);
  const commandHandler =
    command && (read.sub ? own(command.sub, read.sub) : command.run && (command as Command & CommandHandler));
  if (command?.sub && !read.sub) return { kind: 'incomplete', command };
  if (!command || !commandHandler) return { kind: 'unknown', typed: `/${read.command} ${read.sub ?? ''}`.trim() };
  const name = read.sub ? `${command.name}.${read.sub}` : `${command.name}.open`;
  return { kind: 'doing', command, commandHandler, raw: read.kind === 'command' ? read.options : {}, route: name };
}

/** A route is an action, a subcommand's form, or `NAME.in:ENROLMENT`, which is the command for that enrolment. */
function findRoute(
  read: Route | undefined,
  does: { kind: 'press' | 'submit'; route: string },
  commands: ReadonlyMap<string, Command>,
): Resolution {
  const command = read && commands.get(read.command);
  if (!read || !command) return { kind: 'gone' };
  const action = own(command.handlers, read.action);
  const of = action && actionEnrolment(action, read.args);
  if (action && of)
    return {
      kind: 'doing',
      command,
      commandHandler: action,
      raw: of.args,
      route: does.route,
      ...(of.enrolment && { enrolment: of.enrolment }),
    };
  const sub = own(command.sub, read.action);
  if (sub) return { kind: 'doing', command, commandHandler: sub, raw: {}, route: does.route };
  const plainRun = command.run && command.options ? (command as Command & CommandHandler) : undefined;
  if (plainRun && read.action === 'open')
    return { kind: 'doing', command, commandHandler: plainRun, raw: {}, route: does.route };
  if (plainRun && read.action === 'in' && read.args.length === 1 && /^\d{1,18}$/.test(read.args[0]!))
    return { kind: 'doing', command, commandHandler: plainRun, raw: {}, route: does.route, enrolment: read.args[0]! };
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
