import { expect, test } from 'vitest';
import { textSchema } from '../../src/core/language/model.ts';
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
