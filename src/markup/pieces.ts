import { characterStart } from './cut.ts';

/**
 * A part of a platform's text: text that may be cut anywhere, something that must stay whole (a link, a mark with its
 * content), or a block of code, which is cut between lines. Lengths are in UTF-16 units.
 */
export type Piece =
  | { readonly kind: 'text' | 'solid'; readonly text: string }
  /** `open` and each line end with a line break. */
  | { readonly kind: 'code'; readonly open: string; readonly lines: readonly string[]; readonly close: string };

/** Separates two blocks: the best place for a cut. */
export const blockGap = '\n\n';

export const text = (written: string): Piece => ({ kind: 'text', text: written });

export const solid = (written: string): Piece => ({ kind: 'solid', text: written });

/** Splits text into pieces that end at the end of a sentence or a line. */
export const sentences = (written: string): Piece[] =>
  (written.match(/[\s\S]+?(?:[.!?](?:\s+|$)|[。！？…]\s*|\n+|$)/gu) ?? []).map(text);

export const textOf = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => (piece.kind === 'code' ? piece.open + piece.lines.join('') + piece.close : piece.text))
    .join('');

export const lengthOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, piece) => sum + sizeOf(piece), 0);

const sizeOf = (piece: Piece): number =>
  piece.kind === 'code'
    ? piece.lines.reduce((sum, line) => sum + line.length, piece.open.length + piece.close.length)
    : piece.text.length;

type Cut = readonly [kept: readonly Piece[], rest: readonly Piece[]];

/**
 * As many pieces as fit in `room`, and the rest. The cut is at the end of a block, otherwise of a sentence, otherwise of
 * a word, provided that it uses at least half of the room. Nothing is kept when the first piece does not fit and must
 * stay whole.
 */
export function cutPieces(pieces: readonly Piece[], room: number): Cut {
  let fits = 0;
  let size = 0;
  for (; fits < pieces.length; fits++) {
    const next = sizeOf(pieces[fits]!);
    if (size + next > room) break;
    size += next;
  }
  const at = (end: number): Cut => [pieces.slice(0, end), withoutGap(pieces.slice(end))];
  if (fits === pieces.length) return [pieces, []];
  const end = goodEnd(pieces, fits, size, room / 2);
  if (end !== undefined) return at(end);
  const next = pieces[fits]!;
  if (next.kind === 'text') {
    const [first, rest] = divide(next.text, room - size);
    if (first) return [[...pieces.slice(0, fits), text(first)], withoutGap([text(rest), ...pieces.slice(fits + 1)])];
  }
  if (fits > 0 || next.kind !== 'code') return at(fits);
  const [kept, rest] = cutCode(next, room);
  return [kept, [...rest, ...pieces.slice(1)]];
}

/** The last end of a block, else of a sentence, at least `from` into the text. */
function goodEnd(pieces: readonly Piece[], fits: number, size: number, from: number): number | undefined {
  let sentence: number | undefined;
  for (let end = fits; end > 0 && size >= from; end--) {
    const piece = pieces[end - 1]!;
    if (piece.kind === 'code' || piece.text === blockGap) return end;
    if (/[.!?]\s+$|[。！？…]\s*$|\n$/.test(piece.text)) sentence ??= end;
    size -= piece.text.length;
  }
  return sentence;
}

/** Removes the space at the beginning of a new part. */
function withoutGap(pieces: readonly Piece[]): readonly Piece[] {
  const first = pieces.findIndex((piece) => piece.kind === 'code' || piece.text.trim() !== '');
  return first < 0 ? [] : pieces.slice(first);
}

/** Sequences that the platforms' writers use for one character: a cut may not split them. */
const escapes = /\\[\s\S]|&(?:amp|lt|gt);|\u2060[^\u2060]\u2060/gu;

function divide(written: string, room: number): readonly [first: string, rest: string] {
  if (room <= 0) return ['', written];
  const near = written.slice(0, room + 100);
  let end = characterStart(near, room);
  for (const { 0: whole, index } of near.matchAll(escapes)) if (index < end && end < index + whole.length) end = index;
  const word = near.slice(0, end).search(/\s\S*$/) + 1;
  const cut = word > end / 2 ? word : end;
  return [written.slice(0, cut), written.slice(cut)];
}

/** A longer line of code is broken into several. */
const longestLine = 2000;

/** Cuts a block of code in two, each of which is a complete block. */
function cutCode(block: Piece & { kind: 'code' }, room: number): Cut {
  const lines = block.lines.flatMap((line) => brokenLines(line));
  const closed = (some: readonly string[]): Piece[] => (some.length > 0 ? [{ ...block, lines: some }] : []);
  let fits = 0;
  for (let size = block.open.length + block.close.length; fits < lines.length; fits++) {
    size += lines[fits]!.length;
    if (size > room) break;
  }
  return [closed(lines.slice(0, fits)), closed(lines.slice(fits))];
}

function brokenLines(line: string): string[] {
  const parts: string[] = [];
  let left = line;
  while (left.length > longestLine) {
    const [first, rest] = divide(left, longestLine - 1);
    parts.push(`${first}\n`);
    left = rest;
  }
  return [...parts, left];
}
