import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { exampleDates } from '../../src/core/calendar/example-dates.ts';
import { skillOf } from '../../src/core/curriculum/entry.ts';
import { textIn } from '../../src/core/language/rules.ts';
import { sample } from '../curriculum/sample.ts';
import { date } from '../harness/clock.ts';
import { member, monday, startSample, tongues } from '../harness/group.ts';
import type { Bot, Person } from '../harness/people.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startSample();
});
beforeEach(() => bot.goTo(`${monday}T11:00:00Z`));
afterAll(() => bot.drop());

const enrolmentOf = async (person: Person) => (await person.known()).enrolments[0]!;

describe.each(tongues)('the day that one studies for ($locale)', (tongue) => {
  const { t } = tongue;

  test('is the end of the sprint at first; another day, other skills and none can be chosen', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/settings');
    const end = sample.paths.get('swe')!.days.findLast(({ sprint }) => sprint === 1)!;
    const on = date(monday).add({ weeks: Math.floor((end.number - 1) / 5), days: (end.number - 1) % 5 });
    expect(await ada.press(t.deadline.title)).toContain(t.date(on));
    expect(ada.sees()).toContain(t.deadline.scope.sprint);
    await ada.press(t.deadline.chooseDay);
    expect(await ada.submit({ on: '2026-12-04' })).toContain(t.deadline.inDays(t.date(date('2026-12-04')), 11));
    expect(ada.sees()).toContain(t.settings.saved);
    const skill = [...sample.skills.values()].find(({ kps }) =>
      end.task.kps.some((kp) => kps.some(({ id }) => id === kp)),
    )!;
    const name = textIn(skill.name, t.language);
    expect(await ada.choose(name)).toContain(name);
    expect((await enrolmentOf(ada)).deadline).toEqual({
      kind: 'date',
      on: date('2026-12-04'),
      scope: { kind: 'skills', skills: [skill.id] },
    });
    expect(await ada.choose(t.deadline.scope.all)).toContain(t.deadline.scope.all);
    expect(await ada.choose(t.deadline.scope.none)).toContain(t.deadline.none);
    expect(await ada.press(t.deadline.atSprintEnd)).toContain(t.date(on));
  });

  test('an own day is named in /progress before it and once it has come, until another one is chosen', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/settings');
    expect(await ada.press(t.deadline.title)).toContain(t.deadline.usual(''));
    await ada.press(t.deadline.chooseDay);
    await ada.submit({ on: '2026-11-25' });
    const on = t.date(date('2026-11-25'));
    expect(await ada.use('/progress')).toContain(t.deadline.inDays(on, 2));
    bot.goTo('2026-11-26T11:00:00Z');
    expect(await ada.use('/progress')).toContain(on);
    expect(await ada.press(t.deadline.chooseNext)).toContain(on);
    expect(await ada.press(t.deadline.atSprintEnd)).not.toContain(on);
    expect(await ada.use('/progress')).not.toContain(on);
  });

  test('what is not taught by a day is refused, and nothing is changed', async () => {
    const { ada } = await member(bot, tongue);
    const path = sample.paths.get('swe')!;
    const of = (days: typeof path.days) => new Set(days.flatMap(({ task }) => task.kps.map(skillOf)));
    const last = [...of(path.days.filter(({ sprint }) => sprint === 1))].at(-1)!;
    await ada.use('/settings');
    await ada.press(t.deadline.title);
    await ada.choose(textIn(sample.skills.get(last)!.name, t.language)!);
    await ada.press(t.deadline.chooseDay);
    const on = date('2026-11-24');
    expect(of(path.days.slice(0, 2)).has(last)).toBe(false);
    expect(await ada.submit({ on: on.toString() })).toContain(t.deadline.refused(t.date(on)));
    expect((await enrolmentOf(ada)).deadline).not.toHaveProperty('on');
  });

  test('a day is ahead or past by the learner’s own date, and not by that of UTC', async () => {
    const { ada } = await member(bot, tongue);
    // Monday evening in Los Angeles, and Tuesday in UTC.
    bot.goTo('2026-11-24T02:00:00Z');
    const choose = async (zone: string, on: string) => {
      await ada.use('/settings', { zone });
      await ada.use('/settings');
      await ada.press(t.deadline.title);
      await ada.press(t.deadline.chooseDay);
      return ada.submit({ on });
    };
    expect(await choose('America/Los_Angeles', '2026-11-24')).toContain(t.settings.saved);
    // The same moment is Tuesday in Shanghai.
    expect(await choose('Asia/Shanghai', '2026-11-24')).toContain(t.deadline.past('2026-11-24'));
    expect(await choose('Asia/Shanghai', '2026-11-25')).toContain(t.settings.saved);
  });

  test('a day that is past, far away or none is refused, and nothing is changed', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/settings');
    await ada.press(t.deadline.title);
    await ada.press(t.deadline.chooseDay);
    expect(await ada.submit({ on: monday })).toContain(t.deadline.past(monday));
    await ada.press(t.deadline.chooseDay);
    // What was refused is there to be corrected.
    expect(ada.form()?.fields[0]?.value).toBe(monday);
    expect(await ada.submit({ on: '2029-01-01' })).toContain(t.chat.farDate('2029-01-01', 12));
    expect(await ada.submit({ on: 'soon' })).toContain(t.chat.badDate(exampleDates(date(monday)).saturday));
    expect((await enrolmentOf(ada)).deadline).toBeUndefined();
  });
});

describe.each(tongues)('light days ($locale)', (tongue) => {
  const { t } = tongue;

  test('are chosen in the settings, and taken back', async () => {
    const { ada } = await member(bot, tongue);
    expect(await ada.use('/settings')).toContain(`${t.settings.light}: ${t.settings.lightNone}`);
    expect(await ada.press(t.settings.light)).toContain(t.settings.lightNone);
    const chosen = t.settings.lightValue(t.list([t.weekday(3), t.weekday(6)]), 4);
    expect(await ada.choose(t.weekday(6), t.weekday(3))).toContain(chosen);
    expect((await ada.known()).learner.lightDays).toEqual([3, 6]);
    await ada.press(t.settings.light);
    expect(await ada.choose(t.settings.lightAway)).toContain(`${t.settings.light}: ${t.settings.lightNone}`);
  });
});
