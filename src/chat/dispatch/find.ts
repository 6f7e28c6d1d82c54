import { head } from '../../markup/cut.ts';
import { askRoutes } from '../../routes/ask.ts';
import { type Command, itself } from '../contract/command.ts';
import type { Event } from '../contract/event.ts';
import { type AnyRoute, readRoute } from '../contract/route.ts';
import { findMessage } from './message.ts';
import { commandsNamed, isSpelled, nearestCommands, subNamed } from './nearest.ts';
import { readText } from './read-text.ts';
import type { Resolution } from './resolution.ts';

/** Who sees the answer, known before anything runs. */
export const audienceOf = (found: Resolution) =>
  found.kind === 'command'
    ? (found.audience ?? found.handler.audience ?? found.command.audience)
    : found.kind === 'message'
      ? 'channel'
      : 'private';

/** The command, subcommand or action behind an event. */
export function find(event: Event, commands: ReadonlyMap<string, Command>): Resolution {
  const { action } = event;
  if (action.kind === 'press' || action.kind === 'submit') return findRoute(action.route, commands);
  if (action.kind === 'about') return findAbout(action, commands);
  if (action.kind === 'message') return findMessage(event, action.text, commands);
  if (action.kind === 'text') return findText(action.text, commands);
  return findCommand(action, commands);
}

/** As much of a message as is asked about. */
const maxAbout = 500;

/** A message of the bot's is about what its own *Ask about this* is about; any other, about what it says. */
function findAbout(
  { text, routes }: Extract<Event['action'], { kind: 'about' }>,
  commands: ReadonlyMap<string, Command>,
): Resolution {
  const subjects: readonly AnyRoute[] = [askRoutes.skill, askRoutes.task, askRoutes.question];
  const own = routes.find((written) => {
    const read = readRoute(written);
    return subjects.some(({ command, action }) => command === read?.command && action === read.action);
  });
  if (own !== undefined) return findRoute(own, commands);
  const question = head(text, maxAbout).trim();
  return findCommand({ kind: 'command', command: 'ask', options: question ? { question } : {} }, commands);
}

type Named = Extract<Event['action'], { kind: 'command' | 'suggest' }>;

/** A command that was typed: by its name, else by what comes nearest to the first word. */
function findText(text: string, commands: ReadonlyMap<string, Command>): Resolution {
  const read = readText(text, commands);
  if (read) return findCommand(read, commands);
  const [, first = '', rest = ''] = /^\s*[/／]?\s*(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
  const meant = commandsNamed(first, commands);
  if (meant.length === 1) return findNamed(meant[0]!, rest, isSpelled(first, meant[0]!), commands);
  const near = meant.length || !isPlain.test(text) ? meant : nearestCommands(text, commands);
  // Chinese has no spaces: a name within a few words is all that was typed.
  if (near.length === 1 && /\p{Script=Han}/u.test(text)) return findNamed(near[0]!, '', true, commands);
  return near.length ? { kind: 'unsure', commands: near } : { kind: 'unknown', typed: head(text, 60) };
}

/** Words and nothing that could be code or a name. */
const isPlain = /^[\p{L}\p{N}\s/'’?？!！.。,，-]+$/u;

/** What a subcommand does may be public, or not be undone: where a letter was wrong, it is asked for first. */
function findNamed(
  command: Command,
  rest: string,
  spelled: boolean,
  commands: ReadonlyMap<string, Command>,
): Resolution {
  const [, word = '', after = ''] = /^(\S*)\s*([\s\S]*)$/.exec(rest) ?? [];
  const named = word && command.sub ? subNamed(word, command) : undefined;
  if (named && !(spelled && named.spelled)) return { kind: 'unsure', commands: [command], sub: named.sub };
  const read = readText([command.name, ...(named ? [named.sub, after] : [rest])].join(' '), commands);
  return read ? findCommand(read, commands) : { kind: 'incomplete', command };
}

function findCommand(read: Named, commands: ReadonlyMap<string, Command>): Resolution {
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
