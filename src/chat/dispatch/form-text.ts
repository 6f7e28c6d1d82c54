import { fallback } from '../../core/language/model.ts';
import { catalogues } from '../../i18n/index.ts';
import type { Command } from '../contract/command.ts';
import type { Action } from '../contract/event.ts';
import type { Reply } from '../contract/reply.ts';
import { readRoute } from '../contract/route.ts';
import { type Choice, type Field, type Form, plain, text, type View } from '../contract/view.ts';
import { unquoted } from './read-text.ts';

const maxChoices = 12;

type Typed = Readonly<Record<string, string>>;

/** `/quiz.write:12 answer:…` names the button whose form it fills in; any other action stays as it is. */
export function readTyped(action: Action, commands: ReadonlyMap<string, Command>): Action {
  if (action.kind !== 'text') return action;
  const [, named = ''] = /^\s*\/?(\S+\.\S+)(?:\s|$)/.exec(action.text) ?? [];
  const route = readRoute(named);
  return route && commands.has(route.command) ? { kind: 'press', route: named, values: [] } : action;
}

/**
 * The fields of a form that an action names, with what the form has for the others; undefined when it names none. In a
 * text, `name:` begins a value, which goes on to the next name. Of a choice, the label will do.
 */
export function typedFields(action: Action, form: Form): Typed | undefined {
  const fields = form.fields.filter(({ kind }) => kind !== 'file');
  const given =
    action.kind === 'command' ? action.options : action.kind === 'text' ? readPairs(action.text, fields) : {};
  if (!fields.some(({ name }) => Object.hasOwn(given, name))) return undefined;
  return Object.fromEntries(
    fields.map((field) => [
      field.name,
      Object.hasOwn(given, field.name) ? choiceOf(field, given[field.name]!) : (field.value ?? ''),
    ]),
  );
}

function readPairs(typed: string, fields: readonly Field[]): Typed {
  const names = fields.map(({ name }) => name.replace(/[^\w]/g, '\\$&')).join('|');
  const parts = typed.split(new RegExp(`(?:^|\\s)(${names})[:：]`, 'iu')).slice(1);
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const field = fields.find(({ name }) => name.toLowerCase() === parts[at]!.toLowerCase())!;
    pairs.push([field.name, unquoted(parts[at + 1]!.trim())]);
  }
  return Object.fromEntries(pairs);
}

function choiceOf({ choices = [] }: Field, typed: string): string {
  const same = (a: string) => a.trim().toLowerCase() === typed.trim().toLowerCase();
  return choices.find(({ value, label }) => same(value) || same(label))?.value ?? typed;
}

/** A form as text: the line to type, and what each field of it takes. Files cannot be typed. */
export function formInText(
  { route, form: given }: Extract<Reply, { kind: 'form' }>,
  commands: ReadonlyMap<string, Command>,
): View {
  const form = { ...given, fields: given.fields.filter(({ kind }) => kind !== 'file') };
  const { chat } = catalogues[form.language ?? fallback];
  const line = [lineOf(route, commands), ...form.fields.map(({ name }) => `${name}:…`)].join(' ');
  const about = ({ name, label, hint, choices, value, required }: Field): string => {
    const parts = [
      plain(label),
      hint && plain(hint),
      choices && choicesInText(choices),
      value && chat.typedValue(plain(value)),
      !required && chat.optional,
    ];
    return `- \`${name}\` ${parts.filter(Boolean).join(' · ')}`;
  };
  return {
    ...(form.language && { language: form.language }),
    title: plain(form.title),
    body: [text(form.about, chat.typeForm, `\`${line}\``, form.fields.map(about).join('\n'))],
  };
}

/** Lists choices. Of many, such as the hours of a day, only the first and the last. */
function choicesInText(choices: readonly Choice[]): string {
  const written = choices.map(({ value, label }) =>
    label === value ? plain(value) : `${plain(value)} (${plain(label)})`,
  );
  return written.length <= maxChoices ? written.join(', ') : `${written[0]} … ${written.at(-1)}`;
}

/** How a form is asked for in words: as its command, or by its button's route. */
function lineOf(route: string, commands: ReadonlyMap<string, Command>): string {
  const { command = '', action = '' } = readRoute(route) ?? {};
  const of = commands.get(command);
  if (of?.sub && Object.hasOwn(of.sub, action)) return `/${command} ${action}`;
  return action === 'open' ? `/${command}` : `/${route}`;
}
