import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Event } from '../../src/chat/contract/event.ts';
import { createQueue, createTurns, findMessage, localeOf } from '../../src/chat/dispatch/message.ts';
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

test.each([
  'what is this bot?',
  'What does this bot do',
  'who are you?',
  '你是谁？',
  '这个机器人是干什么的',
  '你能做什么',
])('“%s” is answered by /help in a direct message', (said) =>
  expect(findMessage(event('a', said), said, byName)).toMatchObject({ command: { name: 'help' } }),
);

test.each(['我有点跟不上，怎么办', '学不动了', "I can't keep up, what should I do?", 'I am falling behind'])(
  '“%s” in a DM is answered by a person’s ways to do less, and not by passages',
  (said) => {
    expect(findMessage(event('a', said), said, byName)).toMatchObject({ route: 'help.lighten' });
    const aloud = { ...event('a', said), workspace: { id: 'w', name: 'W' }, seen: 'channel' as const };
    expect(findMessage(aloud, said, byName)).not.toMatchObject({ route: 'help.lighten' });
  },
);

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
  ['RAG是什么', 'ask'],
  ['什么是微调', 'ask'],
  // A term, what goes on from the last answer, and what may be an answer.
  ['RAG', 'ask'],
  ['梯度下降', 'ask'],
  ['再简单点', 'ask'],
  ['simpler please', 'ask'],
  ['为什么', 'ask'],
  ['0.75', 'ask'],
  ['帮我写一首诗', 'ask'],
  ['今天的任务是什么', undefined],
  ['quiz?', undefined],
  ['thanks', 'help'],
  ['谢谢你', 'help'],
  ['👍', 'help'],
  ['ok, got it!', 'help'],
  ['好的，知道了', 'help'],
  ['对', 'ask'],
  ['B', 'ask'],
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

test('a person is answered three times at once, then once in two seconds, whatever others say', () => {
  let now = 0;
  const mayAnswer = createTurns(() => now);
  expect([1, 2, 3, 4].map(() => mayAnswer(event('a')))).toEqual([true, true, true, false]);
  expect(mayAnswer(event('b'))).toBe(true);
  now = 1_999;
  expect(mayAnswer(event('a'))).toBe(false);
  now = 2_000;
  expect([mayAnswer(event('a')), mayAnswer(event('a'))]).toEqual([true, false]);
  now = 60_000;
  expect([1, 2, 3, 4].map(() => mayAnswer(event('a')))).toEqual([true, true, true, false]);
});

test('what one person says is answered in its order, a fault in between or not', async () => {
  const inOrder = createQueue();
  const seen: string[] = [];
  const slow = Promise.withResolvers<void>();
  const first = inOrder(event('a'), async () => {
    await slow.promise;
    seen.push('first');
    throw new Error('first');
  });
  const second = inOrder(event('a'), async () => seen.push('second'));
  await inOrder(event('b'), async () => seen.push('other'));
  slow.resolve();
  await expect(first).rejects.toThrow('first');
  await second;
  expect(seen).toEqual(['other', 'first', 'second']);
});

describe('in a DM', () => {
  test.each([
    ['来几道题', 'quiz'],
    ['刷题', 'quiz'],
    ['做题！', 'quiz'],
    ['进度', 'progress'],
    ['看进度', 'progress'],
    ['任务', 'task'],
    ['progress', 'progress'],
    ['Quiz!', 'quiz'],
  ])('“%s” is done', (said, name) => {
    expect(findMessage(event('a', said), said, byName)).toMatchObject({ kind: 'command', command: { name } });
    const inChannel = { ...event('a', said), workspace: { id: 'hall', name: 'Hall' } };
    expect(findMessage(inChannel, said, byName)).toMatchObject({ kind: 'message', commands: [{ name }] });
  });

  test.each(['quizz', '我今天不想做题', 'cohort'])('“%s” is asked about', (said) =>
    expect(findMessage(event('a', said), said, byName)).toMatchObject({ kind: 'message' }),
  );
});

test('where the platform does not say in which language, the script does', () => {
  expect(localeOf(event('a', '你好'))).toBe('zh');
  expect(localeOf(event('a', 'hi'))).toBeUndefined();
  expect(localeOf(event('a', '你好', 'en-GB'))).toBe('en-GB');
});
