import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { catalogues } from '../../src/i18n/index.ts';
import { sample } from '../curriculum/sample.ts';
import { startTestBot, type TestBot } from '../harness/bot.ts';
import { startOnSlack } from '../harness/slack.ts';
import type { Channel, Slack, User } from '../platforms/slack.ts';

// A role on Slack can be taken away at any moment: what an organiser changes is never allowed from memory.

let slack: Slack;
let bot: TestBot;
let ada: User;
let general: Channel;
let close: () => Promise<void>;

describe.each(Object.values(catalogues))('in $languageName', (t) => {
  beforeEach(async () => {
    let on: Awaited<ReturnType<typeof startOnSlack>> | undefined;
    const platforms = () => (on ? [on.bot()] : []);
    bot = await startTestBot({ curriculum: sample, at: '2026-11-23T11:00:00Z', platforms });
    on = await startOnSlack('http', bot.handle, { burst: 1000 });
    slack = on.slack;
    const locale = t.language === 'en' ? 'en-US' : 'zh-CN';
    const mei = slack.addUser({ name: 'Mei', admin: true, locale });
    ada = slack.addUser({ name: 'Ada', admin: true, locale });
    general = slack.addChannel('general');
    close = async () => {
      await on.stop();
      await bot.drop();
    };
    // A group that another person opened, so that only the role lets Ada change it.
    await slack.command(mei, general, 'cohort create');
    await slack.until(mei, '— modal');
    await slack.submit(mei, { name: 'Owls', start: '2026-11-23', post: '9:00 Berlin' });
    await slack.until(mei, t.cohort.show);
  });
  afterEach(() => close());

  const board = async () => (await bot.db.selectFrom('cohort').select('board').executeTakeFirstOrThrow()).board;
  const count = async () => (await bot.db.selectFrom('cohort').select('id').execute()).length;
  const openSettings = async () => {
    await slack.command(ada, general, 'cohort settings');
    await slack.until(ada, t.cohort.settings);
    while (!slack.sees(ada).includes(t.cohort.boardOn)) {
      const before = slack.sees(ada);
      await slack.press(ada, t.chat.more);
      await expect.poll(() => slack.sees(ada), { interval: 20 }).not.toBe(before);
    }
  };
  const sent = () => slack.sees(ada).split(t.chat.organiserOnly).length - 1;
  const doubted = () => slack.sees(ada).split(t.chat.organiserUnknown).length - 1;
  const until = async (count: () => number, wanted: number) =>
    expect.poll(count, { timeout: 4000, interval: 20 }).toBe(wanted);

  test('whoever has lost the role changes nothing from then on: by a command, a button, or a form that is open', async () => {
    await openSettings();
    await slack.command(ada, general, 'cohort create');
    await slack.until(ada, '— modal');
    slack.setAdmin(ada, false);
    await slack.submit(ada, { name: 'Cats', start: '2026-11-23', post: '9:00 Berlin' });
    await until(sent, 1);
    const before = await board();
    await slack.press(ada, t.cohort.boardOn);
    await until(sent, 2);
    await slack.command(ada, general, 'cohort settings');
    await until(sent, 3);
    expect([await board(), await count()]).toEqual([before, 1]);
  });

  test('whoever has lost the role posts the card in no other channel', async () => {
    const other = slack.addChannel('other');
    await openSettings();
    slack.setAdmin(ada, false);
    await slack.command(ada, other, 'cohort show');
    await slack.until(ada, t.join.button);
    const posted = await bot.db
      .selectFrom('delivery')
      .select('recipient')
      .where('kind', '=', 'cohort-card')
      .where('recipient', 'like', `%${other.id}%`)
      .execute();
    expect(posted).toEqual([]);
  });

  test('whoever has got the role may use it at once', async () => {
    slack.setAdmin(ada, false);
    await slack.command(ada, general, 'cohort settings');
    await until(sent, 1);
    slack.setAdmin(ada, true);
    await openSettings();
  });

  test.each<[string, () => void]>([
    ['an error', () => slack.failNext('users.info', 200, { times: 9 })],
    ['a fault of its own', () => slack.failNext('users.info', 503, { times: 9 })],
    ['a rate limit', () => slack.failNext('users.info', 429, { times: 9, retryAfter: 30 })],
    ['a missing scope', () => slack.refuseNext('users.info', 'missing_scope')],
    ['silence', () => slack.disturb((spot) => (spot === 'users.info' ? { delayMs: 1300 } : undefined))],
  ])('when Slack answers with %s, nothing is changed, and that is said', async (_, break_) => {
    await openSettings();
    const before = await board();
    break_();
    await slack.press(ada, t.cohort.boardOn);
    await until(doubted, 1);
    expect(await board()).toBe(before);
    expect(sent()).toBe(0);
  });
});
