import { type Command, type CommandHandler, itself, optionsOf } from '../contract/command.ts';
import type { Action } from '../contract/event.ts';

/**
 * Reads a command typed as text, `quiz topic:bayes`, `/quiz bayes` or `cohort create`, into what a platform with typed
 * options would send. `name:value` fills that option, quotes keep words together, anything else goes to the first
 * option that is still empty. Full-width marks of a sentence stay, since what is asked is shown again. Undefined when there is no such command.
 */
export function readText(
  text: string,
  commands: ReadonlyMap<string, Command>,
): Extract<Action, { kind: 'command' }> | undefined {
  const words =
    text
      .replace(/[^？！，；（）]+/g, (part) => part.normalize('NFKC'))
      .trim()
      .replace(/^\//, '')
      .match(/[^\s"“”:]+:(?:["“][^"”]*["”]|\S+)|["“][^"”]*["”]|\S+/g) ?? [];
  const [name = 'help', ...rest] = words;
  const command = commands.get(name.toLowerCase());
  if (!command) return undefined;
  const sub = Object.keys(command.sub ?? {}).find((name) => name === rest[0]?.toLowerCase());
  if (command.sub && !sub) return rest.length ? undefined : { kind: 'command', command: command.name, options: {} };
  const handler = sub ? command.sub?.[sub] : itself(command);
  const options = handler ? fill(handler, sub ? rest.slice(1) : rest) : {};
  return { kind: 'command', command: command.name, ...(sub && { sub }), options };
}

/** A value without the quotes that kept its words together. */
export const unquoted = (typed: string): string => typed.replace(/^["“](.*)["”]$/s, '$1');

function fill(of: CommandHandler, words: readonly string[]): Record<string, string> {
  const specs = optionsOf(of);
  const options: Record<string, string> = {};
  const loose: string[] = [];
  let last: string | undefined;
  const behind: string[] = [];
  for (const word of words) {
    const colon = word.indexOf(':');
    const spec = colon > 0 ? specs.find((s) => s.name === word.slice(0, colon).toLowerCase()) : undefined;
    const value = unquoted(spec ? word.slice(colon + 1) : word);
    // `topic: bayes` is `topic:bayes`: what follows fills it.
    if (spec && value) options[spec.name] = value;
    else if (!spec) loose.push(value);
    if (spec) last = spec.name;
    else if (last !== undefined && options[last] !== undefined) behind.push(value);
  }
  // An option with a list takes one of its words where that is all there is, and nothing else that has no name.
  const listed = specs.find((s) => options[s.name] === undefined && s.choices?.includes(loose[0]?.toLowerCase() ?? ''));
  if (listed && loose.length === 1) return { ...options, [listed.name]: loose[0]!.toLowerCase() };
  const open = specs.filter((s) => !s.choices);
  // `zone:New Delhi`: with nothing else to fill, the words behind a value belong to it.
  if (last !== undefined && behind.length && behind.length === loose.length && open.every((s) => options[s.name]))
    options[last] += ` ${behind.join(' ')}`;
  const free = open.filter((s) => options[s.name] === undefined);
  for (const [i, spec] of free.entries()) {
    // The last option takes all that is left: a topic may be several words.
    const value = i === free.length - 1 ? loose.slice(i).join(' ') : loose[i];
    if (value) options[spec.name] = value;
  }
  return options;
}
