import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { readText } from '../../src/chat/dispatch/read-text.ts';

const byName = new Map(commands.map((c) => [c.name, c]));
const read = (text: string) => readText(text, byName);
const quiz = (topic?: string) => ({ kind: 'command', command: 'quiz', options: topic === undefined ? {} : { topic } });

test.each([
  ['a bare name', 'quiz', quiz()],
  ['a slash before it', '/quiz', quiz()],
  ['capitals and space around it', '  /Quiz ', quiz()],
  ['a named option', '/quiz topic:bayes', quiz('bayes')],
  ['a named option after a space', '/quiz topic: bayes', quiz('bayes')],
  ['a named option in capitals', 'quiz TOPIC:bayes', quiz('bayes')],
  ['words without a name, which fill the option', 'quiz base rates', quiz('base rates')],
  ['a word of a list', 'quiz Traps', { kind: 'command', command: 'quiz', options: { mode: 'traps' } }],
  ['words beside a word of a list', 'quiz base traps', quiz('base traps')],
  ['quotes', 'quiz "贝叶斯 定理"', quiz('贝叶斯 定理')],
  ['Chinese quotes', 'quiz topic:“贝叶斯 定理”', quiz('贝叶斯 定理')],
  ['quotes within a named option', 'quiz topic:"base rates"', quiz('base rates')],
  ['quotes around two lines', 'quiz topic:"base\nrates"', quiz('base\nrates')],
  ['full-width letters', '／ｑｕｉｚ　ｔｏｐｉｃ：ｂａｙｅｓ', quiz('bayes')],
  ['the full-width marks of a sentence, which stay', '／quiz 先验（率）是什么？', quiz('先验（率）是什么？')],
  ['a name with no value', 'quiz topic:', quiz()],
  ['a quote that nobody closed', 'quiz "bayes', quiz('"bayes')],
  ['a colon that names no option', 'quiz at 20:15', quiz('at 20:15')],
  ['nothing at all, which is help', '', { kind: 'command', command: 'help', options: {} }],
  ['a slash alone, which is help', '/', { kind: 'command', command: 'help', options: {} }],
  ['a subcommand', 'cohort create', { kind: 'command', command: 'cohort', sub: 'create', options: {} }],
  ['a subcommand in capitals', '/cohort SHOW now', { kind: 'command', command: 'cohort', sub: 'show', options: {} }],
  ['a command without its subcommand', '/cohort', { kind: 'command', command: 'cohort', options: {} }],
])('reads %s', (_, text, deed) => {
  expect(read(text)).toEqual(deed);
});

test.each([
  'hello',
  'quizz',
  '/ quiz2',
  'cohort destroy',
  '__proto__',
  'constructor',
  'cohort __proto__',
  'cohort constructor',
])('knows nothing of “%s”', (text) => {
  expect(read(text)).toBeUndefined();
});

test('gives options that the command has, whatever is typed', () => {
  const words = fc.constantFrom('topic:', 'zone:', '__proto__:', ':', '"', '“', '”', ' ', 'x', '贝叶斯', '20:15', '\n');
  fc.assert(
    fc.property(fc.constantFrom('quiz', 'settings', 'task'), fc.array(words, { maxLength: 12 }), (name, rest) => {
      const deed = read(`${name} ${rest.join('')}`);
      expect(deed?.command).toBe(name);
      const known = { quiz: ['topic', 'mode'], settings: ['zone'], task: [] }[name];
      for (const [option, value] of Object.entries(deed?.options ?? {})) {
        expect(known).toContain(option);
        expect(value).not.toBe('');
      }
    }),
  );
});
