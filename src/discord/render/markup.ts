import { withoutTable } from './table.ts';

/** CommonMark as Discord reads it, and cutting it where it hurts least. Pure. */

/** Discord takes a backslash before these; before any other mark it could be shown. */
const honoured = new Set('\\*_~`|>#-[]()<:@');

const grammar = new RegExp(
  [
    '^[ \\t]*(?<fence>`{3,}|~{3,})(?<info>[^`\\n]*)\\n(?<block>[\\s\\S]*?)(?:^[ \\t]*\\k<fence>[`~]*[ \\t]*$|(?![\\s\\S]))',
    '^(?<table>[ \\t]*\\|.*\\|[ \\t]*\\n[ \\t]*\\|(?:[ \\t]*:?-+:?[ \\t]*\\|)+[ \\t]*(?:\\n[ \\t]*\\|.*\\|[ \\t]*)+)$',
    '(?<tick>`+)(?:(?!\\n\\s*\\n)[\\s\\S])+?(?<!`)\\k<tick>(?!`)',
    '(?<ticks>`+)',
    // `1\. x`: bare it would begin a list, so a word joiner parts the point from the space.
    '(?<=^[ \\t]*\\d{1,9})(?<point>\\\\\\.)(?=\\s)',
    '\\\\(?<escaped>[!-/:-@[-`{-~\\n])',
    '\\[(?<when>(?:\\\\.|[^\\]\\\\])*)\\]\\(time:(?<epoch>-?\\d{1,13})\\)',
    '!?\\[(?<label>(?:\\\\.|[^\\]\\\\])*)\\]\\((?<url>[^()\\s]*(?:\\([^()\\s]*\\)[^()\\s]*)*)(?:\\s+"[^"]*")?\\)',
    '(?<autolink><https?:[^<>\\s]*>)',
    // What is plain text in CommonMark and means something to Discord: mentions, emoji, timestamps, spoilers.
    '(?<special><(?=[@#:/]|a:|t:|id:)|@(?=everyone|here)|\\|(?=\\|)|(?<=\\|)\\|)',
    // A view's title is the smallest heading; no heading in its text is larger.
    '^(?<heading>#{1,6})(?=[ \\t])',
    '[\\s\\S]',
  ].join('|'),
  'gmu',
);

/** Discord's text in pieces that are never cut apart: a code block, a link, a timestamp, an escape, a character. */
export function markup(text: string): readonly string[] {
  return Array.from(text.matchAll(grammar), ({ 0: whole, groups: g = {} }) => {
    if (g.table !== undefined) return markup(withoutTable(g.table.split('\n')));
    if (g.fence !== undefined) return codeBlock(g.info, g.block ?? '');
    if (g.ticks !== undefined) return '\\`'.repeat(g.ticks.length);
    if (g.point !== undefined) return '.\u2060';
    if (g.escaped !== undefined) return honoured.has(g.escaped) ? whole : g.escaped;
    if (g.epoch !== undefined) return `<t:${g.epoch}:f>`;
    if (g.url !== undefined) return `[${markup(g.label ?? '').join('')}](${g.url})`;
    if (g.special !== undefined) return `\\${whole}`;
    if (g.heading !== undefined) return '###';
    return whole;
  }).flat();
}

function codeBlock(info = '', code: string): string {
  const language = /^\s*([\w+#.-]*)/.exec(info)?.[1] ?? '';
  // Discord knows one fence only; inside it another one is broken by a space of no width.
  const inside = code.replaceAll('```', '`\u200b``');
  return `\`\`\`${language}\n${inside}${inside === '' || inside.endsWith('\n') ? '' : '\n'}\`\`\``;
}

const lengthOf = (pieces: readonly string[]): number => pieces.reduce((sum, piece) => sum + piece.length, 0);

type Cut = readonly [kept: readonly string[], rest: readonly string[]];

/** As many pieces as fit in `room`, up to the end of a sentence, and what is left. All of them when they fit. */
export function cutPieces(pieces: readonly string[], room: number): Cut {
  if (lengthOf(pieces) <= room) return [pieces, []];
  let fits = 0;
  for (let size = 0; fits < pieces.length; fits++) {
    size += pieces[fits]?.length ?? 0;
    if (size > room) break;
  }
  const first = pieces[0] ?? '';
  if (fits === 0) {
    const [lines, left] = first.startsWith('```') ? cutBlock(first, room) : [[], [first]];
    return [lines, [...left, ...pieces.slice(1)]];
  }
  const end =
    lastWhere(fits, (at) => endsSentence(pieces, at)) ?? lastWhere(fits, (at) => /^\s$/.test(pieces[at] ?? ''));
  return [pieces.slice(0, end ?? fits), pieces.slice(end ?? fits)];
}

/** The last place in the second half of what fits, since losing more than that for a good ending is a bad trade. */
function lastWhere(fits: number, ok: (at: number) => boolean): number | undefined {
  for (let at = fits - 1; at >= fits / 2; at--) if (ok(at)) return at + 1;
  return undefined;
}

function endsSentence(pieces: readonly string[], at: number): boolean {
  const piece = pieces[at] ?? '';
  if (/^[。！？…\n]$/.test(piece) || piece.startsWith('```')) return true;
  return /^[.!?]$/.test(piece) && /^(\s.*)?$/s.test(pieces[at + 1] ?? '');
}

/** A block alone too long: its first lines, closed again, and a block of the others. */
function cutBlock(block: string, room: number): Cut {
  const [open = '```', ...rest] = block.split('\n');
  // A line that no message could take goes on in the next line.
  const lines = rest.slice(0, -1).flatMap((line) => slices(line, mostLine));
  let fits = 0;
  for (let size = open.length + '\n```'.length; fits < lines.length; fits++) {
    size += (lines[fits]?.length ?? 0) + 1;
    if (size > room) break;
  }
  const closed = (some: readonly string[]) => (some.length ? [[open, ...some, '```'].join('\n')] : []);
  return [closed(lines.slice(0, fits)), closed(lines.slice(fits))];
}

const mostLine = 3000;

function slices(line: string, size: number): string[] {
  if (line.length <= size) return [line];
  const first = whole(line, size);
  return [first, ...slices(line.slice(first.length), size)];
}

/** One line of plain text for a label, where Discord reads no markup: at most `max` long, whole characters only. */
export function shorten(text: string, max: number): string {
  const line = text.replace(/\s+/g, ' ').trim() || '…';
  return line.length <= max ? line : `${whole(line, max - 1).trimEnd()}…`;
}

/** The first `max` units of a text, without half a surrogate pair at the end. */
export function whole(text: string, max: number): string {
  return text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
}
