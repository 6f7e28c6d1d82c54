/** Cells in columns, for a block of code: Slack's own mrkdwn knows no table. Rows of lines, each with its line end. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, n) => Math.max(...rows.map((row) => width(row[n] ?? ''))));
  const line = (row: readonly string[]): string =>
    `${widths
      .map((to, n) => (row[n] ?? '') + ' '.repeat(to - width(row[n] ?? '')))
      .join('  ')
      .trimEnd()}\n`;
  const [head = [], ...body] = rows;
  return [line(head), `${widths.map((to) => '─'.repeat(to)).join('  ')}\n`, ...body.map(line)];
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6]/u;

/** How many places it takes where letters are all as wide as each other: two for a Chinese character. */
function width(text: string): number {
  return Array.from(graphemes.segment(text)).reduce((sum, { segment }) => sum + (wide.test(segment) ? 2 : 1), 0);
}
