import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { moment, plain } from '../../src/chat/contract/view.ts';
import { join, member, monday, startSample, tongues } from '../harness/group.ts';
import type { Bot, Person, Place } from '../harness/people.ts';

let bot: Bot;
let hall: Place;
beforeAll(async () => {
  bot = await startSample();
});
beforeEach(() => {
  bot.goTo(`${monday}T11:00:00Z`);
  hall = bot.place();
});
afterAll(() => bot.drop());

const cohorts = (place: Place) => bot.store.cohort.listIn({ platform: 'test', workspace: place.workspace.id });

describe.each(tongues)('/cohort ($locale)', (tongue) => {
  const { locale, t } = tongue;
  const organiser = (place: Place | 'dm' = hall): Person => bot.person({ in: place, locale, organiser: true });

  test('create opens a group with what the form says, its defaults being good ones', async () => {
    const mei = organiser();
    await mei.use('/cohort create');
    expect(mei.form()?.fields.map((f) => [f.name, f.value])).toEqual([
      ['name', t.cohort.nameDefault],
      ['route', 'swe'],
      ['start', '2026-11-30'],
      ['language', t.language],
      ['post', '9:00 Europe/Berlin'],
    ]);
    const seen = await mei.submit({ language: 'both', post: '8:00 上海', name: 'Owls  of\n*night*' });
    expect(seen).toContain(t.cohort.created('Owls of \\*night\\*'));
    expect(seen).toContain(t.join.starts(t.date(Temporal.PlainDate.from('2026-11-30'))));
    const at = Temporal.Instant.from('2026-11-30T00:00Z');
    const label = `${t.date(Temporal.PlainDate.from('2026-11-30'))} 08:00`;
    expect(seen).toContain(t.cohort.nextPost(moment(at, label)));
    expect(await cohorts(hall)).toMatchObject([
      {
        name: 'Owls of *night*',
        languages: ['en', 'zh-CN'],
        zone: 'Asia/Shanghai',
        postTime: 8 * 60,
        board: false,
        path: 'swe',
      },
    ]);
    expect(await mei.press(t.cohort.show)).toContain('**Owls of \\*night\\***');
    expect(mei.last().pending.audience).toBe('channel');
  });

  test('create moves a Wednesday to the Monday after it, and says so', async () => {
    const mei = organiser();
    await mei.use('/cohort create');
    const start = Temporal.PlainDate.from('2026-12-07');
    expect(await mei.submit({ start: '2026-12-02' })).toContain(t.cohort.moved(t.date(start)));
    expect((await cohorts(hall))[0]!.start.equals(start)).toBe(true);
  });

  test.each(['2026/12/7', '2026.12.07', '2026年12月7日', '２０２６－１２－０７', ' 2026-12-07 '])(
    'create reads “%s”',
    async (start) => {
      const mei = organiser();
      await mei.use('/cohort create');
      await mei.submit({ start });
      expect((await cohorts(hall))[0]!.start.toString()).toBe('2026-12-07');
    },
  );

  test.each([
    ['start', 'next week', 'badDate'],
    ['start', '2026-02-30', 'badDate'],
    ['start', '-271821-04-19', 'badDate'],
    ['start', '+275760-09-13', 'badDate'],
    ['start', '2026-12-07[u-ca=hebrew]', 'badDate'],
    ['start', '', 'badDate'],
    ['post', 'nine', 'badTime'],
    ['post', '9:3 Berlin', 'badTime'],
    ['post', '9:60 Berlin', 'badTime'],
    ['post', '25:00 Berlin', 'badTime'],
    ['post', '13 pm Berlin', 'badTime'],
    ['post', '25 Berlin', 'badTime'],
    ['post', '9:00 Atlantis', 'badTime'],
    ['post', '9:00 __proto__', 'badTime'],
    ['name', '\u200b\u200b\u200b', 'badField'],
  ] as const)('create refuses %s “%s” by that field, and opens nothing', async (field, value, message) => {
    const mei = organiser();
    await mei.use('/cohort create');
    await mei.submit({ [field]: value });
    expect(mei.last().reply).toMatchObject({ kind: 'invalid', errors: { [field]: t.chat[message] } });
    expect(await cohorts(hall)).toEqual([]);
  });

  test.each([
    ['2026年12月07日', '2026-12-07'],
    ['7.12.2026', '2026-12-07'],
    ['Dec 7', '2026-12-07'],
    ['December 7th, 2026', '2026-12-07'],
    ['12/14/2026', '2026-12-14'],
    ['12月7日', '2026-12-07'],
    ['next Monday', '2026-11-30'],
    ['下周一', '2026-11-30'],
    ['Jan 4', '2027-01-04'],
  ])('create begins on “%s”, and says the year when it is another one', async (start, day) => {
    const mei = organiser();
    await mei.use('/cohort create');
    const date = Temporal.PlainDate.from(day);
    const seen = await mei.submit({ start });
    expect(seen).toContain(t.date(date, Temporal.PlainDate.from(monday)));
    expect(seen.includes('2027')).toBe(date.year === 2027);
    expect((await cohorts(hall))[0]!.start.equals(date)).toBe(true);
  });

  test.each([
    ['2020-01-06', t.chat.pastDate('2020-01-06', 12)],
    ['2062-01-02', t.chat.farDate('2062-01-02', 12)],
    ['12/7/2026', t.chat.twoDates('2026-12-07', '2026-07-12')],
    ['12/7', t.chat.twoDates('2026-12-07', '2027-07-12')],
  ])('create does not begin on “%s”: it says why, names the field, and opens nothing', async (start, message) => {
    const mei = organiser();
    await mei.use('/cohort create');
    const seen = await mei.submit({ start });
    expect(mei.last().reply).toMatchObject({ kind: 'invalid', errors: { start: message } });
    expect(seen).toContain(`**${t.cohort.start}** ${message}`);
    expect(await cohorts(hall)).toEqual([]);
  });

  test.each([
    ['9:15 Berlin', '09:15', 'Europe/Berlin'],
    ['9：30 上海', '09:30', 'Asia/Shanghai'],
    ['9am Berlin', '09:00', 'Europe/Berlin'],
    ['8 p.m. New Delhi', '20:00', 'Asia/Kolkata'],
    ['Zürich 20h', '20:00', 'Europe/Zurich'],
    ['上午九点半 重庆', '09:30', 'Asia/Shanghai'],
    ['北京时间下午8点', '20:00', 'Asia/Shanghai'],
    ['noon, São Paulo', '12:00', 'America/Sao_Paulo'],
    ['9 Japan', '09:00', 'Asia/Tokyo'],
    ['9:00', '09:00', 'Europe/Berlin'],
  ])('create posts at “%s”, and says the zone back with the time there now', async (post, time, zone) => {
    const mei = organiser();
    await mei.use('/cohort create');
    const clock = bot.now().toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
    expect(await mei.submit({ post })).toContain(
      t.cohort.postsAt(t.cohort.postValue(time, t.settings.zoneValue(zone, clock))),
    );
    const [made] = await cohorts(hall);
    expect(made).toMatchObject({ zone, postTime: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) });
    await mei.press(t.cohort.settings);
    await mei.press(t.cohort.change);
    expect(mei.form()?.fields.at(-1)?.value).toBe(`${time.replace(/^0/, '')} ${zone}`);
  });

  test.each([
    ['9:00 EST', 'America/New_York, America/Panama, Australia/Sydney'],
    ['9:00 CST', 'Asia/Shanghai, America/Chicago, America/Havana'],
    ['9:00 USA', 'America/New_York, America/Los_Angeles'],
    ['9:00 UTC+8', 'Asia/Shanghai, Asia/Singapore'],
  ])('create asks which clock “%s” means, and takes none', async (post, zones) => {
    const mei = organiser();
    await mei.use('/cohort create');
    expect(await mei.submit({ post })).toContain(zones);
    expect(mei.last().reply).toMatchObject({ kind: 'invalid', errors: { post: expect.stringContaining(zones) } });
    expect(await cohorts(hall)).toEqual([]);
  });

  test('create posts at quarters of an hour, and says so', async () => {
    const mei = organiser();
    await mei.use('/cohort create');
    expect(await mei.submit({ post: '9:07 Berlin' })).toContain(
      `**${plain(t.cohort.post)}** ${t.chat.quarterTime(15, '09:00')}`,
    );
    expect(await cohorts(hall)).toEqual([]);
  });

  test('a group may have a name of one Chinese character, and not of one letter', async () => {
    const mei = organiser();
    await mei.use('/cohort create');
    expect(await mei.submit({ name: 'A' })).toContain(t.chat.tooShort(2));
    expect(await mei.submit({ name: '学' })).toContain(t.cohort.created('学'));
  });

  test('create sent twice opens one', async () => {
    const mei = organiser();
    await mei.use('/cohort create');
    await mei.submit();
    expect(await mei.again()).toContain(t.cohort.created(t.cohort.nameDefault));
    expect(await cohorts(hall)).toHaveLength(1);
  });

  test('create asks for a channel where the bot may write, and goes on from there', async () => {
    const mei = organiser();
    bot.close(hall.channel);
    await mei.use('/cohort create');
    expect(await mei.submit()).toContain(t.cohort.cannotPost);
    expect(await cohorts(hall)).toEqual([]);
    bot.open(hall.channel);
    await mei.press(t.chat.retry);
    expect(await mei.submit()).toContain(t.cohort.created(t.cohort.nameDefault));
  });

  test('create needs a channel: in a DM it says so before anything is filled in', async () => {
    const ada = bot.person({ in: 'dm', locale });
    expect(await ada.use('/cohort create')).toBe(t.chat.organiserOnly);
    // As on Slack, where whoever manages the team does so in a DM as well.
    const pending = bot.handle({
      ...{
        id: 'slack-dm',
        platform: 'test',
        account: ada.account,
        name: 'Ada',
        locale,
        organiser: true,
        seen: 'private',
      },
      action: { kind: 'command', command: 'cohort', sub: 'create', options: {} },
    });
    expect(await pending.run()).toMatchObject({ kind: 'view', view: { body: [{ text: t.cohort.noHome }] } });
  });

  test.each(['/cohort create', '/cohort settings'])('%s is for organisers', async (path) => {
    const ada = bot.person({ in: hall, locale });
    expect(await ada.use(path)).toBe(t.chat.organiserOnly);
    expect(await ada.forgeForm('cohort.create', { name: 'Mine' })).not.toContain(t.cohort.created('Mine'));
    expect(await cohorts(hall)).toEqual([]);
  });

  test('a form by somebody who is none opens and changes nothing', async () => {
    const { ada, hall: theirs } = await member(bot, tongue);
    const [cohort] = await cohorts(theirs);
    const fields = { name: 'Mine', route: 'swe', start: '2026-12-07', language: 'en', post: '9:00 Berlin' };
    expect(await ada.forgeForm('cohort.create', fields)).toBe(t.chat.organiserOnly);
    expect(await ada.forgeForm(`cohort.edit:${cohort!.id}`, fields)).toBe(t.chat.organiserOnly);
    expect(await ada.forge(`cohort.board:${cohort!.id}:on`)).toBe(t.chat.organiserOnly);
    expect(await cohorts(theirs)).toEqual([cohort]);
  });

  test('show posts the card, which anyone may ask for', async () => {
    const { ada } = await member(bot, tongue);
    const card = await ada.use('/cohort show');
    expect(card).toContain('**Owls**');
    expect(card).toContain(t.join.members(1));
    expect(card).toContain(t.join.privacy);
    expect(ada.last().pending.audience).toBe('channel');
    expect(await ada.press(t.join.button)).toContain(t.join.already('Owls'));
  });

  test('show and settings say that there is no group yet', async () => {
    expect(await organiser().use('/cohort show')).toBe(t.cohort.none);
    expect(await organiser().use('/cohort settings')).toBe(t.cohort.none);
  });

  test('settings change name, language, post, board and channel', async () => {
    const { hall: here } = await member(bot, tongue);
    const mei = organiser(here);
    await mei.use('/cohort settings');
    await mei.press(t.cohort.change);
    const seen = await mei.submit({ name: 'Larks', language: 'zh-CN', post: '7 Tokyo' });
    expect(seen).toContain(t.cohort.saved);
    expect(seen).toContain(t.cohort.postValue('07:00', 'Asia/Tokyo'));
    expect(await mei.press(t.cohort.boardOn)).toContain(`${t.cohort.board}: ${t.cohort.on}`);
    expect(await mei.press(t.cohort.boardOff)).toContain(`${t.cohort.board}: ${t.cohort.off}`);
    const other = bot.place(undefined, here.workspace.id);
    mei.goTo(other);
    expect(await mei.use('/cohort settings')).toContain(`${t.cohort.channel}: ${t.cohort.elsewhere}`);
    bot.close(other.channel);
    expect(await mei.press(t.cohort.postHere)).toContain(t.cohort.cannotPost);
    bot.open(other.channel);
    expect(await mei.press(t.chat.retry)).toContain(`${t.cohort.channel}: ${t.cohort.here}`);
    expect(await cohorts(here)).toMatchObject([
      {
        name: 'Larks',
        languages: ['zh-CN'],
        postTime: 7 * 60,
        zone: 'Asia/Tokyo',
        board: false,
        home: { channel: other.channel },
      },
    ]);
  });

  test('settings ask which group it is about, and never reach into another workspace', async () => {
    const mei = organiser();
    for (const name of ['Owls', 'Larks']) {
      await mei.use('/cohort create');
      await mei.submit({ name });
    }
    expect(await mei.use('/cohort settings')).toContain(t.cohort.which);
    expect(await mei.press('Larks')).toContain(`${t.cohort.name}: Larks`);
    const change = mei.route(t.cohort.boardOn);
    const stranger = organiser(bot.place());
    expect(await stranger.forge(change)).toBe(t.chat.gone);
    expect(await stranger.forge(change.replace(/board:(\d+).*/, 'edit:$1'))).toBe(t.chat.gone);
    expect((await cohorts(hall)).map((c) => c.board)).toEqual([false, false]);
  });

  test('an organiser who does not manage the workspace looks after their own group, and no other', async () => {
    const mei = organiser();
    await mei.use('/cohort create');
    await mei.submit({ start: monday });
    await join(mei, tongue);
    const [cohort] = await cohorts(hall);
    const event = {
      id: 'later',
      platform: 'test',
      account: mei.account,
      name: 'Ada',
      locale,
      organiser: false,
    } as const;
    const action = { kind: 'press', route: `cohort.board:${cohort!.id}:on`, values: [] } as const;
    await bot.handle({ ...event, ...hall, seen: 'private', action }).run();
    expect((await cohorts(hall))[0]!.board).toBe(true);

    // And after no other: another organiser's group here is not theirs to change.
    const lin = organiser();
    await lin.use('/cohort create');
    await lin.submit({ name: 'Larks' });
    const other = (await cohorts(hall)).find((c) => c.name === 'Larks')!;
    const reach = { kind: 'press', route: `cohort.board:${other.id}:on`, values: [] } as const;
    await bot.handle({ ...event, id: 'later still', ...hall, seen: 'private', action: reach }).run();
    expect((await cohorts(hall)).find((c) => c.name === 'Larks')!.board).toBe(false);
  });
});

test('no fault was logged on the way', () => {
  expect(bot.faults).toEqual([]);
});
