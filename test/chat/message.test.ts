import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Event } from '../../src/chat/contract/event.ts';
import { createTurns, findMessage, localeOf } from '../../src/chat/dispatch/message.ts';
import { nearestCommands } from '../../src/chat/dispatch/nearest.ts';
import { distance } from '../../src/core/language/spelling.ts';
import { catalogues } from '../../src/i18n/index.ts';

const byName = new Map(commands.map((command) => [command.name, command]));

describe('the command that comes nearest to what somebody says', () => {
  test.each([
    ['quizz', 'quiz'],
    ['qiuz', 'quiz'],
    ['/quiz bayes', 'quiz'],
    ['Quiz!', 'quiz'],
    ['taks', 'task'],
    ['my progres', 'progress'],
    ['leaderbord', 'leaderboard'],
    ['setings please', 'settings'],
    ['hi', 'help'],
    ['HELP', 'help'],
    ['Hello, Tongxue', 'help'],
    ['任务', 'task'],
    ['今天的任务是什么', 'task'],
    ['我想做题', 'quiz'],
    ['你好', 'help'],
    ['排行榜', 'leaderboard'],
    ['加入', 'join'],
    ['ｑｕｉｚ', 'quiz'],
  ])('“%s” is /%s', (said, command) =>
    expect(nearestCommands(said, byName).map(({ name }) => name)).toEqual([command]),
  );

  test.each([
    '',
    '   ',
    '👍',
    'thanks',
    'why is the gradient zero when the task is so easy to do',
    '为什么这个任务的梯度一直是零我不明白',
    'x'.repeat(4000),
    'constructor',
  ])('“%s” is none', (said) => expect(nearestCommands(said, byName)).toEqual([]));
});

test('what may be two commands is neither: both are offered', () => {
  const names = (said: string) => nearestCommands(said, byName).map(({ name }) => name);
  expect(names('tesk')).toEqual(['task', 'quiz']);
  expect(names('status settings')).toEqual(['settings']);
  expect(names('任务和进度')).toEqual(['task', 'progress']);
});

test('no word stands for two commands', () => {
  const words = Object.values(catalogues).flatMap(({ commands: named }) =>
    Object.entries(named).flatMap(([name, { also = '' }]) =>
      [...new Set([name, ...also.split(' ')])].map((word) => `${word} ${name}`),
    ),
  );
  const firsts = [...new Set(words)].map((word) => word.split(' ')[0]).filter(Boolean);
  expect(firsts.filter((word, n) => firsts.indexOf(word) !== n)).toEqual([]);
});

test('“Hello group!” in a channel is a greeting, and no command that went wrong', () => {
  const said = { ...event('a', 'Hello group!'), workspace: { id: 'w', name: 'W' }, seen: 'channel' as const };
  expect(findMessage(said, 'Hello group!', byName)).toEqual({ kind: 'message', commands: [] });
});

test.each([
  ['What is recall@5?', 'ask'],
  ['hi, how do I measure recall', 'ask'],
  ['explain overfitting to me please', 'ask'],
  ['召回率是什么意思', 'ask'],
  ['什么是回归测试，和单元测试有区别吗', 'ask'],
  ['今天的任务是什么', undefined],
  ['quiz?', undefined],
  ['thanks', 'help'],
  ['谢谢你', 'help'],
])('“%s” in a DM goes to %s', (said, command) => {
  const found = findMessage(event('a', said), said, byName);
  expect(found.kind === 'command' ? found.command.name : undefined).toBe(command);
});

test('a typing error is a letter too many, too few, another, or two that changed places', () => {
  expect(['quiz', 'quizz', 'qui', 'quid', 'quzi', 'zuiq'].map((word) => distance(word, 'quiz'))).toEqual([
    0, 1, 1, 1, 1, 2,
  ]);
});

const event = (account: string, text = 'hi', locale?: string): Event => ({
  id: '1',
  platform: 'test',
  account,
  name: 'Ada',
  organiser: false,
  seen: 'private',
  ...(locale && { locale }),
  action: { kind: 'message', text },
});

test('a person is answered once in two seconds, whatever others say', () => {
  let now = 0;
  const mayAnswer = createTurns(() => now);
  expect([mayAnswer(event('a')), mayAnswer(event('a')), mayAnswer(event('b'))]).toEqual([true, false, true]);
  now = 1_999;
  expect(mayAnswer(event('a'))).toBe(false);
  now = 2_000;
  expect(mayAnswer(event('a'))).toBe(true);
});

test('where the platform does not say in which language, the script does', () => {
  expect(localeOf(event('a', '你好'))).toBe('zh');
  expect(localeOf(event('a', 'hi'))).toBeUndefined();
  expect(localeOf(event('a', '你好', 'en-GB'))).toBe('en-GB');
});
