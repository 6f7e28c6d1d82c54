import { expect, test } from 'vitest';
import { readable } from '../../src/core/curriculum/reading.ts';

const resources = (...langs: ('en' | 'zh-CN' | 'both')[]) => langs.map((lang) => ({ lang }));

test('somebody is shown what there is to read in their language', () => {
  expect(readable(resources('en', 'zh-CN', 'both'), 'zh-CN')).toEqual(resources('zh-CN', 'both'));
  // What is made for them comes before what is in their language beside another one.
  expect(readable(resources('both', 'zh-CN', 'en'), 'en')).toEqual(resources('en', 'both'));
});

test('where there is none, what is in the fallback, and else all of it', () => {
  expect(readable(resources('en', 'en'), 'zh-CN')).toEqual(resources('en', 'en'));
  expect(readable(resources('zh-CN'), 'en')).toEqual(resources('zh-CN'));
});
