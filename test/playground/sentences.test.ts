import { expect, test } from 'vitest';
import {
  echoes,
  questions,
  quotes,
  type Sentence,
  shares,
  unquoted,
  welcomes,
} from '../../src/playground/sentences.ts';

const all: readonly Sentence[] = [
  ...questions.flatMap(({ asks, answers }) => [asks, ...answers]),
  ...shares,
  ...quotes.map((of) => of('It says “train” there.')),
  unquoted,
  ...[...welcomes, ...echoes].flatMap((to) => [to('Wei'), to('')]),
];

test('what is named with quotation marks of its own is not quoted twice', () => {
  const name = '“Compatible”, and where not';
  const topic = { task: name, point: name, skill: name };
  for (const sentence of all)
    for (const said of Object.values(sentence({ en: topic, 'zh-CN': topic }))) {
      expect(said).not.toMatch(/“[^”]*“/);
      expect(said).not.toContain('””');
    }
});
