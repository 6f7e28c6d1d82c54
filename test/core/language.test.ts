import { expect, test } from 'vitest';
import { fallback, fullLanguages, languages, textSchema } from '../../src/core/language/model.ts';
import { isText, textIn } from '../../src/core/language/rules.ts';
import { languageOf } from '../../src/i18n/locale.ts';

test.each(['zh', 'zh-CN', 'zh-TW', 'zh-Hans-CN', 'ZH-cn'])(
  'somebody whose platform says %s is spoken to in Chinese',
  (l) => {
    expect(languageOf(l)).toBe('zh-CN');
  },
);

test.each(['en-US', 'de', 'zha', '', undefined])('somebody whose platform says %s is spoken to in English', (l) => {
  expect(languageOf(l)).toBe('en');
});

test('a text is written in both languages, and in no other', () => {
  expect(textSchema.safeParse({ en: 'task', 'zh-CN': '任务' }).success).toBe(true);
  expect(textSchema.safeParse({ en: 'task' }).success).toBe(false);
  expect(textSchema.safeParse({ en: 'task', 'zh-CN': '  ' }).success).toBe(false);
  expect(textSchema.safeParse({ en: 'task', 'zh-CN': '任务', de: 'Aufgabe' }).success).toBe(false);
});

test('a text is read in the language of its reader, and in the fallback where it is not translated', () => {
  const text = { en: 'task', 'zh-CN': '任务' };
  expect(languages.map((language) => textIn(text, language))).toContain('任务');
  const partly = { en: 'task' } as typeof text;
  expect(languages.map((language) => textIn(partly, language))).toEqual(languages.map(() => 'task'));
  expect(textIn(undefined, 'zh-CN')).toBeUndefined();
});

test('the fallback is one of the languages in which every text is written', () => {
  expect(fullLanguages).toContain(fallback);
});

test('a text is told apart from other values of a file', () => {
  expect(isText({ en: 'task', 'zh-CN': '任务' })).toBe(true);
  expect(isText({ 'zh-CN': '任务' })).toBe(false);
  expect(isText({ en: 'task', kind: 'check' })).toBe(false);
});
