import { distance } from '../../core/language/spelling.ts';
import { catalogues } from '../../i18n/index.ts';
import type { Command } from '../contract/command.ts';

/** What is longer than this is a question, not a command that was mistyped. */
const maxWords = 4;

const maxHan = 10;

/** Another word for a command counts a little less than its own name, where both are there. */
const alias = 0.25;

const isHan = (text: string) => /\p{Script=Han}/u.test(text);

/**
 * The commands that a few words name, by a name or another word for it in any language, a typing error allowed. Several
 * where they are equally near; none where nothing is.
 */
export function nearestCommands(said: string, commands: ReadonlyMap<string, Command>): readonly Command[] {
  const bare = bareWords(said);
  const words = bare.split(' ').filter(Boolean);
  if (words.length > maxWords || (bare.match(/\p{Script=Han}/gu)?.length ?? 0) > maxHan) return [];
  return nearest(commands, (name) =>
    isHan(name)
      ? bare.includes(name)
        ? 0
        : Number.POSITIVE_INFINITY
      : Math.min(...words.map((word) => errorsIn(word, name))),
  );
}

/** What may stand around a word for a command, in characters, so that it is still all that is said: `来几道题吧`. */
const maxBeside = 2;

/** Whether a command's name, or a word for it, is all that was said, and nothing is asked about it. */
export function isNamedPlainly(said: string, { name }: Command): boolean {
  const bare = bareWords(said);
  if (/[?？]/.test(said)) return false;
  return [name, ...alsoOf((catalogue) => catalogue.commands[name]?.also)].some((word) =>
    isHan(word) ? bare.includes(word) && bare.length - word.length <= maxBeside : bare === word,
  );
}

/** The commands that one word names. */
export const commandsNamed = (word: string, commands: ReadonlyMap<string, Command>): readonly Command[] =>
  nearest(commands, (name) => errorsIn(bareWords(word), name));

/** Whether a word is a command's name or another word for it, letter by letter. */
export const isSpelled = (word: string, { name }: Command): boolean =>
  [name, ...alsoOf((catalogue) => catalogue.commands[name]?.also)].includes(bareWords(word));

/** The subcommand that a word names, and whether letter by letter; undefined for none, and for several. */
export function subNamed(
  word: string,
  { name, sub = {} }: Command,
): { readonly sub: string; readonly spelled: boolean } | undefined {
  const names = Object.keys(sub).map((own) => ({
    own,
    errors: Math.min(
      ...[own, ...alsoOf((catalogue) => catalogue.commands[name]?.sub?.[own]?.also)].map((other) =>
        errorsIn(bareWords(word), other),
      ),
    ),
  }));
  const least = Math.min(...names.map(({ errors }) => errors));
  const best = names.filter(({ errors }) => errors === least && Number.isFinite(errors));
  return best.length === 1 ? { sub: best[0]!.own, spelled: least === 0 } : undefined;
}

function nearest(commands: ReadonlyMap<string, Command>, errorsOf: (name: string) => number): readonly Command[] {
  const all = [...commands.values()].map((command) => {
    const also = alsoOf((catalogue) => catalogue.commands[command.name]?.also).map((name) => errorsOf(name) + alias);
    return { command, errors: Math.min(errorsOf(command.name), ...also) };
  });
  const least = Math.min(...all.map(({ errors }) => errors));
  if (!Number.isFinite(least)) return [];
  // Among typing errors, one in a name and one in another word for it are equally likely.
  const as = least < 1 ? (errors: number) => errors : Math.floor;
  return all.filter(({ errors }) => as(errors) === as(least)).map(({ command }) => command);
}

const bareWords = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const alsoOf = (words: (catalogue: (typeof catalogues)['en']) => string | undefined): readonly string[] =>
  Object.values(catalogues).flatMap((catalogue) => words(catalogue)?.split(' ') ?? []);

/** How many typing errors `word` has if `name` was meant; infinite when it was hardly meant. */
function errorsIn(word: string, name: string): number {
  const allowed = name.length < 4 ? 0 : name.length < 7 ? 1 : 2;
  const errors = Math.abs(word.length - name.length) > allowed ? allowed + 1 : distance(word, name);
  return errors <= allowed ? errors : Number.POSITIVE_INFINITY;
}
