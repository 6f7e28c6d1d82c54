import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Event } from '../../src/chat/contract/event.ts';
import { createTurns, localeOf, nearestCommand } from '../../src/chat/dispatch/message.ts';
import { distance } from '../../src/core/language/spelling.ts';

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
  ])('“%s” is /%s', (said, command) => expect(nearestCommand(said, byName)?.name).toBe(command));

  test.each([
    '',
    '   ',
    '👍',
    'thanks',
    'why is the gradient zero when the task is so easy to do',
    '为什么这个任务的梯度一直是零我不明白',
    'x'.repeat(4000),
    'constructor',
  ])('“%s” is none', (said) => expect(nearestCommand(said, byName)).toBeUndefined());
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
