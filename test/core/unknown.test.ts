import { expect, test } from 'vitest';
import { saysUnknown } from '../../src/core/item/unknown.ts';

test.each([
  'I don’t know.',
  "i don't know",
  'I do not know that yet',
  'idk',
  'no idea!',
  '不知道',
  '我不会',
  '真的不知道啊。',
  '忘了',
  '想不起来…',
])('“%s” says that somebody does not know', (typed) => expect(saysUnknown(typed)).toBe(true));

test.each(['', '0', 'know', 'It does not know the source', 'None', '不知道来源的模型', '不会泄漏'])(
  '“%s” is an answer',
  (typed) => expect(saysUnknown(typed)).toBe(false),
);
