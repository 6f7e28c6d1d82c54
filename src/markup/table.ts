import { type Block, type Cell, type Inline, lettersOf, type Table, withoutStrong } from './tree.ts';
import { padTo, widthOf } from './width.ts';

/** The width of a phone, in columns. */
const phoneWidth = 44;

const between = '  ';

/**
 * A table in blocks that every chat platform has: an aligned block of code or, when that is wider than a phone, a list
 * of rows in which each cell follows the name of its column.
 */
export function layOutTable({ head, rows, joined }: Table): readonly Exclude<Block, Table>[] {
  // A block of code shows no markup, so cells are reduced to their text.
  const lines = [head, ...rows].map((row) => head.map((_, n) => lettersOf(row[n]?.of ?? []).replace(/\s+/g, ' ')));
  const widths = head.map((_, n) => Math.max(...lines.map((line) => widthOf(line[n] ?? ''))));
  const total = widths.reduce((sum, width) => sum + width + between.length, -between.length);
  if (total > phoneWidth && rows.length > 0)
    return rows.map((row, n) => ({ kind: 'paragraph', of: rowByRow(head, row), joined: n === 0 && Boolean(joined) }));
  const [first = '', ...others] = lines.map((line) =>
    line
      .map((cell, n) => padTo(cell, widths[n] ?? 0))
      .join(between)
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join(between);
  return [{ kind: 'fence', language: '', joined: Boolean(joined), text: `${[first, rule, ...others].join('\n')}\n` }];
}

function rowByRow(head: readonly Cell[], row: readonly Cell[]): readonly Inline[] {
  return head.flatMap(({ of: name }, n): Inline[] => {
    const cell = row[n]?.of ?? [];
    const gap: Inline[] = n > 0 ? [{ kind: 'break' }] : [];
    // A column without a name holds the names of the rows.
    if (name.length === 0) return [...gap, ...(cell.length > 0 ? [bold(cell)] : [])];
    return [...gap, bold(name), ...(cell.length > 0 ? [{ kind: 'text', text: ' ' } as const, ...cell] : [])];
  });
}

const bold = (inlines: readonly Inline[]): Inline => ({ kind: 'strong', of: withoutStrong(inlines) });
