import { expect, test } from 'vitest';
import { missingNumbers } from '../../src/curriculum/numbers.ts';

const alike = { en: [], zh: [] };

test.each([
  ['1,000 rows', '1000 行'],
  ['12 and 7', '１２ 和 7'],
  ['the items 100, 200', '100，200 两项'],
  ['15,000 words', '1.5 万字'],
  ['5 million rows', '500 万行'],
  ['30 k tokens', '3 万个词元'],
  ['three of 20', '20 个里的 3 个'],
  ['3 of twenty-five', '25 个里的三个'],
  ['the 2nd of May', '5 月 2 日'],
  ['order A17 is late', '这个订单晚了'],
  ['the 95th percentile', '95 百分位'],
  ['p95 is 2.1 s', '第 95 百分位是 2.1 秒'],
  ['at most 260 words', '不超过 400 字'],
  ['it doubles', '变成 2 倍'],
  ['a list … 40 lines long', '……40 行的列表'],
  ['5 m away', '5 米外'],
  ['see https://example.org/2024/01', '见链接'],
  ['half of 300', '三百的一半'],
])('%s says the numbers of %s', (en, zh) => {
  expect(missingNumbers(en, zh)).toEqual(alike);
});

test.each([
  ['280 g of water', '260 克水', [260], [280]],
  ['10,000 rows', '1,000 行', [1000], [10_000]],
  ['costs 0.5', '花费 5', [5], [0.5]],
  ['two of 3', '3 个', [], []],
  ['3 of 20', '20 个里的一些', [], [3]],
  ['5 million rows', '50 万行', [500_000], [5_000_000]],
])('%s does not say the numbers of %s', (en, zh, lacksEn, lacksZh) => {
  expect(missingNumbers(en, zh)).toEqual({ en: lacksEn, zh: lacksZh });
});
