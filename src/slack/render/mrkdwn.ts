import { shorten } from '../../markup/cut.ts';
import { parse, parseInline } from '../../markup/parse.ts';
import { cutPieces, type Piece, sentences, solid, text, textOf } from '../../markup/pieces.ts';
import { type Inline, isMark, lettersOf, withoutStrong } from '../../markup/tree.ts';
import { type Dialect, write } from '../../markup/write.ts';

/**
 * CommonMark as Slack's mrkdwn, in strings that may stand in separate blocks.
 *
 * Slack has no escape for its own marks: only `&`, `<` and `>` have entities, which is what keeps a name from pinging
 * anybody. So a literal `*`, `_`, `~` or backtick gets a word joiner (U+2060) on either side: invisible, the character
 * stays itself, and a mark needs a boundary before it and its word right after. The other way round, Slack does not see
 * a mark that we do mean inside a word, which in Chinese is everywhere: it gets a zero-width space (U+200B) around it.
 */

const joiner = '\u2060';

const noSpace = '\u200B';

/** A mark, a code span or a link that is longer is written as plain text, so that a cut never falls inside it. */
const longestMark = 2900;

const longestLabel = 300;

/**
 * The text in strings of at most `maxLength` characters, divided at the end of a paragraph, else of a sentence. On Slack
 * every command stands behind one, `/study`: where a sentence names one of `commands`, `/quiz` becomes `/study quiz`.
 */
export const sections = (markdown: string, maxLength: number, commands: readonly string[] = []): string[] => [
  ...divide(write(parse(markdown), dialectFor(commands)), maxLength),
];

/** The text in one string of at most `maxLength` characters, divided in the same way; `ending` says that there is more. */
export function beginning(markdown: string, maxLength: number, ending: string, commands: readonly string[]): string {
  const pieces = write(parse(markdown), dialectFor(commands));
  const [whole = '', more] = divide(pieces, maxLength);
  if (more === undefined) return whole;
  const [start = ''] = divide(pieces, maxLength - ending.length - 1);
  return `${start} ${ending}`;
}

function* divide(pieces: readonly Piece[], maxLength: number): Generator<string> {
  let left = pieces;
  while (left.length > 0) {
    const [kept, rest] = cutPieces(left, maxLength);
    const section = textOf(kept).trim();
    if (section) yield section;
    // A piece that must stay whole and is too long for any section is divided after all.
    left = kept.length > 0 ? rest : [text(textOf(left.slice(0, 1))), ...left.slice(1)];
  }
}

/** The whole text as one string of mrkdwn. */
export const mrkdwn = (markdown: string, commands: readonly string[] = []): string =>
  textOf(write(parse(markdown), dialectFor(commands))).trim();

/** Without any mark, for what Slack shows as plain text. */
export const withoutMarks = (markdown: string): string => lettersOf(parseInline(markdown)).replace(/\s+/g, ' ').trim();

const dialectFor = (commands: readonly string[]): Dialect => ({
  inline: (inlines) => writeInlines(inlines, commands),
  heading: (inlines) => writeInlines([{ kind: 'strong', of: withoutStrong(inlines) }], commands),
  fence: (_, lines) => ({
    kind: 'code',
    open: '```\n',
    lines: lines.map((line) => entities(line).replaceAll('``', `\`${joiner}\``).replace(/\n?$/, '\n')),
    close: '```',
  }),
  bullet: (depth, number) => '    '.repeat(depth) + (number !== undefined ? `${number}. ` : depth ? '◦ ' : '• '),
  indent: () => '',
  quote: '>',
  rule: '———',
  joins: (block, inList) => inList || block.kind === 'list',
});

const entities = (words: string): string => words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function literal(words: string): string {
  const guarded = words.replace(/[*_~`]/g, (mark, at: number) => {
    const around = (words[at - 1] ?? '') + (words[at + 1] ?? '');
    const harmless = mark !== '`' && (/^[A-Za-z0-9]{2}$/.test(around) || /^\s{2}$/.test(around));
    return harmless ? mark : joiner + mark + joiner;
  });
  const withoutNames = guarded.replace(/:(?=[\w+'-]*[a-z][\w+'-]*:)|@(?=channel|here|everyone)/gi, `$&${joiner}`);
  // At the beginning of a line even the entity of `>` is a quote.
  return entities(withoutNames.replace(/^>/, `${joiner}>`));
}

/** A mark with all it holds is one piece. */
function writeInlines(inlines: readonly Inline[], commands: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let before: Inline | undefined;
  for (const inline of inlines) {
    const written = writeInline(inline, commands);
    const touches =
      (isMark(inline) && /[\p{L}\p{N}*_~`]$/u.test(textOf(pieces.slice(-1)))) ||
      (isMark(before) && /^[\p{L}\p{N}*_~`]/u.test(textOf(written)));
    pieces.push(...(touches ? [text(noSpace)] : []), ...written);
    before = inline;
  }
  return pieces;
}

const signs = { strong: '*', em: '_', strike: '~' } as const;

function writeInline(inline: Inline, commands: readonly string[]): Piece[] {
  switch (inline.kind) {
    case 'text':
      return sentences(literal(inline.text));
    case 'break':
      return [text('\n')];
    case 'code':
      return writeCode(inline.text, commands);
    case 'moment':
      return [writeMoment(inline.epoch, lettersOf(inline.of))];
    case 'link':
      return writeLink(inline.href, labelOf(inline.of));
    case 'strong':
    case 'em':
    case 'strike': {
      const held = writeInlines(inline.of, commands);
      // A mark ends with its line.
      const sign = signs[inline.kind];
      const marked = textOf(held).replace(/^(\s*)(\S(?:.*\S)?)(\s*)$/gm, `$1${sign}$2${sign}$3`);
      return marked.length > longestMark ? held : [solid(marked)];
    }
  }
}

function writeCode(code: string, commands: readonly string[]): Piece[] {
  const [, command = '', rest = ''] = /^\/([a-z]+)(\s.*)?$/s.exec(code) ?? [];
  const written = entities(commands.includes(command) ? `/study ${command}${rest}` : code);
  // A code span cannot hold its own mark.
  return code.includes('`') || written.length > longestMark ? sentences(literal(code)) : [solid(`\`${written}\``)];
}

const labelOf = (of: readonly Inline[]): string => {
  const letters = lettersOf(of).replace(/\s+/g, ' ').trim();
  return letters && shorten(letters, longestLabel);
};

/** The label is what a client shows that cannot show a date; it knows no entities. */
function writeMoment(epoch: number, words: string): Piece {
  const label = words.replace(/[<>|^&\s]+/g, ' ').trim();
  // Slack knows no date before 1970.
  if (epoch < 0) return text(literal(label || '…'));
  return solid(`<!date^${epoch}^{date_short_pretty} {time}|${shorten(label, longestLabel)}>`);
}

function writeLink(href: string, label: string): Piece[] {
  const url = entities(href.replace(/[<>|]/g, encodeURIComponent));
  const link = label && label !== href ? `<${url}|${literal(label).replace(/\|/g, '¦')}>` : `<${url}>`;
  return link.length > longestMark ? sentences(literal(label)) : [solid(link)];
}
