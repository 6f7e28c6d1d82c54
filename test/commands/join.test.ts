import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plain } from '../../src/chat/contract/view.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { join, labelOf, member, openGroup, startSample, tongues, tryIt } from '../harness/group.ts';
import type { Bot, Person } from '../harness/people.ts';

let bot: Bot;
const shownSelect = (person: Person) => {
  const { reply } = person.last();
  const blocks = reply.kind === 'view' ? reply.view.body : [];
  return blocks.find((block) => block.kind === 'select');
};
const nameOf = async ({ db }: Bot, { account }: Person) =>
  (await db.selectFrom('account_name').select('name').where('account', '=', account).executeTakeFirst())?.name;
beforeAll(async () => {
  bot = await startSample();
});
afterAll(() => bot.drop());

describe.each(tongues)('/join ($locale)', (tongue) => {
  const { locale, t } = tongue;
  const newcomer = async (more: object = {}) => {
    const hall = bot.place();
    await openGroup(bot, hall);
    return { hall, ada: bot.person({ in: hall, locale, ...more }) };
  };

  test('takes three taps: the question on the card, the day, and whether to be reminded', async () => {
    const { ada } = await newcomer();
    const card = await ada.use('/join');
    expect(card).toContain('**Owls**');
    expect(card).toContain(t.join.week(1, 2));
    expect(card).toContain(t.join.privacy);
    expect(card).toContain('Stem of one');
    expect(ada.labels()).toEqual(['A', 'B', 'C']);
    expect(ada.last().pending.audience).toBe('private');

    const answer = await ada.press('B');
    expect(answer).toContain(`Explanation of one${t.language === 'en' ? '' : '（中文）'}`);
    expect(ada.last().pending.replaces).toBe(true);
    expect(ada.labels()).toEqual([t.join.setDay]);

    await ada.press(t.join.setDay);
    expect(ada.form()?.fields.map((f) => [f.name, f.value])).toEqual([
      ['language', t.language],
      ['clock', 'Europe/Berlin'],
      ['hour', '20'],
    ]);
    const joined = await ada.submit({ hour: '7' });
    expect(joined).toContain(t.join.joined('Owls'));
    expect(joined).toContain(t.join.remindAsk('07:00'));

    const reminded = await ada.press(t.join.remindYes('07:00'));
    // Tomorrow, Tuesday, at seven in Berlin.
    expect(reminded).toContain(`(time:${Temporal.Instant.from('2026-11-24T06:00:00Z').epochMilliseconds / 1000})`);
    expect(await ada.press(t.join.firstTask)).toContain('Task 1');
    const { learner, enrolments } = await ada.known();
    expect(learner).toMatchObject({ language: t.language, zone: 'Europe/Berlin', reminderTime: 420, remind: 'dm' });
    expect(enrolments).toMatchObject([{ cohort: { name: 'Owls' } }]);
  });

  test.each([
    ['remindChannel', 'channel', 'channelOnly'],
    ['remindNo', 'nowhere', 'notReminded'],
  ] as const)('sends nothing to whoever chooses %s', async (button, remind, said) => {
    const { ada } = await newcomer();
    await ada.use('/join');
    await ada.press('A');
    await ada.press(t.join.setDay);
    await ada.submit();
    expect(await ada.press(t.join[button])).toContain(t.join[said]);
    expect((await ada.known()).learner.remind).toBe(remind);
  });

  test('shows dates before joining in the visitor’s zone, and none where that is not known', async () => {
    bot.goTo('2026-11-23T21:00:00Z');
    const [there, nowhere] = [(await newcomer({ zone: 'Asia/Shanghai' })).ada, (await newcomer({ zone: '' })).ada];
    for (const ada of [there, nowhere]) await ada.use('/join');
    // It is Tuesday in Shanghai, and Monday in UTC.
    const wednesday = t.date(Temporal.PlainDate.from('2026-11-25'));
    expect(await there.press(await labelOf(bot, there, 1))).toContain(t.quiz.returns(1, wednesday, true));
    expect(await nowhere.press(await labelOf(bot, nowhere, 1))).toContain(t.quiz.returns(1, undefined, true));
    bot.goTo('2026-11-23T11:00:00Z');
  });

  test.each(['2026-11-24T00:30:00Z', '2026-11-23T11:00:00Z'])('says a date for tomorrow, at %s', async (now) => {
    bot.goTo(now);
    const { ada } = await newcomer();
    await ada.use('/join');
    // Half past one in Berlin is still Monday there, and the question comes on Tuesday, which begins at four.
    const seen = await ada.press(await labelOf(bot, ada, 1));
    const tuesday = t.date(Temporal.PlainDate.from('2026-11-24'));
    expect(seen).toContain(
      now.includes('T00:30') ? t.quiz.returnsToday(t.quiz.laterToday('04:00'), true) : t.quiz.returns(1, tuesday, true),
    );
    expect(seen).not.toMatch(/tomorrow|明天/);
    bot.goTo('2026-11-23T11:00:00Z');
  });

  test('understands what a clock says, and takes a better guess of the place', async () => {
    const { ada } = await newcomer({ zone: '' });
    await ada.use('/join');
    await ada.press('A');
    await ada.press(t.join.setDay);
    expect(ada.form()?.fields.find((f) => f.name === 'clock')).not.toHaveProperty('value');
    // 11:00 in UTC.
    const joined = await ada.submit({ clock: '16:30' });
    expect(joined).toContain(t.join.zoneTaken(t.zone('Asia/Kolkata')));
    expect(await ada.choose('Asia/Colombo')).toContain(t.settings.zoneSet(t.zone('Asia/Colombo')));
    expect((await ada.known()).learner.zone).toBe('Asia/Colombo');
  });

  test('still understands a clock when the form was open for a quarter of an hour', async () => {
    const { ada } = await newcomer({ zone: '' });
    await ada.use('/join');
    await ada.press('A');
    await ada.press(t.join.setDay);
    expect(await ada.submit({ clock: '18:51' })).toContain(t.join.joined('Owls'));
    expect((await ada.known()).learner.zone).toBe('Asia/Shanghai');
  });

  test('says what it cannot read, and keeps nobody out', async () => {
    const { ada } = await newcomer();
    await ada.use('/join');
    await ada.press('A');
    await ada.press(t.join.setDay);
    expect(await ada.submit({ clock: 'half past nothing' })).toContain(t.chat.badZone);
    expect((await ada.known()).enrolments).toEqual([]);
    expect(await ada.submit({ clock: '12:01' })).toContain(t.join.joined('Owls'));
  });

  test.each([
    ['CST', 'America/Chicago', '05:00'],
    ['美国', 'America/Denver', '04:00'],
    ['UTC+8', 'Asia/Singapore', '19:00'],
  ])('asks which clock “%s” means; the choice joins with the rest of the form', async (clock, zone, there) => {
    const { ada } = await newcomer({ zone: '' });
    await ada.use('/join');
    await ada.press('A');
    await ada.press(t.join.setDay);
    expect(await ada.submit({ clock, hour: '6' })).toContain(t.join.zoneAsk(plain(clock)));
    expect((await ada.known()).enrolments).toEqual([]);
    const seen = await ada.choose(zone);
    expect(seen).toContain(t.join.joined('Owls'));
    expect(seen).toContain(t.join.withClock('', there).trim());
    const { learner, enrolments } = await ada.known();
    expect(learner).toMatchObject({ zone, reminderTime: 6 * 60, language: t.language });
    expect(enrolments).toHaveLength(1);
  });

  test.each(['UTC+8', '东八区', 'GMT+8', '+8', '北京时间', 'China'])(
    'offers a few places for “%s”, the likeliest first, and a way back to what was typed',
    async (clock) => {
      const { ada } = await newcomer({ zone: '' });
      await ada.use('/join');
      await ada.press('A');
      await ada.press(t.join.setDay);
      const seen = await ada.submit({ clock, hour: '6' });
      const select = shownSelect(ada);
      // A name that says which place it is needs no question.
      if (!select) return expect(seen).toContain(t.join.zoneTaken(t.zone('Asia/Shanghai')));
      expect(select.options.length).toBeLessThanOrEqual(5);
      expect(select.options[0]!.value).toBe('Asia/Shanghai');
      expect(seen).toContain(t.join.zoneElse);
      await ada.press(t.join.zoneBack);
      expect(ada.form()?.fields.map(({ value }) => value)).toEqual([t.language, clock, '6']);
      expect(await ada.submit({ clock: 'Perth' })).toContain(t.join.zoneTaken(t.zone('Australia/Perth')));
      expect((await ada.known()).learner.reminderTime).toBe(6 * 60);
    },
  );

  test('a form that was refused changes nothing, and keeps what was typed for the next try', async () => {
    const { ada } = await newcomer();
    await ada.use('/join');
    await ada.press('A');
    const before = (await ada.known()).learner;
    await ada.press(t.join.setDay);
    const open = ada.route(t.join.setDay);
    const other = t.language === 'en' ? 'zh-CN' : 'en';
    ada.rename('Ada the Great');
    await ada.submit({ clock: 'half past nothing', hour: '6', language: other });
    expect(await nameOf(bot, ada)).toBe('Ada');
    await ada.forge(open);
    expect(ada.form()?.fields.map(({ value }) => value)).toEqual([other, 'half past nothing', '6']);
    expect((await bot.store.learner.get(before.id))?.learner).toEqual(before);
    await ada.submit({ clock: 'Lisbon' });
    await ada.forge(open);
    // It was taken, so that nothing of the first try is left.
    expect(ada.form()?.fields.map(({ value }) => value)).toEqual([other, 'Europe/Lisbon', '6']);
  });

  test('what its platform knows of somebody answers which of several clocks is theirs', async () => {
    const { ada } = await newcomer({ zone: 'America/Chicago' });
    await ada.use('/join');
    await ada.press('A');
    await ada.press(t.join.setDay);
    expect(await ada.submit({ clock: 'CST' })).toContain(t.join.zoneTaken(t.zone('America/Chicago')));
  });

  test('asks which, where there are several groups; in the channel of one it is that one', async () => {
    const { ada, hall } = await newcomer();
    const second = bot.place(undefined, hall.workspace.id);
    await openGroup(bot, second, { name: 'Larks' });
    expect(await ada.use('/join')).toContain('**Owls**');
    ada.goTo(bot.place(undefined, hall.workspace.id));
    expect(await ada.use('/join')).toContain(t.join.several);
    expect(ada.labels()).toEqual(['Owls', 'Larks']);
    expect(await ada.press('Larks')).toContain('**Larks**');
  });

  test('asks its question once: after that the card goes straight to the day', async () => {
    const { ada } = await newcomer();
    await ada.use('/join');
    const first = ada.route('A');
    await ada.use('/join');
    expect(ada.route('A')).toBe(first);
    await ada.press('A');
    expect(await ada.forge(first)).toContain(t.quiz.repeat);
    expect(await ada.use('/join')).not.toContain('Stem of');
    expect(ada.labels()).toEqual([t.join.setDay]);
  });

  test('asks in other words whoever wants only a question', async () => {
    const { ada } = await newcomer();
    await ada.forge('join.try');
    await ada.press('A');
    expect(await ada.forge('join.try')).toMatch(/Stem of one-(again|typed)/);
    await tryIt(ada, t);
    expect(ada.sees()).toMatch(/Explanation of one-(again|typed)/);
    expect(ada.labels()).toEqual([t.join.setDay]);
  });

  test('changes nothing for a member, and says so', async () => {
    const { ada } = await member(bot, tongue);
    expect(await ada.use('/join')).toContain(t.join.already('Owls'));
    expect((await ada.known()).enrolments).toHaveLength(1);
  });

  test('sent twice joins once', async () => {
    const { ada } = await newcomer();
    await ada.use('/join');
    await ada.press('A');
    await ada.press(t.join.setDay);
    await ada.submit();
    await ada.again();
    expect((await ada.known()).enrolments).toHaveLength(1);
  });

  test('is solo where there is no group, and the record moves into a later one', async () => {
    const hall = bot.place();
    const ada = bot.person({ in: hall, locale });
    expect(await ada.use('/join')).toContain(t.join.none);
    await join(ada, tongue);
    expect((await ada.known()).enrolments).toMatchObject([{ cohort: { name: '' } }]);
    expect(await ada.use('/join')).toContain(t.join.none);
    expect(await ada.press(ada.labels()[0]!)).toContain(t.join.already(t.join.soloName));
    await ada.use('/task');
    await ada.press(t.task.doneButton);
    await ada.submit({ f0: 'https://example.org/mine', f1: 'It surprised me that it ran at all.' });

    await openGroup(bot, hall);
    await join(ada, tongue);
    expect((await ada.known()).enrolments).toMatchObject([{ cohort: { name: 'Owls' } }]);
    expect(await ada.use('/task')).toContain(t.task.doneToday(t.date(Temporal.PlainDate.from('2026-11-24'))));
  });

  test('works in a DM, solo; and somebody who has joined is told so', async () => {
    const ada = await join(bot.person({ in: 'dm', locale }), tongue);
    expect(await ada.use('/join')).toContain(t.join.already(t.join.soloName));
  });

  test('lets nobody into a group of another workspace, by whatever button', async () => {
    const { ada, host } = await member(bot, tongue);
    const cohort = (await ada.known()).enrolments[0]!.cohort.id;
    const stranger = bot.person({ in: bot.place(), locale });
    for (const place of [bot.place(), 'dm'] as const) {
      stranger.goTo(place);
      expect(await stranger.forge(`join.card:${cohort}`)).toBe(t.chat.gone);
      expect(await stranger.forgeForm(`join.day:${cohort}`, { language: 'en', clock: '12:00', hour: '8' })).toBe(
        t.chat.gone,
      );
    }
    expect((await stranger.known()).enrolments).toEqual([]);
    await host.use('/cohort show');
    // The channel has just had the card, so that this one is for the host alone.
    expect(await host.use('/cohort show')).toContain(catalogues.en.join.members(1));
  });
});

test('no fault was logged on the way', () => {
  expect(bot.faults).toEqual([]);
});
