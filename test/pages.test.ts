import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

// Two pages name the tests that hold each row of their table. They exist, under these names.

const pages = [
  { page: 'SECURITY.md', head: '| who | way in | what they would do | what stops it | test |' },
  { page: 'docs/time.md', head: '| what happens | what the bot does | test |' },
] as const;

const rowsOf = ({ page, head }: (typeof pages)[number]) =>
  readFileSync(page, 'utf8')
    .split(`${head}\n`)[1]!
    .split('\n')
    .slice(1)
    .filter((line, i, all) => line.startsWith('|') && all.slice(0, i).every((before) => before.startsWith('|')))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
const namedIn = (rows: ReturnType<typeof rowsOf>) =>
  rows.flatMap((cells) =>
    cells
      .at(-1)!
      .split('<br>')
      .map((one) => /^`(test\/[\w./-]+\.test\.ts)`: (.+)$/.exec(one)?.slice(1) ?? [one, '']),
  );

/** The titles of a file's tests, as they are written. */
const titlesIn = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/\b(?:test|it)\b[^'"`]*?(['"`])([^\n]+?)\1,/g)].map(([, , title]) => title!);

describe.each(pages)('the table of $page', (of) => {
  const rows = rowsOf(of);
  const named = namedIn(rows);

  test('has every cell of every row filled in', () => {
    const cells = of.head.split('|').length - 2;
    expect(rows.length).toBeGreaterThanOrEqual(15);
    expect(rows.filter((row) => row.length !== cells || row.some((cell) => !cell))).toEqual([]);
  });

  test.each(named)('%s has a test that is called so: %s', (file = '', title = '') => {
    expect(existsSync(file)).toBe(true);
    const text = readFileSync(file, 'utf8');
    // A table of cases has its title after them, on a line of its own.
    expect(
      titlesIn(file).some((one) => one.includes(title)) ||
        new RegExp(`^\\s*\\]\\S*\\(?.*${escaped(title)}`, 'm').test(text),
    ).toBe(true);
  });

  test('names no test twice in a row, and none that is skipped', () => {
    expect(new Set(named.map((one) => one.join(': '))).size).toBe(named.length);
    for (const [file = '', title = ''] of named)
      expect(readFileSync(file, 'utf8')).not.toMatch(new RegExp(`\\.skip\\([^)]*${escaped(title)}`));
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
