import { expect, test } from 'vitest';
import { createOnce } from '../../src/chat/contract/once.ts';

test('an id is new once', () => {
  const isNew = createOnce();
  expect([isNew('a'), isNew('b'), isNew('a')]).toEqual([true, true, false]);
});

test('the memory has an end: the oldest are forgotten first', () => {
  const isNew = createOnce();
  for (let n = 0; n < 20_001; n += 1) isNew(String(n));
  expect(isNew('1')).toBe(false);
  expect(isNew('0')).toBe(true);
});
