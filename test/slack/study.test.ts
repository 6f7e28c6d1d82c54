import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { jobs } from '../../jobs/index.ts';
import { createDispatch } from '../../src/chat/dispatch.ts';
import type { Ports } from '../../src/core/ports.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { type Env, runJob } from '../../src/job.ts';
import { createSlack, type SlackPlatform } from '../../src/slack/adapter.ts';
import { createStore } from '../../src/store/store.ts';
import { sample } from '../curriculum/sample.ts';
import { testDatabase } from '../harness/database.ts';
import { type Channel, type Slack, startSlack, type User } from '../platforms/slack.ts';

// The real commands on Slack, where Slack is not like other places: its Home tab, and threads.

const { en } = catalogues;
const zh = catalogues['zh-CN'];
let slack: Slack;
let bot: SlackPlatform;
let env: Env;
let now: Temporal.Instant;
let mei: User;
let wei: User;
let general: Channel;
const faults: object[] = [];
let close: () => Promise<void>;

beforeEach(async () => {
  now = Temporal.Instant.from('2026-11-23T11:00:00Z');
  const database = await testDatabase();
  slack = await startSlack({ mode: 'http' });
  const clock = async () => now;
  const log = { error: (f: object) => void faults.push(f), warn: (f: object) => void faults.push(f) };
  const ports: Ports = {
    store: createStore(database.db, sample),
    curriculum: sample,
    mayPost: (home) => bot.mayPost(home),
  };
  const handle = createDispatch({ commands, ports, now: clock, log });
  const { botToken, signingSecret, apiUrl } = slack;
  bot = createSlack({ botToken, signingSecret, apiUrl, handle, log: pino({ level: 'silent' }) });
  env = { ports, now: clock, platforms: new Map([['slack', bot]]), log };
  const server = createServer((request, response) => bot.requestListener?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  slack.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await bot.start();
  mei = slack.addUser({ name: 'Mei', admin: true });
  wei = slack.addUser({ name: 'Wei', locale: 'zh-CN', zone: 'Asia/Shanghai' });
  general = slack.addChannel('general');
  close = async () => {
    await bot.stop();
    await slack.stop();
    await database.drop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
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
  await slack.until(wei, zh.task.finished('Task 1（中文）'));
  await home(zh.chat.today);
  await slack.until(wei, zh.task.doneToday);
  await home(zh.task.quiz);
  expect(await slack.until(wei, /Stem of/)).not.toContain(zh.task.doneToday);
  // All of it there, and nobody else saw any.
  expect(slack.messages(wei).filter((m) => m.onlyFor)).toEqual([]);
  expect(slack.sees(mei)).not.toContain(zh.join.tryFirst);
  expect(slack.pings).toEqual([]);
  expect(faults).toEqual([]);
});

test('the day’s post opens a thread, and Start in it is answered there, to one person', async () => {
  await openGroup();
  now = Temporal.Instant.from('2026-11-24T08:00:30Z');
  for (const job of [...jobs, ...jobs]) await runJob(job, env);
  const seen = await slack.until(wei, 'in a thread');
  expect(seen.match(/in a thread/g)).toHaveLength(1);
  const [post] = slack
    .messages(wei)
    .filter((m) => !m.onlyFor && !m.thread && slack.messages(wei).some((r) => r.thread === m.ts));
  await slack.press(wei, en.post.start, post);
  await slack.until(wei, /#general, only visible to you/);
  expect(slack.sees(mei)).not.toContain(zh.chat.notEnrolled);
  expect(faults).toEqual([]);
});

test('what there is, for a word that is no command', async () => {
  await slack.command(wei, general, 'dance');
  await slack.until(wei, '`/study help`');
  await slack.command(wei, general, '');
  expect(await slack.until(wei, `# ${zh.help.title}`)).toContain('`/study ');
  await slack.command(mei, general, 'help');
  await slack.until(mei, `# ${en.help.title}`);
});
