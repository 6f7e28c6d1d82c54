import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { joinFonts, parseFont, readFonts } from '../../src/pictures/font.ts';
import { fitText, shownText, textElement, wrapText } from '../../src/pictures/text.ts';

const font = joinFonts(readFonts());

const textsIn = (folder: string, ending: RegExp): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('');

/** Emoji, what shows nothing, and signs of other scripts in examples: they are left out of a picture. */
const notDrawn =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u;

test('the fonts of the pictures have every character of our own sentences', () => {
  const missing = [...new Set(textsIn('src/i18n', /\.ts$/))].filter(
    (c) => !notDrawn.test(c) && !font.has(c.codePointAt(0)!),
  );
  expect(missing).toEqual([]);
});

test('and every character that is written in Chinese, or with an accent, in what is taught', () => {
  const written = [...new Set(textsIn('curriculum', /\.(yaml|yml|md)$/))];
  const missing = written.filter((c) => /[\p{Script=Han}\p{Script=Latin}\p{N}，。、；：！？（）《》“”‘’…—·]/u.test(c));
  expect(missing.filter((c) => !font.has(c.codePointAt(0)!))).toEqual([]);
});

test('and the characters of names, in simplified and in traditional writing', () => {
  expect(
    [...'欧阳娜娜王玥喆堃珺燚婳镕翀赟彧晞𠮷臺灣學習ÅßžŁőßПриветΑθήναĐặngThịMỹ'].filter(
      (c) => !font.has(c.codePointAt(0)!),
    ),
  ).toEqual([]);
});

test('the fonts take at most 5 MB in the repository', () => {
  const sizes = readFonts().map(({ byteLength }) => byteLength);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(5 * 1024 * 1024);
});

test('a file that is no such font says what is missing', () => {
  expect(() => parseFont(new Uint8Array(64))).toThrow('the font has no table head');
});

test('a Chinese character is as wide as its size, and a text as wide as its characters', () => {
  expect(font.width('学习')).toBe(2);
  expect(font.width('iii')).toBeLessThan(font.width('WWW'));
  expect(font.width('ab')).toBeCloseTo(font.width('a') + font.width('b'));
});

test.each([
  ['小雨🎉🎉 Ana', '小雨 Ana'],
  ['👩🏽‍💻', ''],
  ['🇨🇳 Wei 🇩🇪', 'Wei'],
  ['1️⃣ one', 'one'],
  ['a\n b\t c', 'a b c'],
  ['مريم Ana', 'Ana'],
  ['é', 'é'],
  ['Sam O’Brien', "Sam O'Brien"],
  ['“Why?”', '"Why?"'],
  ['答“是”的人', '答“是”的人'],
])('%j is drawn as %j: nothing without a glyph is left', (given, shown) => {
  expect(shownText(given, font)).toBe(shown);
});

test('a text that is too wide is cut with an ellipsis, and fits', () => {
  for (const long of ['欧阳娜娜'.repeat(20), 'Maximiliane-Christine von Hohenstein '.repeat(5), 'W'.repeat(400)]) {
    const cut = fitText(long, 26, 300, font);
    expect(cut).toMatch(/…$/);
    expect(font.width(cut) * 26).toBeLessThanOrEqual(300);
    expect(font.width(cut) * 26).toBeGreaterThan(250);
  }
  expect(fitText('Ana', 26, 300, font)).toBe('Ana');
});

test('a long text is broken between words in both languages, and no line begins with a comma', () => {
  const at = { size: 28, width: 300, lines: 3 };
  const english = wrapText(
    'High accuracy, by itself, means that a model is good, whatever the classes are and more',
    at,
    font,
  );
  const chinese = wrapText(
    '准确率高，就说明模型好，不管类别是不是均衡，也不管漏报和误报各要付出多大的代价，等等',
    at,
    font,
  );
  for (const lines of [english, chinese]) {
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      expect(font.width(line) * at.size).toBeLessThanOrEqual(300);
      expect(line).not.toMatch(/^[,，。、 ]/);
    }
    expect(lines.at(-1)).toMatch(/…$/);
  }
  expect(english[0]).toBe('High accuracy, by');
  expect(wrapText('short', at, font)).toEqual(['short']);
  expect(wrapText('W'.repeat(60), at, font)).toHaveLength(1);
  expect(wrapText('🎉', at, font)).toEqual([]);
});

test('what somebody wrote is never markup of the picture', () => {
  expect(textElement('<b>&"', { x: 0, y: 0, size: 20, fill: '#000' })).toContain('>&lt;b&gt;&amp;&quot;</text>');
});
