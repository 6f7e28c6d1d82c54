/** A table as Discord can show it, which knows none: lined up in a block of code, or told row by row. */

/** What fits beside one another on a phone, in columns of a letter's width. */
const mostWidth = 44;

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** How many columns a text takes: a Chinese character takes two. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/\p{Mn}|\p{Cf}/u.test(char) ? 0 : wide.test(char) ? 2 : 1), 0);

/** From the lines of a CommonMark table to CommonMark without one. */
export function withoutTable(lines: readonly string[]): string {
  const [head = [], , ...rows] = lines.map(cells);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => widthOf(bare(row[column] ?? '')))));
  const total = widths.reduce((sum, width) => sum + width + 2, -2);
  if (total > mostWidth) return rows.map((row) => told(head, row)).join('\n\n');
  const line = (row: readonly string[]) =>
    widths
      .map((width, column) => {
        const cell = bare(row[column] ?? '');
        return cell + ' '.repeat(width - widthOf(cell));
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return ['```', line(head), rule, ...rows.map(line), '```'].join('\n');
}

const told = (head: readonly string[], row: readonly string[]): string =>
  head.map((name, column) => `**${name}** ${row[column] ?? ''}`.trim()).join('\n');

/** `| a | b \\| c |` → `a`, `b | c`. */
function cells(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim());
}

/** In a block of code no markup is read: what it would mean is left, without its marks. */
const bare = (cell: string): string =>
  cell.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\\([!-/:-@[-`{-~])|\*\*|`/g, '$1');
