import { expect, test } from 'vitest';
import type { Item } from '../../../src/core/curriculum/item.ts';
import { leakIn } from '../../../src/core/tutor/output-filter.ts';
import { spelledNumbers } from '../../../src/core/tutor/spelled-numbers.ts';
import { sample } from '../../curriculum/sample.ts';

const item = (id: string): Item => sample.items.get(id)!;
const base64 = (text: string) => new TextEncoder().encode(text).toBase64();
const hex = (text: string) => new TextEncoder().encode(text).toHex();

test.each([
  ['the option as it is', 'one', 'They were eleven.', 'text'],
  ['in the other language', 'one', '飞回来的是 Eleven（中文）。', 'text'],
  ['in wide letters', 'one', 'ＥＬＥＶＥＮ came.', 'text'],
  ['letter by letter', 'one', 'e-l-e-v-e-n', 'compact'],
  ['over two sentences', 'one', 'It begins with ele\nven of them.', 'compact'],
  ['from behind', 'one', 'Read it backwards: nevele.', 'encoded'],
  ['in rot13', 'one', 'ryrira', 'encoded'],
  ['in base64', 'one', base64('eleven'), 'encoded'],
  ['in hexadecimal', 'one', hex('eleven'), 'encoded'],
  ['with digits for letters', 'one', '3l3v3n', 'encoded'],
  ['by its letter', 'one', 'The correct option is B.', 'position'],
  ['by its place, in Chinese', 'one', '应该选第二个。', 'position'],
  ['a verdict', 'truth', 'So the statement is true.', 'verdict'],
  ['a verdict in Chinese', 'truth', '这个说法是正确的。', 'verdict'],
  ['a number', 'number', 'That is 80 % of them.', 'text'],
  ['a number in words', 'number', 'That is eighty per cent.', 'number'],
  ['a number in Chinese', 'number', '大约是百分之八十。', 'number'],
  ['a number digit by digit, beside another', 'number', 'It took 44 8 0 seconds.', 'number'],
  ['what a program prints', 'code', '1\n2', 'text'],
])('a key is found: %s', (_, id, said, how) => expect(leakIn(said, item(id))).toBe(how));

test('a key is found: a short one, letter by letter, over two sentences', () => {
  const short = { ...item('code'), answer: 'in 4\n9' } as Item;
  expect(leakIn('Write tools: i.n. .4.\n.9', short)).toBe('compact');
  expect(leakIn('A plan b, and c.', short)).toBe(undefined);
});

test.each([
  ['one', 'Recall is the share of the right passages that a search has found.'],
  ['one', '召回率是检索找到的正确段落所占的比例。'],
  ['number', 'It is 8 of 900.'],
  ['truth', 'There is no right passage in the wrong place.'],
  ['several', 'An apple falls.'],
])('what has nothing to do with “%s” is no leak: %s', (id, said) => expect(leakIn(said, item(id))).toBe(undefined));

test.each([
  ['eighty-one of a hundred and five', [81, 105]],
  ['zero point eight', [0.8]],
  ['two thousand three hundred', [2_300]],
  ['三点五 和 一百零五', [3.5, 105]],
  ['no number', []],
])('numbers in words: %s', (text, numbers) => expect(spelledNumbers(text)).toEqual(numbers));
