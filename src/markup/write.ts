import { blockGap, type Piece, solid, text } from './pieces.ts';
import { layOutTable } from './table.ts';
import type { Block, Inline, List, Table } from './tree.ts';

/** How a chat platform writes the markup that all of them have. */
export interface Dialect {
  inline(inlines: readonly Inline[]): readonly Piece[];
  heading(inlines: readonly Inline[]): readonly Piece[];
  /** The lines of a block of code, which hold nothing that could end it. */
  fence(language: string, lines: readonly string[]): Piece;
  /** Before an item of a list; `depth` is 0 for a list that is not within another. */
  bullet(depth: number, number?: number): string;
  /** Before the other lines of an item, below its bullet. */
  indent(bullet: string): string;
  /** Before each line of a quote. */
  readonly quote: string;
  readonly rule: string;
  /** No blank line between these blocks. */
  joins(block: Block, inList: boolean): boolean;
}

interface Place {
  /** Before each line. */
  readonly prefix: string;
  /** How many lists it is in. */
  readonly depth: number;
}

/** Writes blocks in a platform's own markup. A table is replaced by blocks that the platform has. */
export function write(blocks: readonly Block[], dialect: Dialect): Piece[] {
  return writeBlocks(blocks, dialect, { prefix: '', depth: 0 });
}

function writeBlocks(blocks: readonly Block[], dialect: Dialect, place: Place): Piece[] {
  const known = blocks.flatMap((block) => (block.kind === 'table' ? layOutTable(block) : [block]));
  return known.flatMap((block, n) => [
    ...(n > 0 ? [text(dialect.joins(block, place.depth > 0) ? '\n' : blockGap)] : []),
    // Code begins at the margin: a prefix would become part of the code.
    ...(n > 0 && block.kind !== 'fence' ? prefixed(place.prefix) : []),
    ...writeBlock(block, dialect, place),
  ]);
}

function writeBlock(block: Exclude<Block, Table>, dialect: Dialect, place: Place): Piece[] {
  switch (block.kind) {
    case 'paragraph':
      return dialect.inline(block.of).flatMap((piece) => below(piece, place.prefix));
    case 'heading':
      return dialect.heading(block.of).flatMap((piece) => below(piece, place.prefix));
    case 'quote':
      // Quotes do not nest on chat platforms.
      return place.prefix.includes(dialect.quote)
        ? writeBlocks(block.of, dialect, place)
        : [text(dialect.quote), ...writeBlocks(block.of, dialect, { ...place, prefix: place.prefix + dialect.quote })];
    case 'fence':
      return [dialect.fence(block.language, block.text.match(/.*\n|.+$/g) ?? ['\n'])];
    case 'rule':
      return [text(dialect.rule)];
    case 'list':
      return writeList(block, dialect, place);
  }
}

function writeList({ start, items }: List, dialect: Dialect, { prefix, depth }: Place): Piece[] {
  return items.flatMap((item, n) => {
    const bullet = dialect.bullet(depth, start === undefined ? undefined : start + n);
    return [
      ...(n > 0 ? [text('\n'), ...prefixed(prefix)] : []),
      text(bullet),
      ...writeBlocks(item, dialect, { prefix: prefix + dialect.indent(bullet), depth: depth + 1 }),
    ];
  });
}

const prefixed = (prefix: string): Piece[] => (prefix ? [text(prefix)] : []);

/** The same piece, with its further lines indented below the first. */
function below(piece: Piece, prefix: string): Piece[] {
  if (!prefix || piece.kind === 'code' || !piece.text.includes('\n')) return [piece];
  if (piece.kind === 'solid') return [solid(piece.text.replaceAll('\n', `\n${prefix}`))];
  return piece.text
    .split(/(?<=\n)/)
    .flatMap((line) => (line.endsWith('\n') ? [text(line), text(prefix)] : [text(line)]));
}
