import { fallback } from '../../core/language/model.ts';
import { distance } from '../../core/language/spelling.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { catalogues } from '../../i18n/index.ts';
import { helpRoutes } from '../../routes/help.ts';
import { type Command, itself } from '../contract/command.ts';
import type { Event } from '../contract/event.ts';
import { keep } from '../contract/keep.ts';
import { buttons, text, type View } from '../contract/view.ts';
import type { Resolution } from './resolution.ts';

/** One answer a person in this time, so that two bots never talk to each other for long. */
const answerEveryMs = 2_000;

const maxPeople = 10_000;

/** What is longer than this is a question, not a command that was mistyped. */
const maxWords = 4;

const maxHan = 10;

/**
 * What somebody said: in a DM `/help` itself when they ask for it or nothing else comes near; otherwise the command to
 * offer, if there is one. In a channel the answer is for everybody, so it says nothing about the person.
 */
export function findMessage(event: Event, said: string, commands: ReadonlyMap<string, Command>): Resolution {
  const command = nearestCommand(said, commands);
  const help = commands.get('help');
  const handler = help && itself(help);
  if (!event.workspace && handler && (!command || command === help))
    return { kind: 'command', command: help, handler, options: {}, route: helpRoutes.open() };
  return { kind: 'message', ...(command && command !== help && { command }) };
}

/** What is offered: a command by a press, or the way to all of them. */
export function messageView(command: Command | undefined, t: Catalogue): View {
  if (!command) return { body: [text(t.chat.hello), buttons({ label: labelOf('help', t), route: helpRoutes.open() })] };
  const ways = command.sub
    ? Object.keys(command.sub).map((sub) => ({
        label: `${command.name} ${sub}`,
        route: command.routes[sub]!.write({}),
      }))
    : [{ label: labelOf(command.name, t), route: command.routes.open!.write({}) }];
  return { body: [text(t.chat.nearest(`/${command.name}`)), buttons(...ways)] };
}

/** The command that a few words name, by a name or another word for it in any language, a typing error allowed. */
export function nearestCommand(said: string, commands: ReadonlyMap<string, Command>): Command | undefined {
  const bare = said
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const words = bare.split(' ').filter(Boolean);
  if (words.length > maxWords || (bare.match(/\p{Script=Han}/gu)?.length ?? 0) > maxHan) return undefined;
  let nearest: { readonly command: Command; readonly errors: number } | undefined;
  for (const command of commands.values())
    for (const name of namesOf(command.name)) {
      const errors = /\p{Script=Han}/u.test(name)
        ? bare.includes(name)
          ? 0
          : Number.POSITIVE_INFINITY
        : Math.min(...words.map((word) => errorsIn(word, name)));
      if (errors < (nearest?.errors ?? Number.POSITIVE_INFINITY)) nearest = { command, errors };
    }
  return nearest?.command;
}

/** How many typing errors `word` has if `name` was meant; infinite when it was hardly meant. */
function errorsIn(word: string, name: string): number {
  const allowed = name.length < 4 ? 0 : name.length < 7 ? 1 : 2;
  const errors = Math.abs(word.length - name.length) > allowed ? allowed + 1 : distance(word, name);
  return errors <= allowed ? errors : Number.POSITIVE_INFINITY;
}

const namesOf = (command: string): readonly string[] => [
  command,
  ...Object.values(catalogues).flatMap(({ commands }) => commands[command]?.also?.split(' ') ?? []),
];

/** What a button to a command is called: its name, or the first word for it in a language that has another. */
const labelOf = (command: string, t: Catalogue): string =>
  t.language === fallback ? command : (t.commands[command]?.also?.split(' ')[0] ?? command);

/** The locale of whoever said it, where the platform does not know it: by the script they write in. */
export const localeOf = ({ locale, action }: Event): string | undefined =>
  locale ?? (action.kind === 'message' && /\p{Script=Han}/u.test(action.text) ? 'zh' : undefined);

/** Says whether a person may be answered now: once in {@link answerEveryMs}. `nowMs` never goes back. */
export function createTurns(nowMs = () => performance.now()): (event: Event) => boolean {
  const answered = new Map<string, number>();
  return ({ platform, account }) => {
    const who = `${platform}:${account}`;
    const at = nowMs();
    if (at - (answered.get(who) ?? Number.NEGATIVE_INFINITY) < answerEveryMs) return false;
    keep(answered, who, at, maxPeople);
    return true;
  };
}
