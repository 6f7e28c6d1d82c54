import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogues } from '../../src/i18n/index.ts';

const zhCN = catalogues['zh-CN'];

/** A full-width mark brings its own space: none stands behind it, before words or a link. */
const gap = /[。，；：！？、）】」』》][ \u3000]+(?=[\p{L}\p{N}“「『《（[])/u;

const filesIn = (folder: string, ends: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ends))
    .map((name) => `${folder}/${name}`);

test('no Chinese sentence has a space behind a full-width mark, in the catalogue, on the page and in all that is shown', () => {
  const files = [
    ...filesIn('src/i18n/zh-CN', '.ts'),
    ...['src/web/page/words.ts', 'src/playground/sentences.ts', 'src/playground/talk.ts'],
    ...filesIn('test/discord/__snapshots__', 'zh-CN.txt'),
    ...filesIn('test/slack/__snapshots__', 'zh-CN.txt'),
    ...filesIn('docs', '.zh-CN.md'),
  ];
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      // A comment of ours is English, and a table has room around its cells.
      .filter((line) => !/^\s*(?:\/\/|\*|\/\*\*|\|)/.test(line) && gap.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

test('nobody joins two sentences with a space of their own: a language has `sentences` for that', () => {
  const joined = /\$\{(?:w|t)\.[\w.]+(?:\([^}]*\))?\}(?:[.:;,])? \$\{(?:w|t)\.(?!date\b|zone\b)/;
  const beside = /\bw\.\w+\} <span class="keys">/;
  const found = [
    ...filesIn('src/views', '.ts'),
    ...filesIn('src/web/page', '.ts'),
    ...filesIn('commands', '.ts'),
  ].flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => joined.test(line) || beside.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

test('a moment, which ends in an hour, is not joined to the Chinese behind it', () => {
  const { exam, ask } = zhCN;
  for (const said of [exam.until('11月30日周一 20:15'), ask.added('11月30日周一 20:15')])
    expect(said).not.toMatch(/20:15\p{Script=Han}/u);
});
