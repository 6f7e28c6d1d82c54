import { parse, parseInline } from '../../markup/parse.ts';
import { lengthOf, type Piece, sentences, solid, text, textOf } from '../../markup/pieces.ts';
import { type Block, type Inline, isMark, lettersOf } from '../../markup/tree.ts';
import { type Dialect, write } from '../../markup/write.ts';

/** CommonMark as Discord's own Markdown, which reads other marks, honours fewer escapes and knows no table. */

/** A mark that holds more than that emphasises nothing: it is left out, so that a cut never falls inside it. */
const longestMark = 1000;

/** Parts two marks that would be read as one. */
const noSpace = '\u200b';

const dialect: Dialect = {
  inline: (inlines) => writeInlines(inlines, true),
  // A view's title is the smallest heading; no heading in its text is larger.
  heading: (inlines) => [
    text('### '),
    // It ends with its line, and takes a number sign at its end for one of its own.
    ...writeInlines(inlines, false).map((piece) =>
      piece.kind === 'text' ? text(piece.text.replaceAll('#', '\\#').replaceAll('\n', ' ')) : piece,
    ),
  ],
  fence: (language, lines) => ({
    kind: 'code',
    open: `\`\`\`${language}\n`,
    // Discord knows one fence only; inside it another one is broken by a space of no width.
    lines: lines.map((line) => line.replaceAll('```', `\`${noSpace}\`\``).replace(/\n?$/, '\n')),
    close: '```',
  }),
  bullet: (_, number) => (number === undefined ? '- ' : `${number}. `),
  indent: (bullet) => ' '.repeat(bullet.length),
  quote: '> ',
  rule: '———',
  joins: (block, inList) => Boolean(block.joined) || (inList && block.kind === 'list'),
};

export const writeBlocks = (blocks: readonly Block[]): Piece[] => write(blocks, dialect);

export const writeText = (markdown: string): Piece[] => writeBlocks(parse(markdown));

/** One line of words as a heading. */
export const writeTitle = (markdown: string): Piece[] =>
  writeBlocks([{ kind: 'heading', level: 3, of: parseInline(markdown) }]);

function writeInlines(inlines: readonly Inline[], lineStart: boolean): Piece[] {
  const pieces: Piece[] = [];
  let before: Inline | undefined;
  for (const inline of inlines) {
    if (isMark(before) && isMark(inline)) pieces.push(text(noSpace));
    pieces.push(...writeInline(inline, before === undefined ? lineStart : before.kind === 'break'));
    before = inline;
  }
  return pieces;
}

const signs = { strong: '**', em: '*', strike: '~~' } as const;

function writeInline(inline: Inline, lineStart: boolean): Piece[] {
  switch (inline.kind) {
    case 'text':
      return sentences(literal(inline.text, lineStart));
    case 'break':
      return [text('\n')];
    case 'code':
      return writeCode(inline.text);
    case 'moment':
      return [solid(`<t:${inline.epoch}:f>`)];
    case 'link':
      return writeLink(inline.href, inline.of);
    case 'strong':
    case 'em':
    case 'strike': {
      const held = writeInlines(inline.of, lineStart);
      const sign = signs[inline.kind];
      return lengthOf(held) > longestMark ? held : [solid(sign + textOf(held) + sign)];
    }
  }
}

function writeCode(code: string): Piece[] {
  if (code.length > longestMark) return sentences(literal(code, false));
  const ticks = '`'.repeat(1 + Math.max(0, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length)));
  const space = /^`|`$/.test(code) ? ' ' : '';
  return [solid(ticks + space + code + space + ticks)];
}

function writeLink(href: string, of: readonly Inline[]): Piece[] {
  const label = lettersOf(of).trim();
  // Discord makes no link of a mail address.
  if (href.startsWith('mailto:')) {
    const address = href.slice('mailto:'.length);
    return sentences(literal(label === address || !label ? address : `${label} (${address})`, false));
  }
  if (!label || label === href) return [solid(`<${href}>`)];
  const link = `[${textOf(writeInlines(of, false))}](${href})`;
  return link.length > 2 * longestMark ? writeInlines(of, false) : [solid(link)];
}

/**
 * Literal text, with a backslash before what would mean something to Discord there: its marks, mentions, emoji,
 * timestamps, spoilers and bare addresses. Discord honours no backslash before other characters.
 */
function literal(words: string, lineStart: boolean): string {
  const escaped = words.replace(
    /[\\*_`[\]]|<(?=\S)|(?<=<\S[^<>]*)>|~(?=~)|(?<=~)~|\|(?=\|)|(?<=\|)\||:(?=\w+:)|(?<=https?):(?=\/\/\S)|@(?=everyone|here)/g,
    '\\$&',
  );
  if (!lineStart) return escaped;
  return (
    escaped
      .replace(/^(?:-?#{1,3}(?=\s|$)|-(?=\s|$)|>)/, '\\$&')
      // `1. x` would begin a list, so a word joiner parts the point from the space.
      .replace(/^(\d{1,9}\.)(?=\s|$)/, '$1\u2060')
  );
}
