import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Item } from '../../src/core/curriculum/item.ts';
import { readNumber } from '../../src/core/item/number.ts';
import { mark } from '../../src/core/item/rules.ts';

const both = (words: string) => ({ en: words, 'zh-CN': words });
const base = {
  id: 'one',
  kp: 'skill.point',
  bloom: 'apply',
  difficulty: 1,
  stem: both('?'),
  explanation: both('.'),
  source: { url: 'https://example.org/', licence: 'link-only' },
  status: 'beta',
} as const;
const numeric = (value: number, tolerance = 0, unit?: string): Item => ({
  ...base,
  type: 'numeric',
  answer: { value, tolerance, ...(unit && { unit }) },
});
const write = (item: Item, text: string) => mark(item, { text }, []);

test.each([
  ['0.8', 0.8],
  ['0,8', 0.8],
  ['.8', 0.8],
  [' 80 % ', 0.8],
  ['80％', 0.8],
  ['４／５', 0.8],
  ['4 / 5', 0.8],
  ['⅘', 0.8],
  ['1,000', 1000],
  ['1，０００', 1000],
  ['12,345,678.5', 12345678.5],
  ['1 000', 1000],
  ['1e3', 1000],
  ['-3', -3],
  ['−3', -3],
  ['－３', -3],
  ['+3', 3],
  ['¥3', 3],
  ['￥3', 3],
  ['3元', 3],
  ['$3.50', 3.5],
])('%s is read as %f', (typed, value) => {
  expect(readNumber(typed)).toBeCloseTo(value, 12);
});

test.each([
  '',
  ' ',
  'letters',
  'eighty',
  '约八成',
  '%',
  '-',
  '.',
  ',',
  '1/0',
  '1/2/3',
  '1,00,0',
  '1.2.3',
  '3 apples',
  'Infinity',
  'NaN',
  '1e999',
])('%j is no number: it is given back, and not counted', (typed) => {
  expect(readNumber(typed)).toBeUndefined();
  expect(write(numeric(3, 100), typed)).toBe('unfit');
});

test('the unit may stand behind it or not, and a per cent item counts in per cent', () => {
  for (const typed of ['28', '28%', '28 %', '２８％', '28.0']) expect(write(numeric(28, 1, '%'), typed)).toBe('right');
  expect(write(numeric(210, 0, 'ms'), '210 MS')).toBe('right');
  expect(write(numeric(70, 0, '¥'), '¥70')).toBe('right');
  expect(write(numeric(0.6), '60%')).toBe('right');
});

test('the tolerance counts on both sides, its edge included, and no further', () => {
  for (const typed of ['0.59', '0.6', '0.61']) expect(write(numeric(0.6, 0.01), typed)).toBe('right');
  for (const typed of ['0.589', '0.611']) expect(write(numeric(0.6, 0.01), typed)).toBe('wrong');
  expect(write(numeric(0.3), '0.3')).toBe('right');
});

test('a number is read as it was written, with a point, a comma or wide digits', () => {
  const wide = (text: string) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  fc.assert(
    fc.property(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 0, max: 99 }), (whole, hundredths) => {
      const typed = `${whole}.${String(hundredths).padStart(2, '0')}`;
      for (const way of [typed, typed.replace('.', ','), wide(typed)]) expect(readNumber(way)).toBe(Number(typed));
    }),
  );
});

test('whatever is typed is a finite number or nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d.,%/e+\- ]{0,12}$/)), (typed) => {
      const read = readNumber(typed, '%');
      expect(read === undefined || Number.isFinite(read)).toBe(true);
    }),
  );
});
