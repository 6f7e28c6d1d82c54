import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { moment, plain } from '../../src/chat/contract/view.ts';
import { exampleDates } from '../../src/core/calendar/example-dates.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { date } from '../harness/clock.ts';
import { join, member, monday, startSample, tongues } from '../harness/group.ts';
import type { Bot, Person, Place } from '../harness/people.ts';
import { buttonsOf, read } from '../harness/reply.ts';

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

/** What is to be sent to a channel, by the kind of the delivery. */
async function deliveries({ channel }: Place): Promise<readonly { kind: string; params: unknown }[]> {
  const { rows } = await sql<{ kind: string; params: unknown }>`
    select kind, params from delivery where address->>'channel' = ${channel} order by id`.execute(bot.db);
  return rows;
}

/** Every message of a channel, as it is when its turn comes. */
async function posted(place: Place): Promise<string> {
  const made = [];
  for (const { kind, params } of await deliveries(place)) {
    const message = await bot.env.messages.get(kind)!.make(params as never, { ports: bot.ports, now: bot.now() });
    if (!message || !('view' in message)) throw new Error(`${kind}: nothing to say`);
    made.push(read(message.view));
  }
  expect(made).not.toEqual([]);
  return made.join('\n---\n');
}

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
    expect(await mei.press(t.cohort.show)).toBe(t.cohort.shown('Owls of \\*night\\*'));
    expect(await posted(hall)).toContain('**Owls of \\*night\\***');
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
    ['name', '\u3164\u3164', 'badField'],
    ['name', '\u2800\u2800', 'badField'],
    ['name', '\u202e\u3164\u115f', 'badField'],
  ] as const)('create refuses %s “%s” by that field, and opens nothing', async (field, value, message) => {
    const mei = organiser();
    await mei.use('/cohort create');
    await mei.submit({ [field]: value });
    const said = message === 'badDate' ? t.chat.badDate(exampleDates(date(monday)).monday) : t.chat[message];
    expect(mei.last().reply).toMatchObject({ kind: 'invalid', errors: { [field]: said } });
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

  test('holidays are read by the day where the group is', async () => {
    const mei = bot.person({ in: bot.place(), locale, organiser: true, zone: 'America/New_York' });
    // Saturday in Shanghai, where this group is, and Friday in UTC and New York.
    bot.goTo('2026-11-27T22:00:00Z');
    await mei.use('/cohort create');
    await mei.submit({ start: '2026-11-30', post: '9:00 Shanghai' });
    await mei.use('/cohort holidays');
    await mei.press(t.cohort.holidaysChange);
    const off = await mei.submit({ holidays: t.language === 'en' ? 'tomorrow' : '明天' });
    expect(off).toContain(t.date(Temporal.PlainDate.from('2026-11-29'), Temporal.PlainDate.from('2026-11-28')));
    bot.goTo(`${monday}T11:00:00Z`);
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
      t.cohort.postsAt(t.cohort.postValue(time, t.settings.zoneValue(t.zone(zone), clock))),
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

  test('one opened form opens one group, however often it is submitted', async () => {
    const mei = organiser();
    await mei.use('/cohort create');
    const { reply } = mei.last();
    if (reply.kind !== 'form') throw new Error(reply.kind);
    const fields = { name: 'Owls', route: 'swe', start: '2026-12-07', language: 'en', post: '9:00 Berlin' };
    const seen = await Promise.all([
      mei.forgeForm(reply.route, fields),
      mei.forgeForm(reply.route, fields),
      mei.forgeForm(reply.route, { ...fields, name: 'Larks' }),
    ]);
    expect(await cohorts(hall)).toHaveLength(1);
    for (const one of seen) expect(one).toBe(seen[0]);
    // Its number alone opens no group of somebody else’s again, and shows none.
    const lin = organiser(bot.place());
    expect(await lin.forgeForm(reply.route, { ...fields, name: 'Mine' })).toContain(t.cohort.created('Mine'));
    // Another form is another group.
    await mei.use('/cohort create');
    await mei.submit();
    expect(await cohorts(hall)).toHaveLength(2);
  });

  test('a form that has to be corrected is still the same one', async () => {
    const mei = organiser();
    await mei.use('/cohort create');
    await mei.submit({ start: 'some day' });
    const { reply } = mei.last();
    const route =
      reply.kind === 'invalid' ? buttonsOf(reply.view).flatMap((b) => ('route' in b ? b.route : []))[0]! : '';
    await mei.forge(route);
    await mei.submit();
    await mei.forgeForm(route, {
      name: 'Owls',
      route: 'swe',
      start: '2026-12-07',
      language: 'en',
      post: '9:00 Berlin',
    });
    expect(await cohorts(hall)).toHaveLength(1);
  });

  test('create names the group that posts in this channel already, before and after', async () => {
    const mei = organiser();
    await mei.use('/cohort create');
    expect(mei.form()?.fields[0]?.hint).toBeUndefined();
    expect(await mei.submit({ name: 'Owls' })).not.toContain(t.cohort.bothPost('**'));
    expect(await mei.use('/cohort create')).toContain(t.cohort.hereAlready('Owls'));
    expect(await mei.submit({ name: 'Larks' })).toContain(t.cohort.bothPost('Owls'));
    mei.goTo(bot.place(undefined, hall.workspace.id));
    await mei.use('/cohort create');
    expect(mei.form()?.fields[0]?.hint).toBeUndefined();
  });

  test('create asks for a channel where the bot may write, and goes on from there', async () => {
    const mei = organiser();
    await mei.use('/cohort create');
    // It is taken out of the channel while the form is filled in.
    bot.close(hall.channel);
    expect(await mei.submit()).toContain(t.cohort.cannotPost);
    expect(await cohorts(hall)).toEqual([]);
    expect(await mei.press(t.chat.retry)).toContain(t.cohort.cannotPost);
    expect(mei.form()).toBeUndefined();
    bot.open(hall.channel);
    await mei.press(t.chat.retry);
    expect(await mei.submit()).toContain(t.cohort.created(t.cohort.nameDefault));
  });

  test('create needs a channel: in a DM it says so before anything is filled in', async () => {
    const ada = bot.person({ in: 'dm', locale });
    expect(await ada.use('/cohort create')).toBe(t.chat.organiserElsewhere);
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

  test('show posts the card in the group’s own channel, which anyone may ask for, in the group’s languages', async () => {
    const { hall: here } = await member(bot, tongue);
    const [cohort] = await cohorts(here);
    await bot.store.cohort.save(cohort!.id, { languages: ['en', 'zh-CN'] });
    const ada = bot.person({ in: here, locale });
    expect(await ada.use('/cohort show')).toContain(t.cohort.shownAlone);
    expect(await ada.press(t.cohort.showHere)).toBe(t.cohort.shown('Owls'));
    expect(ada.last().pending.audience).toBe('private');
    const card = await posted(here);
    for (const { t: each } of tongues) {
      expect(card).toContain(each.join.members(1));
      expect(card).toContain(each.join.privacy);
    }
    expect(card).toContain('**Owls**');
    expect(card).toContain(tongues.map(({ t: each }) => each.join.button).join(' · '));
  });

  test('show posts one card a minute in a channel; another one is for whoever asked', async () => {
    const { ada, hall: here } = await member(bot, tongue);
    const lin = organiser(here);
    expect(await ada.use('/cohort show')).toContain(t.cohort.shownAlone);
    expect(await ada.press(t.cohort.showHere)).toBe(t.cohort.shown('Owls'));
    const alone = await lin.use('/cohort show');
    expect(alone).toContain(t.cohort.shownJustNow);
    expect(alone).toContain(t.join.members(1));
    expect(lin.last().pending.audience).toBe('private');
    expect(await lin.press(t.join.button)).toContain('**Owls**');
    await posted(here);
    bot.goTo(bot.now().add({ minutes: 1 }));
    expect(await lin.use('/cohort show')).toBe(t.cohort.shown('Owls'));
  });

  test('show posts nothing in another channel, unless an organiser asks', async () => {
    const { ada, host, hall: here } = await member(bot, tongue);
    const other = bot.place(undefined, here.workspace.id);
    for (const person of [ada, host]) person.goTo(other);
    expect(await ada.use('/cohort show')).toContain(t.join.members(1));
    expect(ada.last().pending.audience).toBe('private');
    expect(await deliveries(other)).toEqual([]);
    bot.close(other.channel);
    expect(await host.use('/cohort show')).toContain(catalogues.en.cohort.shownNowhere);
    bot.open(other.channel);
    expect(await host.use('/cohort show')).toBe(catalogues.en.cohort.shown('Owls'));
    await posted(other);
  });

  test('show asks in private which group is meant', async () => {
    const mei = organiser();
    for (const name of ['Owls', 'Larks']) {
      await mei.use('/cohort create');
      await mei.submit({ name });
    }
    const ada = bot.person({ in: hall, locale });
    expect(await ada.use('/cohort show')).toContain(t.cohort.which);
    expect(ada.last().pending.audience).toBe('private');
    expect(await ada.press('Larks')).toContain(t.cohort.shownAlone);
    expect(await ada.press(t.cohort.showHere)).toBe(t.cohort.shown('Larks'));
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
    expect(seen).toContain(t.cohort.postValue('07:00', t.zone('Asia/Tokyo')));
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

  test('a group that moves says so in both channels', async () => {
    const { host, hall: here } = await member(bot, tongue);
    const other = bot.place(undefined, here.workspace.id);
    const [cohort] = await cohorts(here);
    await bot.store.cohort.save(cohort!.id, { languages: [t.language] });
    host.goTo(other);
    await host.use('/cohort settings');
    await host.press(catalogues.en.cohort.postHere);
    expect(await posted(here)).toBe(t.cohort.movedAway('Owls'));
    expect(await posted(other)).toBe(t.cohort.movedHere('Owls'));
    // Pressed once more, it stays where it is.
    await host.forge(`cohort.here:${cohort!.id}`);
    expect(await deliveries(other)).toHaveLength(1);
  });

  test('groups of one name have different buttons, and all of many can be chosen', async () => {
    const mei = organiser();
    for (const start of ['2026-11-30', '2026-12-07', '2026-12-07']) {
      await mei.use('/cohort create');
      await mei.submit({ name: 'Owls', start });
    }
    await mei.use('/cohort settings');
    const labels = mei.labels();
    expect(new Set(labels).size).toBe(3);
    for (const label of labels) expect(label).toContain('Owls');
    expect(labels[0]).toContain(t.date(Temporal.PlainDate.from('2026-11-30')));
    const [cohort] = await cohorts(hall);
    const { id: _, ...same } = cohort!;
    for (let n = 4; n <= 52; n++)
      await bot.store.cohort.create({
        ...same,
        name: `Owls ${n}`,
        key: `${hall.channel} ${n}`,
        postAt: null,
        summaryAt: null,
      });
    for (const n of [4, 28, 29, 52]) {
      await mei.use('/cohort settings');
      expect(await mei.choose(`Owls ${n}`)).toContain(`${t.cohort.name}: Owls ${n}`);
      await mei.use('/cohort show');
      expect(await mei.choose(`Owls ${n}`)).toContain(`Owls ${n}`);
      await mei.use('/join');
      expect(await mei.choose(`Owls ${n}`)).toContain(`**Owls ${n}**`);
    }
  });

  test('a name that is written from right to left keeps its direction to itself, and none is blank', async () => {
    const mei = organiser();
    await mei.use('/cohort create');
    await mei.submit({ name: 'ינשופים \u202eabc', start: monday });
    const [cohort] = await cohorts(hall);
    expect(cohort!.name).toBe('ינשופים abc');
    await mei.use('/cohort settings');
    expect(JSON.stringify(mei.last().reply)).toContain('\u2068ינשופים abc\u2069');
    // As a release before could store it.
    await bot.store.cohort.save(cohort!.id, { name: '\u3164\u3164' });
    expect(await mei.use('/cohort settings')).toContain(`${t.cohort.name}: ${t.cohort.unnamed}`);
    await mei.press(t.cohort.change);
    expect(mei.form()?.fields[0]?.value).toBe(t.cohort.nameDefault);
    await mei.use('/cohort create');
    await mei.submit({ name: 'Larks' });
    await mei.use('/cohort show');
    expect(mei.labels()).toEqual([t.cohort.unnamed, 'Larks']);
  });

  test('a group in a private channel is listed only for those who see the channel', async () => {
    const secret = bot.place(undefined, hall.workspace.id);
    const mei = organiser(secret);
    await mei.use('/cohort create');
    await mei.submit({ name: 'Owls', start: monday });
    const [cohort] = await cohorts(hall);
    const [ada, lin, boss] = [bot.person({ in: hall, locale }), bot.person({ in: hall, locale }), organiser(hall)];
    bot.hide(secret.channel, [lin.account]);
    for (const person of [ada, boss]) {
      expect(await person.use('/cohort show')).toBe(t.cohort.none);
      expect(await person.use('/join')).toContain(t.join.none);
      expect(await person.forge(`join.card:${cohort!.id}`)).toBe(t.chat.gone);
      expect(await person.forge(`join.pick:0`, [cohort!.id])).toBe(t.chat.gone);
      expect(await person.forge(`join.day:${cohort!.id}`)).not.toContain('Owls');
      expect(await person.forge(`cohort.card:${cohort!.id}`)).toBe(t.chat.gone);
      expect(await person.forge(`cohort.pickCard:0`, [cohort!.id])).toBe(t.chat.gone);
    }
    expect(await boss.use('/cohort settings')).toBe(t.cohort.none);
    // Who is in it, and who opened it, know of it everywhere; and it is posted nowhere else.
    expect(await lin.use('/join')).toContain('**Owls**');
    expect(await lin.use('/cohort show')).toContain('**Owls**');
    mei.goTo(hall);
    expect(await mei.use('/cohort show')).toContain('**Owls**');
    expect(await deliveries(hall)).toEqual([]);
    // Within it, everybody is there.
    ada.goTo(secret);
    expect(await ada.use('/join')).toContain('**Owls**');
  });

  test('settings ask which group it is about, and never reach into another workspace', async () => {
    const mei = organiser();
    for (const name of ['Owls', 'Larks']) {
      await mei.use('/cohort create');
      await mei.submit({ name });
    }
    expect(await mei.use('/cohort settings')).toContain(t.cohort.which);
    expect(await mei.press('Larks')).toContain(`${t.cohort.name}: Larks`);
    expect(mei.labels()).toHaveLength(5);
    const change = mei.route(t.cohort.change).replace('edit', 'board').concat(':on');
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
