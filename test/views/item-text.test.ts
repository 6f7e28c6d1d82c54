import { expect, test } from 'vitest';
import { catalogues } from '../../src/i18n/index.ts';
import { keyText } from '../../src/views/item-text.ts';
import { library } from '../curriculum/library.ts';

const numeric = [...library.items.values()].find((item) => item.type === 'numeric')!;

test.each([
  [-3.4, undefined, '−3.4'],
  [28, '%', '28%'],
  [650, 'ms', '650 ms'],
] as const)('the right answer %s %s is written as it is in print', (value, unit, written) => {
  if (numeric.type !== 'numeric') throw new Error('no number');
  const item = { ...numeric, answer: { value, tolerance: 0, ...(unit && { unit }) } };
  expect(keyText(item, [], catalogues.en)).toBe(written);
});
