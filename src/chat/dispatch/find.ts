import { head } from '../../markup/cut.ts';
import { type Command, itself } from '../contract/command.ts';
import type { Event } from '../contract/event.ts';
import { readRoute } from '../contract/route.ts';
import { findMessage } from './message.ts';
import { readText } from './read-text.ts';
import type { Resolution } from './resolution.ts';

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
  const handler = command && (read.sub ? own(command.sub, read.sub) : itself(command));
  if (command?.sub && !read.sub) return { kind: 'incomplete', command };
  if (!command || !handler) return { kind: 'unknown', typed: `/${read.command} ${read.sub ?? ''}`.trim() };
  const route = command.routes[read.sub || 'open']!.write({});
  return { kind: 'command', command, handler, options: read.kind === 'command' ? read.options : {}, route };
}

/** The handler of a route: a button's, a subcommand, or the command itself. */
function findRoute(written: string, commands: ReadonlyMap<string, Command>): Resolution {
  const read = readRoute(written);
  const command = read && commands.get(read.command);
  const route = read && own(command?.routes, read.action);
  if (!command || !route) return { kind: 'gone' };
  const handler = own(command.handlers, route.action) ?? own(command.sub, route.action) ?? itself(command);
  return handler
    ? { kind: 'command', command, handler, pressed: { route, args: read.args }, options: {}, route: written }
    : { kind: 'gone' };
}

const own = <T>(of: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  of && Object.hasOwn(of, name) ? of[name] : undefined;
