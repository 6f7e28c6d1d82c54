import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { member, monday, startSample, tongues } from '../harness/group.ts';
import type { Bot } from '../harness/people.ts';
import { join, openGroup, playAll, type Row, sees } from '../harness/stage.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startSample();
});
beforeEach(() => {
  bot.goTo(`${monday}T11:00:00Z`);
  bot.site.at = 'https://bot.example.org';
});
afterAll(() => bot.drop());

describe.each(tongues)('the calendar of one’s own ($locale)', (tongue) => {
  const { t } = tongue;
  const addressIn = (seen: string) => /https:\/\/bot\.example\.org\/calendar\/[\w-]{43}\.ics/.exec(seen)?.[0];

  test('has an address that is shown once, can be made anew, and ends', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/settings');
    expect(await ada.press(t.feed.button)).toContain(t.feed.none);
    const first = addressIn(await ada.press(t.feed.make));
    expect(first).toBeDefined();
    await ada.use('/settings');
    const shown = await ada.press(t.feed.button);
    expect(shown).toContain(
      t.feed.open(
        t.date((await bot.store.feed.since((await ada.known()).learner.id))!.toZonedDateTimeISO('UTC').toPlainDate()),
      ),
    );
    expect(addressIn(shown)).toBeUndefined();
    const second = addressIn(await ada.press(t.feed.another));
    expect(second).toBeDefined();
    expect(second).not.toBe(first);
    expect(await ada.press(t.feed.close)).toContain(t.feed.closed);
    expect(ada.labels()).toContain(t.feed.make);
    const { learner } = await ada.known();
    expect(await bot.store.feed.since(learner.id)).toBeUndefined();
  });

  test('where the bot has no public address, says whose work that is, and offers none', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/settings');
    await ada.press(t.feed.button);
    bot.site.at = undefined;
    expect(await ada.press(t.feed.make)).toContain(t.feed.nowhere);
    expect(ada.labels()).toEqual([t.ownData.back]);
  });
});

const rows: readonly Row[] = [
  [
    'a learner makes an address for their calendar, which nobody else sees',
    async ({ t, mei, wei }) => {
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.command('settings');
      await sees(wei, t.settings.title);
      await wei.press(t.feed.button);
      await sees(wei, t.feed.none);
      await wei.press(t.feed.make);
      await sees(wei, 'https://bot.example.org/calendar/');
      expect(await mei.sees()).not.toContain('/calendar/');
      await wei.press(t.feed.close);
      await sees(wei, t.feed.closed);
    },
  ],
];

playAll(rows);
