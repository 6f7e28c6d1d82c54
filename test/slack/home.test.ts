import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Event } from '../../src/chat/contract/event.ts';
import type { Reply } from '../../src/chat/contract/reply.ts';
import { buttons, text, type View } from '../../src/chat/contract/view.ts';
import { startDemo } from '../harness/slack.ts';
import type { Slack, User } from '../platforms/slack.ts';

let number = 0;
const views: Record<string, View> = {
  task: {
    title: 'Read a page',
    body: [
      text('What to do'),
      buttons(
        { label: 'Hint', route: 'task.hint' },
        { label: 'Quiz me', route: 'quiz.open' },
        { label: 'Done', route: 'task.done' },
      ),
    ],
  },
  progress: { title: 'Progress', body: [{ kind: 'meter', label: 'Tasks', done: 1, of: 4 }] },
};
const say = (words: string): Reply => ({ kind: 'view', view: { body: [text(words)] } });
function reply({ action, locale }: Event): Reply {
  if (action.kind === 'command') {
    const language = locale === 'zh-CN' ? 'zh-CN' : 'en';
    return { kind: 'view', view: { language, ...views[action.command]! } };
  }
  if (action.kind === 'press' && action.route === 'task.done')
    return {
      kind: 'form',
      route: 'task.done',
      form: { title: 'Done', fields: [{ name: 'a', label: 'A', kind: 'line', required: true }] },
    };
  if (action.kind === 'submit') return say(`Noted ${action.fields.a}`);
  return say(`Answer ${++number} to ${action.kind === 'press' ? action.route : action.kind}`);
}

describe.each(['socket', 'http'] as const)('the Home tab over %s', (mode) => {
  let demo: Awaited<ReturnType<typeof startDemo>>;
  let slack: Slack;
  let mei: User;
  let tom: User;
  const homeOf = (user: User) => slack.sees(user).split('— home\n')[1]?.split('\n\n— modal')[0] ?? '';

  beforeEach(async () => {
    demo = await startDemo(mode, reply);
    ({ slack } = demo);
    mei = slack.addUser({ name: 'mei', locale: 'zh-CN' });
    tom = slack.addUser({ name: 'tom' });
  });
  afterEach(() => demo.stop());

  test('has the day and how far somebody has come, from the commands themselves, for that person alone', async () => {
    expect(await slack.openHome(mei)).toBe(1);
    await slack.until(mei, '# Progress');
    expect(homeOf(mei)).toMatch(/# Read a page[\s\S]*\[Hint\][\s\S]*———[\s\S]*# Progress[\s\S]*1\/4/);
    expect(slack.sees(tom)).toBe('');
    expect(demo.events).toMatchObject([
      { action: { kind: 'command', command: 'task' }, account: mei.account, seen: 'private', locale: 'zh-CN' },
      { action: { kind: 'command', command: 'progress' }, workspace: { id: slack.team.id, name: 'Study' } },
    ]);
    expect(demo.events[0]).not.toHaveProperty('channel');
  });

  test('is made once when it is opened again and again, and not at all for another tab', async () => {
    const release = slack.hold('views.publish');
    await slack.openHome(mei);
    await slack.openHome(mei);
    await slack.openHome(mei, 'messages');
    release();
    await slack.until(mei, '# Progress');
    await slack.openHome(mei);
    expect(demo.events).toHaveLength(2);
    expect(slack.calls('views.publish')).toHaveLength(1);
  });

  test('shows the answer to a press in its place, with a way back, in the language of the answer', async () => {
    await slack.openHome(mei);
    await slack.until(mei, '# Progress');
    await slack.press(mei, 'Quiz me', 'home');
    await slack.until(mei, /Answer \d+ to quiz\.open/);
    expect(homeOf(mei)).not.toContain('# Read a page');
    expect(demo.events.at(-1)).toMatchObject({ seen: 'private', action: { kind: 'press', route: 'quiz.open' } });
    await slack.press(mei, 'home', 'home');
    await slack.until(mei, '# Read a page');
    expect(homeOf(mei)).not.toContain('Answer');
    expect(slack.messages(mei)).toEqual([]);
  });

  test('opens a form, and shows what came of it', async () => {
    await slack.openHome(mei);
    await slack.until(mei, '# Progress');
    await slack.press(mei, 'Done', 'home');
    await slack.until(mei, 'modal: Done');
    await slack.submit(mei, { A: 'this' });
    await slack.until(mei, 'Noted this');
    expect(homeOf(mei)).toContain('Noted this');
  });

  test('an answer to an old Home never takes the place of a newer one: it comes as a message', async () => {
    await slack.openHome(mei);
    await slack.until(mei, '# Progress');
    slack.refuseNext('views.publish', 'hash_conflict');
    await slack.press(mei, 'Hint', 'home');
    expect(await slack.until(mei, /direct message\nAnswer \d+ to task\.hint/)).toContain('# Read a page');
  });

  test('an answer comes as a message while Slack takes no more publications', async () => {
    await slack.openHome(mei);
    await slack.until(mei, '# Progress');
    slack.failNext('views.publish', 429, { times: 9, retryAfter: 30 });
    await slack.press(mei, 'Hint', 'home');
    await slack.until(mei, /direct message\nAnswer \d+ to task\.hint/);
  });

  test('an opening that Slack tells of twice counts once', async () => {
    await slack.openHome(mei);
    await slack.until(mei, '# Progress');
    await slack.again();
    expect(demo.events).toHaveLength(2);
  });

  test('somebody who is told the same by every command is told it once', async () => {
    const { task } = views;
    views.task = views.progress!;
    await slack.openHome(tom);
    expect((await slack.until(tom, '# Progress')).match(/# Progress/g)).toHaveLength(1);
    views.task = task!;
  });
});

test('an opening that was not acknowledged comes again, and counts once', async () => {
  const demo = await startDemo('http', reply);
  const { slack, bot } = demo;
  const mei = slack.addUser({ name: 'mei' });
  await bot.stop();
  await expect(slack.openHome(mei)).rejects.toThrow('503');
  expect(demo.events).toEqual([]);
  await demo.stop();
});
