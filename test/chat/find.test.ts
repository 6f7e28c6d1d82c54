import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Event } from '../../src/chat/contract/event.ts';
import { audienceOf, find } from '../../src/chat/dispatch/find.ts';

const all = new Map(commands.map((command) => [command.name, command]));
const textEvent = (text: string): Event => ({
  id: '1',
  platform: 'test',
  account: 'ada',
  name: 'Ada',
  organiser: false,
  seen: 'channel',
  action: { kind: 'text', text },
});

test.each([
  ['/quizz', 'quiz.open'],
  ['/任务', 'task.open'],
  ['/tsak', 'task.open'],
  ['/done', 'task.open'],
  ['/status', 'progress.open'],
  ['/leave', 'settings.open'],
  ['/我的进度', 'progress.open'],
  ['/hi', 'help.open'],
  ['/你好', 'help.open'],
  ['/Hello group!', 'help.open'],
  ['/leaderbord', 'leaderboard.open'],
  ['/设置 上海', 'settings.open'],
  ['/group create', 'cohort.create'],
  ['/小组 设置', 'cohort.settings'],
])('%s is the nearest command', (typed, route) => {
  expect(find(textEvent(typed), all)).toMatchObject({ kind: 'command', route });
});

test('what follows a command that was mistyped still fills its options', () => {
  expect(find(textEvent('/quizz base rates'), all)).toMatchObject({ options: { topic: 'base rates' } });
  expect(find(textEvent('/设置 zone:上海'), all)).toMatchObject({ options: { zone: '上海' } });
  expect(find(textEvent('/settings zone:New Delhi'), all)).toMatchObject({ options: { zone: 'New Delhi' } });
});

test('what may be two commands is neither: both are offered, to whoever typed it alone', () => {
  const found = find(textEvent('/tesk'), all);
  expect(found).toMatchObject({ kind: 'unsure', commands: [{ name: 'task' }, { name: 'quiz' }] });
  expect(audienceOf(found)).toBe('private');
  expect(find(textEvent('/my progress'), all)).toMatchObject({ kind: 'unsure', commands: [{ name: 'progress' }] });
  expect(find(textEvent('/cohort flimsy'), all)).toMatchObject({ kind: 'incomplete' });
  expect(find(textEvent('/xyzzy'), all)).toEqual({ kind: 'unknown', typed: '/xyzzy' });
});

test.each([
  ['/cohort shwo', 'show'],
  ['/cohort delte', 'delete'],
  ['/chort delete', 'delete'],
])('%s has a wrong letter, and is asked about before it is done', (typed, sub) =>
  expect(find(textEvent(typed), all)).toMatchObject({ kind: 'unsure', commands: [{ name: 'cohort' }], sub }),
);

test('a message that is asked about is what its own button says, and otherwise what it says itself', () => {
  const about = (text: string, routes: readonly string[] = []) =>
    find({ ...textEvent(''), action: { kind: 'about', text, routes } }, all);
  expect(about('On recall', ['task.done:e1', 'ask.write', 'ask.task:swe-d001'])).toMatchObject({
    ...{ kind: 'command', route: 'ask.task:swe-d001' },
    pressed: { args: ['swe-d001'] },
  });
  expect(about(' Recall is found ', ['ask.write'])).toMatchObject({ options: { question: 'Recall is found' } });
  expect(about('x'.repeat(900))).toMatchObject({ options: { question: 'x'.repeat(500) } });
  expect(about('')).toMatchObject({ kind: 'command', options: {} });
});
