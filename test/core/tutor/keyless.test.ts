import { describe, expect, test } from 'vitest';
import type { Item } from '../../../src/core/curriculum/item.ts';
import { givesKey } from '../../../src/core/tutor/keyless.ts';
import type { Passage } from '../../../src/core/tutor/model.ts';
import { termsOf } from '../../../src/core/tutor/terms.ts';
import { sample } from '../../curriculum/sample.ts';

const item = (id: string): Item => sample.items.get(id)!;
const passage = (en: string, zh = '别的', source: Passage['source'] = 'lesson'): Passage => ({
  ...{ id: 'p', source, entry: 'single', skills: ['single'], also: [] },
  body: { en, 'zh-CN': zh },
});

describe('a passage gives the key of an item', () => {
  test.each([
    ['the option as it is', 'one', 'Of all of them, eleven came back.'],
    ['in other letters and with marks', 'one', 'It was **ＥＬＥＶＥＮ**!'],
    ['in the other language', 'one', 'Nothing', '一共有 Eleven（中文）只。'],
    ['each right option of several', 'several', 'A pear falls beside an apple.'],
    ['a number', 'number', 'That is 80 % of them.'],
    ['a number within the tolerance', 'number', 'About 79.6 in a hundred'],
    ['a share for a percentage', 'number', 'A share of 0.8'],
    ['what a program prints', 'code', '```\n1\n2\n```'],
    ['steps, wherever they stand', 'order', 'First ask. Then measure what you have. In the end, decide.'],
    ['a good answer', 'words', 'It is so: because it is rare.'],
  ])('%s', (_, id, en, zh?: string) => expect(givesKey(passage(en, zh), item(id), true)).toBe(true));

  test.each([
    ['one of several right options', 'several', 'An apple and a stone'],
    ['another number', 'number', 'That is 8 of 900, or 0.77 and 77.'],
    ['the number of a line in a list', 'number', '80. Ask'],
    ['a word within another one', 'one', 'Elevenses are at half past ten'],
    ['some of the steps', 'order', 'Ask, then decide'],
  ])('not %s', (_, id, en) => expect(givesKey(passage(en), item(id), true)).toBe(false));

  test('an explanation of the same skill always does, and a word elsewhere does not', () => {
    expect(givesKey(passage('Whatever', undefined, 'explanation'), item('one'), true)).toBe(true);
    expect(givesKey(passage('Eleven of them'), item('one'), false)).toBe(false);
  });
});

test('every right option of the curriculum is found in its own sentence, in both languages', async () => {
  const { curriculum } = await import('../../harness/world.ts');
  let count = 0;
  for (const one of curriculum.items.values()) {
    if (one.type !== 'single') continue;
    const key = one.options.find(({ correct }) => correct)!.text;
    for (const said of [`Well: ${key.en} (so it is).`, `也就是说：${key['zh-CN']}。`]) {
      expect(givesKey(passage(said), one, true), said).toBe(true);
      count++;
    }
  }
  expect(count).toBeGreaterThan(50);
});

test.each([
  ['The chunks were chunked by chunking', ['chunk', 'chunk', 'chunk']],
  ['什么是召回率？', ['召回', '回率']],
  ['词元是什么意思', ['词元']],
  ['用 BM25 检索', ['用', 'bm25', '检索']],
  ['how do i do it', []],
  ['', []],
])('“%s” is searched by %j', (text, terms) => expect(termsOf(text)).toEqual(terms));
