import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

// SECURITY.md names the tests that hold each row of its table. They exist, under these names.

const page = readFileSync('SECURITY.md', 'utf8');
const head = '| who | way in | what they would do | what stops it | test |';
const rows = page
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
const named = rows.flatMap((cells) =>
  cells
    .at(-1)!
    .split('<br>')
    .map((one) => /^`(test\/[\w./-]+\.test\.ts)`: (.+)$/.exec(one)?.slice(1) ?? [one, '']),
);

/** The titles of a file's tests, as they are written. */
const titlesIn = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/\b(?:test|it)\b[^'"`]*?(['"`])([^\n]+?)\1,/g)].map(([, , title]) => title!);

describe('the threat model', () => {
  test('has every cell of every row filled in', () => {
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter((cells) => cells.length !== 5 || cells.some((cell) => !cell))).toEqual([]);
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
