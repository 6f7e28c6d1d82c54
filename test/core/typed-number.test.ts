import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markNumber, readNumbers } from '../../src/core/item/number.ts';
import { sameOutput } from '../../src/core/item/output.ts';
import { readChineseNumber } from '../../src/core/language/chinese-number.ts';

const key = (value: number, unit?: string, tolerance = 0) => ({ value, tolerance, unit });

describe('a number that can be read in one way', () => {
  test.each([
    ['0,125', 0.125],
    ['0.125', 0.125],
    ['0。125', 0.125],
    ['０，１２５', 0.125],
    ['–0,208', -0.208],
    ['负三', -3],
    ['minus 3', -3],
    ['1½', 1.5],
    ['-1½', -1.5],
    ['½', 0.5],
    ['2 1/2', 2.5],
    ['2 ⅗', 2.6],
    ['10²', 100],
    ['10⁻³', 0.001],
    ['1.2×10³', 1200],
    ['1,2 · 10^-3', 0.0012],
    ['1.2 x 10^3', 1200],
    ['10**3', 1000],
    ['2^18', 262144],
    ['1E-3', 0.001],
    ['1.234.567', 1234567],
    ['1.234.567,5', 1234567.5],
    ["1'234'567.5", 1234567.5],
    ['1’234’567', 1234567],
    ['1 234 567,5', 1234567.5],
    ['1\u202f234\u202f567', 1234567],
    ['1_000_000', 1000000],
    ['12,34,567', 1234567],
    ['4,8246,7491', 482467491],
    ['1.5 million', 1500000],
    ['一百', 100],
    ['三点五', 3.5],
    ['三点五万', 35000],
    ['3万', 30000],
    ['1.5亿', 150000000],
    ['两千零五', 2005],
    ['一万五', 15000],
    ['二百五', 250],
    ['十五', 15],
    ['廿三', 23],
    ['二〇二六', 2026],
    ['叁佰', 300],
    ['四分之三', 0.75],
    ['5。', 5],
    ['= 0.8', 0.8],
    ['“0.8”', 0.8],
    ['`0.8`', 0.8],
    ['0.\u200b8', 0.8],
    ['3€', 3],
    ['70 units', 70],
    ['70 个单位', 70],
    ['€ 3', 3],
    ['US$ 3', 3],
    ['8次', 8],
    ['60分钟', 60],
  ])('%s is %s', (typed, value) => expect(readNumbers(typed)).toEqual([value]));
});

test.each([
  ['1,234', [1234, 1.234]],
  ['1.234', [1.234, 1234]],
  ['1,0000', [1, 10000]],
  ['80%', [0.8, 80]],
  ['百分之八十', [0.8, 80]],
  ['六成', [0.6, 60]],
  ['三成五', [0.35, 35]],
  ['七成半', [0.75, 75]],
  ['5‰', [0.005, 0.5]],
])('%s can be read in two ways, and either one that fits is right', (typed, ways) => {
  expect(readNumbers(typed)).toEqual(ways);
  for (const way of ways) expect(markNumber(typed, key(way))).toBe('right');
  expect(markNumber(typed, key(17))).toBe('wrong');
});

describe('a unit', () => {
  test.each([
    ['60分钟', 60, 'min'],
    ['1 小时', 60, 'min'],
    ['1.5h', 90, 'min'],
    ['90 min', 1.5, 'h'],
    ['25 seconds', 25, 's'],
    ['25秒', 25, 's'],
    ['25000 ms', 25, 's'],
    ['70元', 70, '¥'],
    ['70 RMB', 70, '¥'],
    ['¥70', 70, 'yuan'],
    ['128 KB', 128, 'KiB'],
    ['0.125 MiB', 128, 'KiB'],
    ['2,200个token', 2200, 'tokens'],
    ['2200', 2200, 'tokens'],
    ['97.5', 97.5, '%'],
    ['0.975', 97.5, '%'],
    ['39/40', 97.5, '%'],
    ['97,5 percent', 97.5, '%'],
    ['百分之七十五', 75, '%'],
    ['7 widgets', 7, 'widget'],
  ])('%s is right where %f %s is', (typed, value, unit) =>
    expect(markNumber(typed, key(value, unit, 1e-9))).toBe('right'),
  );

  test.each([
    ['3 €', 3, '¥'],
    ['25 GB', 25, 's'],
    ['75%', 75, 's'],
  ])('%s is about something else than %f %s, and is asked again', (typed, value, unit) =>
    expect(markNumber(typed, key(value, unit))).toBe('unfit'),
  );
});

test.each(['10₂', '①', '1 0', '3, 4', '3-4', '4:5', '0x10', '约八成', '1,00,0', '点', '百', '٣', '5±1', '2 5/3'])(
  '%s is no number: it is asked again, whatever the key',
  (typed) => {
    for (const value of [0, 3, 10, 102]) expect(markNumber(typed, key(value, undefined, 1e9))).toBe('unfit');
  },
);

const groupsOf = (mark: string, digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, mark);

test('a decimal is right with a point or a comma, and groups are right with any mark', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e9 }),
      fc.stringMatching(/^\d{1,4}$/),
      fc.boolean(),
      (whole, after, minus) => {
        const value = Number(`${whole}.${after}`) * (minus ? -1 : 1);
        const sign = minus ? '-' : '';
        const ways = [
          ...['.', ',', '。', '，'].map((mark) => `${whole}${mark}${after}`),
          ...[',', "'", ' ', '\u00a0', '’'].map((mark) => `${groupsOf(mark, String(whole))}.${after}`),
          ...['.', ' '].map((mark) => `${groupsOf(mark, String(whole))},${after}`),
        ];
        for (const way of ways) expect([way, markNumber(sign + way, key(value))]).toEqual([way, 'right']);
      },
    ),
  );
});

/** As a Chinese writes it, from the rules in a grammar rather than from the reader. */
function inChinese(n: number): string {
  const digit = '零一二三四五六七八九';
  if (n >= 1e8) return tail(`${inChinese(Math.floor(n / 1e8))}亿`, n % 1e8, 1e7);
  if (n >= 1e4) return tail(`${inChinese(Math.floor(n / 1e4))}万`, n % 1e4, 1000);
  for (const [size, mark] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
  ] as const)
    if (n >= size) return tail(digit[Math.floor(n / size)] + mark, n % size, size / 10);
  return digit[n]!;
}
const tail = (head: string, rest: number, full: number) =>
  rest === 0 ? head : head + (rest < full ? '零' : '') + inChinese(rest);

test('every whole number in Chinese is read as it was written', () => {
  fc.assert(
    fc.property(fc.oneof(fc.nat(200), fc.nat(100_000), fc.nat(2_000_000_000)), (n) => {
      expect([inChinese(n), readChineseNumber(inChinese(n))]).toEqual([inChinese(n), n]);
    }),
    { numRuns: 500 },
  );
});

test('every vulgar fraction counts as its quotient, alone and behind a whole number', () => {
  for (const [sign, value] of [
    ['¼', 0.25],
    ['¾', 0.75],
    ['⅓', 1 / 3],
    ['⅛', 0.125],
    ['⅚', 5 / 6],
  ] as const) {
    expect(readNumbers(sign)[0]).toBeCloseTo(value, 12);
    for (const whole of ['3', '3 ']) expect(readNumbers(whole + sign)[0]).toBeCloseTo(3 + value, 12);
  }
});

describe('what a program prints', () => {
  test.each([
    ['[1，2，3]', '[1, 2, 3]'],
    ['{‘a’：1}', "{'a': 1}"],
    ['“hi”\r\n', '"hi"'],
    ['a — b', 'a - b'],
    ['—version', '--version'],
    ['－1', '-1'],
    ['−1', '-1'],
    ['a\u00a0b', 'a b'],
    ['a\u3000b', 'a b'],
    ['a\u200bb', 'ab'],
    ['```\n1\n2\n```', '1\n2'],
    ['```python\nx\n```', 'x'],
    ['`None`', 'None'],
    ['３ ４\n\n', '3 4'],
    ['（1， 2）', '(1, 2)'],
    ['a…', 'a...'],
    ['5。0', '5.0'],
    ['1  \n2', '1\n2'],
  ])('%j stands for %j', (typed, printed) => expect(sameOutput(typed, printed)).toBe(true));

  test.each([
    ['A', 'Ａ'],
    ['"', '“'],
    ['a-b', 'a–b'],
    ['ab', 'a b'],
    ['a b', 'a\u00a0b'],
    ['True', 'true'],
    ['1\n2', '1 2'],
    ['1', '`1`'],
    ['-version', '--version'],
  ])('%j does not stand for %j, where the sign is the point', (typed, printed) =>
    expect(sameOutput(typed, printed)).toBe(false),
  );

  test('whatever it prints, the same is the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (printed) => {
        expect(sameOutput(printed, printed)).toBe(true);
      }),
    );
  });
});
