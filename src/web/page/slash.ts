import type { Command, Doing, Option } from './api.ts';

/** What is being typed after a slash. */
export interface Typing {
  /** The command, or the command and its subcommand, as far as it is known. */
  readonly doing?: { readonly path: string; readonly spec: Doing };
  readonly rows: readonly Row[];
  /** The option whose value is being typed: its rows come from its choices, or from the server. */
  readonly option?: { readonly spec: Option; readonly command: string; readonly sub?: string; readonly query: string };
  /** Enter sends: nothing more is needed. */
  readonly ready: boolean;
}

export interface Row {
  /** The whole text once this row is taken. */
  readonly text: string;
  readonly name: string;
  readonly about: string;
  readonly options: readonly Option[];
}

const none: Typing = { rows: [], ready: true };

/** Reads a slash command as far as it was typed, and says what could come next. */
export function readSlash(text: string, commands: readonly Command[]): Typing {
  if (!text.startsWith('/')) return none;
  const [name = '', ...rest] = text.slice(1).split(/ +/);
  const command = commands.find((c) => c.name === name);
  if (rest.length === 0) {
    const rows = matching(commands, name).map((c) => ({
      ...row(`/${c.name}`, c),
      text: `/${c.name}${goesOn(c) ? ' ' : ''}`,
    }));
    return {
      ...(command && { doing: { path: `/${name}`, spec: command } }),
      rows,
      ready: command ? complete(command) : false,
    };
  }
  if (!command) return none;
  if (command.sub.length > 0) {
    const [sub = '', ...values] = rest;
    const spec = command.sub.find((s) => s.name === sub);
    if (values.length === 0 || !spec) {
      const rows = values.length > 0 ? [] : matching(command.sub, sub);
      return {
        doing: { path: `/${name}`, spec: command },
        rows: rows.map((s) => ({ ...row(s.name, s), text: `/${name} ${s.name}${s.options.length > 0 ? ' ' : ''}` })),
        ready: Boolean(spec?.options.every((o) => !o.required)),
      };
    }
    return readOptions(`/${name} ${sub}`, { command: name, sub }, spec, values);
  }
  return readOptions(`/${name}`, { command: name }, command, rest);
}

function readOptions(path: string, of: { command: string; sub?: string }, spec: Doing, values: string[]): Typing {
  const doing = { path, spec };
  // The last option takes all that is left: a topic may be several words.
  const at = Math.min(values.length, spec.options.length) - 1;
  const query = values.slice(Math.max(at, 0)).join(' ');
  const option = spec.options[at];
  const filled = values.filter(Boolean).length;
  const ready = spec.options.every((o, n) => !o.required || n < filled);
  if (!option) return { doing, rows: [], ready };
  const before = [path, ...values.slice(0, at)].join(' ');
  const rows = option.choices
    .map((choice) => ({ choice, label: option.labels?.[choice] ?? choice }))
    .filter((row) => [row.choice, row.label].some((name) => name.toLowerCase().startsWith(query.toLowerCase())))
    .map(({ choice, label }) => ({ text: `${before} ${choice}`, name: label, about: '', options: [] }));
  return { doing, rows, option: { spec: option, ...of, query }, ready };
}

const goesOn = (c: Command) => c.options.length > 0 || c.sub.length > 0;
const complete = (c: Command) => c.sub.length === 0 && c.options.every((o) => !o.required);
const row = (name: string, of: Doing) => ({ name, about: of.about, options: of.options });

/** Those that begin with it, then those that hold it. */
function matching<T extends { name: string }>(list: readonly T[], typed: string): T[] {
  const wanted = typed.toLowerCase();
  const begins = list.filter((x) => x.name.startsWith(wanted));
  return [...begins, ...list.filter((x) => !begins.includes(x) && x.name.includes(wanted))];
}
