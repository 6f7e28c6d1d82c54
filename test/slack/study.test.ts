import { afterEach, beforeEach, expect, test } from 'vitest';
import { catalogues } from '../../src/i18n/index.ts';
import { sample } from '../curriculum/sample.ts';
import { startTestBot, type TestBot } from '../harness/bot.ts';
import { startOnSlack } from '../harness/slack.ts';
import type { Channel, Slack, User } from '../platforms/slack.ts';

// The real commands on Slack, where Slack is not like other places: its Home tab, and threads.

const { en } = catalogues;
const zh = catalogues['zh-CN'];
let slack: Slack;
let bot: TestBot;
let mei: User;
let wei: User;
let general: Channel;
let close: () => Promise<void>;

beforeEach(async () => {
  let on: Awaited<ReturnType<typeof startOnSlack>> | undefined;
  const platforms = () => (on ? [on.bot()] : []);
  bot = await startTestBot({ curriculum: sample, at: '2026-11-23T11:00:00Z', platforms });
  on = await startOnSlack('http', bot.handle);
  slack = on.slack;
  mei = slack.addUser({ name: 'Mei', admin: true });
  wei = slack.addUser({ name: 'Wei', locale: 'zh-CN', zone: 'Asia/Shanghai' });
  general = slack.addChannel('general');
  close = async () => {
    await on.stop();
    await bot.drop();
  };
});
afterEach(() => close());

async function openGroup(): Promise<void> {
  await slack.command(mei, general, 'cohort create');
  await slack.until(mei, '— modal');
  await slack.submit(mei, { name: 'Owls', start: '2026-11-23', post: '9:00 Berlin' });
  await slack.until(mei, en.cohort.show);
}

const home = (label: string) => slack.press(wei, label, 'home');

test('somebody joins, learns and finishes a task without ever leaving the Home tab', async () => {
  await openGroup();
  await slack.openHome(wei);
  await slack.until(wei, `[${zh.join.button}]`);
  await home(zh.join.button);
  await slack.until(wei, 'Owls');
  await slack.until(wei, zh.join.tryFirst);
  await home('A');
  await slack.until(wei, zh.join.setDay);
  await home(zh.join.setDay);
  await slack.until(wei, '— modal');
  await slack.submit(wei, { clock: 'nowhere' });
  expect(slack.sees(wei)).toContain(`⚠ ${zh.chat.badZone}`);
  await slack.submit(wei, { clock: '上海', hour: '20' });
  await slack.until(wei, zh.join.remindNo);
  await home(zh.join.remindNo);
  await slack.until(wei, zh.join.firstTask);
  await home(zh.chat.today);
  const seen = await slack.until(wei, `# ${zh.progress.title}`);
  expect(seen).toContain('What task 1 asks（中文）');
  await home(zh.task.doneButton);
  await slack.until(wei, '— modal');
  await slack.submit(wei, {
    'A link to it（中文）': 'https://example.org/mine',
    'What surprised you（中文）': 'That it works on the Home tab, all of it',
  });
  const doneToday = zh.task.doneToday(zh.date(Temporal.PlainDate.from('2026-11-24')));
  await slack.until(wei, zh.task.finished('Task 1（中文）'));
  await home(zh.chat.today);
  await slack.until(wei, doneToday);
  await home(zh.task.quiz);
  expect(await slack.until(wei, /Stem of/)).not.toContain(doneToday);
  // All of it there, and nobody else saw any.
  expect(slack.messages(wei).filter((m) => m.onlyFor)).toEqual([]);
  expect(slack.sees(mei)).not.toContain(zh.join.tryFirst);
  expect(slack.pings).toEqual([]);
  expect(bot.faults).toEqual([]);
});

test('the day’s post opens a thread, and Start in it is answered there, to one person', async () => {
  await openGroup();
  bot.goTo('2026-11-24T08:00:30Z');
  await bot.runJobs(2);
  const seen = await slack.until(wei, 'in a thread');
  expect(seen.match(/in a thread/g)).toHaveLength(1);
  const [post] = slack
    .messages(wei)
    .filter((m) => !m.onlyFor && !m.thread && slack.messages(wei).some((r) => r.thread === m.ts));
  await slack.press(wei, en.post.start, post);
  await slack.until(wei, /#general, only visible to you/);
  expect(slack.sees(mei)).not.toContain(zh.chat.notEnrolled);
  expect(bot.faults).toEqual([]);
});

test('in a thread, where Slack takes no slash command, its messages have buttons and its name is enough', async () => {
  await openGroup();
  bot.goTo('2026-11-24T08:00:30Z');
  await bot.runJobs(2);
  await slack.until(wei, 'in a thread');
  const first = slack.messages(wei).find((m) => m.thread)!;
  const mine = (words: string) =>
    slack.messages(wei).filter((m) => m.onlyFor && JSON.stringify(m.blocks).includes(words));
  await slack.press(wei, en.post.start, first);
  await slack.until(wei, /#general, in a thread, only visible to you/);
  expect(mine(zh.chat.notEnrolled)).toMatchObject([{ thread: first.thread }]);

  await slack.say(wei, general, '@bot tsak', { thread: first.thread! });
  await slack.until(mei, '/study task');
  const offered = slack.messages(mei).at(-1)!;
  expect(offered).toMatchObject({ thread: first.thread });
  await slack.press(wei, '任务', offered);
  await slack.until(wei, /in a thread, only visible to you[\s\S]*in a thread, only visible to you/);
  expect(
    slack
      .messages(wei)
      .filter((m) => m.onlyFor)
      .map((m) => m.thread),
  ).toEqual([first.thread, first.thread]);
  expect(slack.sees(mei)).not.toContain(zh.chat.notEnrolled);
  expect(bot.faults).toEqual([]);
});

test('what there is, for a word that is no command', async () => {
  await slack.command(wei, general, 'dance');
  await slack.until(wei, '`/study help`');
  await slack.command(wei, general, '');
  expect(await slack.until(wei, `# ${zh.help.title}`)).toContain('`/study ');
  await slack.command(mei, general, 'help');
  await slack.until(mei, `# ${en.help.title}`);
});
