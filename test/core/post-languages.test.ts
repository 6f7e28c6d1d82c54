import { expect, test } from 'vitest';
import { postLanguages, readPostLanguages, writePostLanguages } from '../../src/core/cohort/post-languages.ts';

test('what can be chosen for the posts of a group is English, Chinese, or both, under the values that forms have', () => {
  expect(postLanguages.map((chosen) => [writePostLanguages(chosen), chosen])).toEqual([
    ['en', ['en']],
    ['zh-CN', ['zh-CN']],
    ['both', ['en', 'zh-CN']],
  ]);
});

test('a choice is read back as it was written, and nothing else is a choice', () => {
  for (const chosen of postLanguages) expect(readPostLanguages(writePostLanguages(chosen))).toEqual(chosen);
  for (const value of ['', 'de', 'en+zh-CN', 'zh-CN+en', 'constructor'])
    expect(readPostLanguages(value)).toBeUndefined();
});
