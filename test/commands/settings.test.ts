import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { catalogues } from '../../src/i18n/index.ts';
import { join, member, monday, openGroup, startSample, tongues } from '../harness/group.ts';
import type { Bot, Person } from '../harness/people.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startSample();
});
beforeEach(() => bot.goTo(`${monday}T11:00:00Z`));
afterAll(() => bot.drop());

const learnerOf = async (person: Person) => (await person.known()).learner;

describe.each(tongues)('/settings ($locale)', (tongue) => {
  const { locale, t } = tongue;

  test('shows everything, and a way to change each', async () => {
    const { ada } = await member(bot, tongue);
    const seen = await ada.use('/settings');
    for (const fact of [
      `${t.settings.language}: ${t.languageName}`,
      `${t.settings.zone}: ${t.settings.zoneValue(t.zone('Europe/Berlin'), '12:00')}`,
      `${t.settings.remind}: ${t.settings.remindValue.nowhere}`,
      `${t.settings.dayStart}: 04:00`,
      `${t.settings.studyDays}: ${t.settings.days(5)}`,
      `${t.settings.quiet}: ${t.settings.quietValue(22, 7)}`,
    ])
      expect(seen).toContain(fact);
    // The group has no board yet.
    expect(ada.labels()).toEqual([
      ...[t.settings.changeClock, t.settings.changeDays, t.settings.pace, t.deadline.title],
      t.chat.more,
    ]);
    // As many as a phone shows at once, page by page, in the same message.
    expect(await ada.press(t.chat.more)).toContain(`${t.settings.dayStart}: 04:00`);
    expect(ada.last().pending.replaces).toBe(true);
    expect(ada.labels()).toEqual([
      ...[t.settings.changeDaysOff, t.ownData.button, t.settings.leave, t.settings.light],
      t.chat.more,
    ]);
    await ada.press(t.chat.more);
    expect(ada.labels()).toEqual([t.settings.nudgeOn, t.feed.button, t.chat.firstOnes]);
    await ada.press(t.chat.firstOnes);
    expect(ada.labels()[0]).toBe(t.settings.changeClock);
  });

  test('a day off without its year, and tomorrow, are read by the date where somebody is', async () => {
    for (const [now, zone, typed, day] of [
      // Friday evening in New York, and Saturday in UTC.
      ['2026-11-28T03:00:00Z', 'America/New_York', '27.11.', '2026-11-27'],
      // Saturday in Shanghai, and Friday in UTC.
      ['2026-11-27T22:00:00Z', 'Asia/Shanghai', t.language === 'en' ? 'tomorrow' : '明天', '2026-11-29'],
    ] as const) {
      bot.goTo(now);
      const ada = bot.person({ locale, zone, in: 'dm' });
      await ada.use('/settings');
      await ada.press(t.settings.changeDaysOff);
      await ada.submit({ holidays: typed });
      expect((await learnerOf(ada)).vacation?.map(({ from, to }) => `${from} ${to}`)).toEqual([`${day} ${day}`]);
    }
  });

  test('shows which reminder and pace are in force, and says when the reminder is within the quiet hours', async () => {
    const { ada } = await member(bot, tongue);
    const chosen = () => {
      const { reply } = ada.last();
      return reply.kind === 'view'
        ? reply.view.body.flatMap((b) => (b.kind === 'select' && b.chosen ? [b.chosen] : []))
        : [];
    };
    await ada.use('/settings');
    expect(chosen()).toEqual(['nowhere']);
    await ada.press(t.settings.pace);
    expect(chosen()).toEqual(['group']);
    await ada.press(t.settings.title);
    const late = t.settings.remindInQuiet('20:00');
    await ada.press(t.settings.changeDays);
    expect(await ada.submit({ days: '5', from: '19', to: '7' })).not.toContain(late);
    expect(await ada.choose('dm')).toContain(late);
    expect(chosen()).toEqual(['dm']);
    await ada.press(t.settings.changeDays);
    expect(await ada.submit({ days: '5', from: '22', to: '7' })).not.toContain(late);
  });

  test('asks no clock where it fills in a place', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/settings');
    await ada.press(t.settings.changeClock);
    expect(ada.form()?.fields[1]).toMatchObject({ label: t.settings.clockOrPlace, value: 'Europe/Berlin' });
  });

  test('changes language, clock, hour and day start in one form, and answers in the new language', async () => {
    const { ada } = await member(bot, tongue);
    const other = t.language === 'en' ? catalogues['zh-CN'] : catalogues.en;
    await ada.use('/settings');
    await ada.press(t.settings.changeClock);
    expect(ada.form()?.fields.map((f) => f.value)).toEqual([t.language, 'Europe/Berlin', '20', '4']);
    const seen = await ada.submit({ language: other.language, clock: 'Tokyo', hour: '6', dayStart: '0' });
    expect(seen).toContain(other.settings.saved);
    expect(seen).toContain(other.settings.zoneValue(other.zone('Asia/Tokyo'), '20:00'));
    expect(await learnerOf(ada)).toMatchObject({
      language: other.language,
      zone: 'Asia/Tokyo',
      reminderTime: 360,
      dayStart: 0,
    });
    expect(await ada.use('/help')).toContain(other.help.title);
  });

  test('keeps the zone when the clock of the form says the same', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/settings', { zone: 'Europe/Rome' });
    await ada.use('/settings');
    await ada.press(t.settings.changeClock);
    await ada.submit({ clock: '12:03' });
    expect((await learnerOf(ada)).zone).toBe('Europe/Rome');
  });

  test('refuses a clock that it cannot read, and changes nothing', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/settings');
    await ada.press(t.settings.changeClock);
    expect(await ada.submit({ clock: '27:99', hour: '6' })).toContain(t.chat.badZone);
    expect(
      await ada.forgeForm('settings.clock', { language: 'tlh', clock: '12:00', hour: '24', dayStart: '' }),
    ).toContain(t.chat.badField);
    expect(await learnerOf(ada)).toMatchObject({ reminderTime: 1200, zone: 'Europe/Berlin' });
  });

  test.each(['3', '7'])('changes study days to %s, and quiet hours', async (days) => {
    const { ada } = await member(bot, tongue);
    await ada.use('/settings');
    await ada.press(t.settings.changeDays);
    const seen = await ada.submit({ days, from: '0', to: '0' });
    expect(seen).toContain(t.settings.days(Number(days)));
    expect(seen).toContain(t.settings.quietValue(0, 0));
    const { quiet, goals } = await learnerOf(ada);
    expect(quiet).toEqual({ from: 0, to: 0 });
    expect(goals.at(-1)).toMatchObject({ days: Number(days) });
  });

  test.each(['2', '8', '', '3.5', '03x'])('refuses “%s” study days', async (days) => {
    const { ada } = await member(bot, tongue);
    await ada.forgeForm('settings.days', { days, from: '22', to: '7' });
    expect(ada.last().reply.kind).toBe('invalid');
    expect((await learnerOf(ada)).goals).toMatchObject([{ days: 5 }]);
  });

  test.each(['dm', 'channel', 'nowhere'] as const)('sends reminders to: %s', async (remind) => {
    const { ada } = await member(bot, tongue);
    await ada.use('/settings');
    expect(await ada.choose(remind)).toContain(`${t.settings.remind}: ${t.settings.remindValue[remind]}`);
    expect((await learnerOf(ada)).remind).toBe(remind);
  });

  test('a zone that is only guessed stays a guess when another field of the form is changed', async () => {
    const eve = bot.person({ zone: '', in: bot.place(), locale });
    await eve.use('/settings');
    await eve.press(t.settings.changeClock);
    await eve.submit({ hour: '7' });
    expect(eve.sees()).toContain(t.hour(7));
    const found = await bot.store.learner.recognise({ platform: 'test', account: eve.account, name: 'Ada' });
    expect(found?.learner).toMatchObject({ zone: 'UTC', zoneKnown: false, reminderTime: 7 * 60 });
    await eve.press(t.settings.changeClock);
    await eve.submit({ clock: 'Berlin' });
    const then = await bot.store.learner.recognise({ platform: 'test', account: eve.account, name: 'Ada' });
    expect(then?.learner).toMatchObject({ zone: 'Europe/Berlin', zoneKnown: true });
  });

  test.each(['own', 'essentials', 'group'] as const)('follows the path at this pace: %s', async (pace) => {
    const { ada } = await member(bot, tongue);
    expect(await ada.use('/settings')).toContain(`${t.settings.pace}: ${t.settings.paceValue.group}`);
    await ada.press(t.settings.pace);
    expect(await ada.choose(t.settings.paceValue[pace])).toContain(`${t.settings.pace}: ${t.settings.paceValue[pace]}`);
    expect((await ada.known()).enrolments).toMatchObject([{ pace }]);
  });

  test('has no pace for somebody who studies solo: there is no group to be beside', async () => {
    const ada = await join(bot.person({ in: bot.place(), locale }), tongue);
    expect(await ada.use('/settings')).not.toContain(`${t.settings.pace}:`);
  });

  test('finds a zone by a city, a clock or a Chinese name, and offers those like it', async () => {
    const { ada } = await member(bot, tongue);
    expect(await ada.use('/settings', { zone: '上海' })).toContain(t.settings.zoneSet(t.zone('Asia/Shanghai')));
    expect(await ada.use('/settings', { zone: '21:30' })).toContain(t.settings.zoneSet(t.zone('Australia/Adelaide')));
    expect(await ada.choose('Australia/Broken_Hill')).toContain(t.settings.zoneSet(t.zone('Australia/Broken_Hill')));
    expect(await ada.type('/settings zone:San Francisco')).toContain(t.settings.zoneSet(t.zone('America/Los_Angeles')));
    expect(await ada.suggest('/settings', 'zone', 'ber')).toContain(t.zone('Europe/Berlin'));
    expect(await ada.suggest('/settings', 'zone', '')).toHaveLength(25);
    expect((await learnerOf(ada)).zone).toBe('America/Los_Angeles');
  });

  test.each(['Atlantis *x*', '__proto__', 'constructor'])('knows no place called %s, and says so', async (zone) => {
    const { ada } = await member(bot, tongue);
    const seen = await ada.use('/settings', { zone });
    expect(seen).toContain(t.settings.zoneUnknown(zone.replace(/[*_]/g, '\\$&')));
    expect((await learnerOf(ada)).zone).toBe('Europe/Berlin');
  });

  test.each([
    ['India', 'Asia/Kolkata', '16:30'],
    ['UK', 'Europe/London', '11:00'],
    ['重庆', 'Asia/Shanghai', '19:00'],
    ['New Delhi', 'Asia/Kolkata', '16:30'],
  ])('takes %s, and says the zone back with the time there now', async (zone, name, there) => {
    const { ada } = await member(bot, tongue);
    const seen = await ada.type(`/settings zone:${zone}`);
    expect(seen).toContain(t.join.withClock(t.settings.zoneSet(t.zone(name)), there));
    expect((await learnerOf(ada)).zone).toBe(name);
  });

  test.each(['EST', 'USA', 'Shangh'])('asks which clock %s means, and saves the one that is chosen', async (zone) => {
    const { ada } = await member(bot, tongue);
    expect(await ada.use('/settings', { zone })).toContain(t.join.zoneAsk(zone));
    expect((await learnerOf(ada)).zone).toBe('Europe/Berlin');
    const chosen = zone === 'Shangh' ? 'Asia/Shanghai' : 'America/New_York';
    expect(await ada.choose(chosen)).toContain(t.settings.zoneSet(t.zone(chosen)));
    expect((await learnerOf(ada)).zone).toBe(chosen);
  });

  test('a fixed clock is offered last, and called as people call it', async () => {
    const { ada } = await member(bot, tongue);
    expect(await ada.use('/settings', { zone: 'UTC+8' })).toContain('19:00 · UTC+8 (Etc/GMT-8)');
    expect(await ada.choose('Etc/GMT-8')).toContain(t.settings.zoneSet('UTC+8 (Etc/GMT-8)'));
    expect(await ada.suggest('/settings', 'zone', 'GMT-5')).toContain(t.zone('America/New_York'));
  });

  test('the form saves nothing until it is known which of several clocks is meant, and then all of it', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/settings');
    await ada.press(t.settings.changeClock);
    const seen = await ada.submit({ clock: 'PST', hour: '6' });
    expect(seen).not.toContain(t.settings.saved);
    expect(seen).toContain(t.join.zoneAsk('PST'));
    expect(await learnerOf(ada)).toMatchObject({ zone: 'Europe/Berlin', reminderTime: 1200 });
    const asked = ada.last().event;
    await ada.press(t.join.zoneBack);
    expect(ada.form()?.fields.map(({ value }) => value)).toEqual([t.language, 'PST', '6', '4']);
    await ada.forgeForm(asked.action.kind === 'submit' ? asked.action.route : '', {
      ...{ language: t.language, clock: 'PST', hour: '6', dayStart: '4' },
    });
    expect(await ada.choose('Asia/Manila')).toContain(t.settings.saved);
    expect(await learnerOf(ada)).toMatchObject({ zone: 'Asia/Manila', reminderTime: 360 });
  });

  test('puts somebody on the board, once the group has one, and takes them off', async () => {
    const { ada, host } = await member(bot, tongue);
    await host.use('/cohort settings');
    await host.press(catalogues.en.cohort.boardOn);
    await ada.use('/settings');
    expect(await ada.press(t.settings.boardOn)).toContain(t.settings.boardValue(true));
    expect(await ada.press(t.settings.boardOff)).toContain(t.settings.boardValue(false));
  });

  test('leaving keeps the record, which is there on coming back', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/task');
    await ada.press(t.task.doneButton);
    await ada.submit({ f0: 'https://example.org/mine', f1: 'It surprised me that it ran at all.' });
    await ada.use('/settings');
    expect(await ada.press(t.settings.leave)).toContain(t.settings.leaveBody('Owls'));
    const leave = ada.route(t.settings.leaveKeep);
    expect(await ada.press(t.settings.leaveKeep)).toContain(t.settings.left);
    expect(await ada.forge(leave)).toBe(t.chat.gone);
    expect(await learnerOf(ada)).toMatchObject({ remind: 'nowhere' });
    // Who was in a group is not told that they are in none yet.
    const [progress, task] = [await ada.use('/progress'), await ada.use('/task')];
    for (const seen of [t.settings.left, progress, task]) expect(seen).not.toMatch(/\byet\b|还没|尚未/i);
    expect(progress).toContain(t.chat.notEnrolled);
    expect(ada.labels()).toEqual([t.join.button]);
    await join(ada, tongue);
    expect(await ada.use('/progress')).toContain(`${t.progress.tasks} 1/10`);
  });

  test('staying is one press', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/settings');
    await ada.press(t.settings.leave);
    expect(await ada.press(t.settings.stay)).toContain(t.settings.title);
    expect((await ada.known()).enrolments).toHaveLength(1);
  });

  test('leaving one of two groups leaves the reminders of the other', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/settings');
    await ada.choose('dm');
    const other = bot.place();
    await openGroup(bot, other, { name: 'Larks' });
    ada.goTo(other);
    await join(ada, tongue);
    await ada.use('/settings');
    await ada.choose('dm');
    await ada.press(t.settings.leave);
    expect(ada.sees()).toContain('Larks');
    await ada.press(t.settings.leaveKeep);
    const { learner, enrolments } = await ada.known();
    expect(learner.remind).toBe('dm');
    expect(enrolments).toMatchObject([{ cohort: { name: 'Owls' } }]);
  });

  test('erasing asks once more, and then knows nobody', async () => {
    const { ada } = await member(bot, tongue);
    const before = await learnerOf(ada);
    await ada.use('/settings');
    await ada.press(t.settings.leave);
    expect(await ada.press(t.settings.leaveErase)).toContain(t.settings.eraseBody);
    expect(await bot.store.learner.get(before.id)).toBeDefined();
    expect(await ada.press(t.settings.eraseYes)).toContain(t.settings.erased);
    expect(await bot.store.learner.get(before.id)).toBeUndefined();
    expect((await ada.known()).enrolments).toEqual([]);
  });

  test('somebody who never joined can be erased as well', async () => {
    const ada = bot.person({ in: bot.place(), locale });
    await ada.use('/settings');
    const { id } = await learnerOf(ada);
    await ada.press(t.settings.leaveErase);
    expect(await ada.press(t.settings.eraseYes)).toContain(t.settings.erased);
    expect(await bot.store.learner.get(id)).toBeUndefined();
  });
});

test('no fault was logged on the way', () => {
  expect(bot.faults).toEqual([]);
});
