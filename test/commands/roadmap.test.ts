import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Language } from '../../src/core/language/model.ts';
import { textIn } from '../../src/core/language/rules.ts';
import { both, mapped, project } from '../curriculum/mapped.ts';
import { join, member, monday, openGroup, tongues } from '../harness/group.ts';
import { type Bot, type Person, startBot } from '../harness/people.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ curriculum: mapped, at: `${monday}T11:00:00Z` });
});
beforeEach(() => bot.goTo(`${monday}T11:00:00Z`));
afterAll(() => bot.drop());

const skillName = (id: string, language: Language) => textIn(mapped.skills.get(id)!.name, language);
const choose = (person: Person, value: string) => person.choose(value);

describe.each(tongues)('/roadmap ($locale)', (tongue) => {
  const { t } = tongue;
  const { language } = t;
  const other = tongues.find((one) => one !== tongue)!;
  const name = (id: string) => skillName(id, language);

  test('shows the sprints of my route, where I am, and the ways in', async () => {
    const { ada } = await member(bot, tongue);
    const seen = await ada.use('/roadmap');
    expect(seen).toContain(t.roadmap.where(1, 2));
    const end = t.plan.by(textIn(both('First half'), language), 1, 2);
    expect(seen.indexOf(end)).toBeGreaterThan(-1);
    expect(seen.indexOf(end)).toBeLessThan(seen.indexOf(t.roadmap.where(1, 2)));
    expect(seen).toContain(textIn(both('You have a clock'), language));
    expect(seen).toContain(t.roadmap.sprint(1, textIn(both('First half'), language)));
    expect(seen).toContain(`${t.roadmap.skills} 0/7`);
    expect(ada.labels()).toEqual([
      t.roadmap.sprint(1, textIn(both('First half'), language)),
      t.roadmap.shelf,
      t.roadmap.questions,
      t.plan.wholePath,
      t.chat.more,
    ]);
    await ada.press(t.chat.more);
    expect(ada.labels()).toEqual([
      t.roadmap.sprint(2, textIn(both('Second half'), language)),
      t.roadmap.tracks,
      t.roadmap.word,
      t.chat.firstOnes,
    ]);
    await ada.press(t.chat.firstOnes);
    expect(await ada.press(t.plan.wholePath)).toContain(t.plan.usual(3, 6, 10, 21));
  });

  test('says how many years it takes only to a newcomer who asks', async () => {
    const hall = bot.place();
    await openGroup(bot, hall);
    const ada = bot.person({ in: hall, locale: tongue.locale });
    const years = textIn(both('Some years'), language);
    const end = t.plan.by(textIn(both('First half'), language), 1, 2);
    for (const command of ['/join', '/roadmap'] as const) {
      const seen = await ada.use(command);
      expect(seen).toContain(`${end}${textIn(both('You have a clock'), language)}`);
      expect(seen).not.toContain(years);
    }
    expect(await ada.press(t.plan.wholePath)).toContain(years);
    await ada.use('/join');
    await ada.press('B');
    expect(ada.labels()).toEqual([t.join.setDay, t.plan.wholePath]);
    // Years are told beside what there is here, or they would answer another question.
    const { weeks, days } = mapped.paths.get('swe')!;
    const hours = Math.round(days.reduce((sum, { task }) => sum + task.minutes, 0) / 60);
    const told = await ada.press(t.plan.wholePath);
    expect(told).toContain(t.roadmap.size(weeks.length, days.length, hours));
    expect(told).toContain(years);
  });

  test('marks each skill as done, now, next or locked, and says what a locked one waits for', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/roadmap');
    const first = await ada.press(t.roadmap.sprint(1, textIn(both('First half'), language)));
    expect(first).toContain(`**${textIn(both('Stage one'), language)}**`);
    expect(first).not.toMatch(/\bS\d/);
    expect(first).toContain(`▶ ${name('single')}`);
    expect(first).toContain(`○ ${name('order')}`);
    expect(first).toContain(textIn(both('You have a clock'), language));
    await ada.press(t.roadmap.whole);
    const second = await ada.press(t.roadmap.sprint(2, textIn(both('Second half'), language)));
    expect(second).toContain(`🔒 ${name('later')}${t.roadmap.after(t.titles([name('order')]))}`);
    bot.goTo('2026-11-26T11:00:00Z');
    await ada.use('/roadmap');
    expect(await ada.press(t.roadmap.sprint(2, textIn(both('Second half'), language)))).toContain(`○ ${name('later')}`);
  });

  test('opens a skill with its lesson, what it opens, its resources, and its questions', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/roadmap');
    await ada.press(t.roadmap.sprint(1, textIn(both('First half'), language)));
    const skill = await choose(ada, 'order');
    expect(skill).toContain(`${t.roadmap.opens}: ${t.titles([name('later')])}`);
    expect(await ada.press(t.roadmap.lesson)).toContain(textIn(mapped.skills.get('order')!.lesson!, language));
    await ada.press(t.roadmap.back);
    expect(await ada.press(t.roadmap.quiz)).toContain(t.quiz.title(1, 1, name('order')));
  });

  test('finds a skill by the name that was typed, and completes it', async () => {
    const { ada } = await member(bot, tongue);
    const seen = await ada.use('/roadmap', { skill: language === 'en' ? 'the single' : 'single 技能' });
    expect(seen).toContain(textIn(mapped.skills.get('single')!.about, language));
    expect(seen).toContain(language === 'en' ? 'https://example.org/guide' : 'https://example.org/zh');
    expect(await ada.use('/roadmap', { skill: 'knitting' })).toContain(t.roadmap.unknown('knitting', false));
    expect(await ada.press(t.roadmap.whole)).toContain(t.roadmap.sprint(1, textIn(both('First half'), language)));
    const near = language === 'en' ? 'the singel' : '技巧技能';
    expect(await ada.use('/roadmap', { skill: near })).toContain(t.roadmap.unknown(near, true));
    expect(await choose(ada, 'single')).toContain(textIn(mapped.skills.get('single')!.about, language));
    expect(await ada.suggest('/roadmap', 'skill', 'singl')).toEqual([name('single')]);
  });

  test('shows the sprint’s project: brief, milestones, rubric', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/roadmap');
    await ada.press(t.roadmap.sprint(1, textIn(both('First half'), language)));
    expect(await ada.press(t.roadmap.called(t.roadmap.project, textIn(project.name, language)))).toContain(
      textIn(project.brief, language),
    );
    expect(await ada.press(t.roadmap.milestones)).toContain(t.roadmap.milestone(1, textIn(both('It ticks'), language)));
    await ada.press(t.roadmap.back);
    expect(await ada.press(t.roadmap.rubric)).toContain(`2: ${textIn(both('Runs right'), language)}`);
  });

  test('lists what there is to read, by language and kind', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/roadmap');
    const own = await ada.press(t.roadmap.shelf);
    expect(own).toContain(language === 'en' ? 'The guide' : '指南');
    expect(await ada.press(other.t.roadmap.own)).toContain(language === 'en' ? '指南' : 'The guide');
    expect(await choose(ada, 'video')).toContain(t.roadmap.shelfNone);
  });

  test('maps courses elsewhere to our skills, answers what people ask, and quotes the week’s line with its date', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/roadmap');
    await ada.press(t.roadmap.tracks);
    expect(await ada.press(textIn(both('A track'), language))).toContain(t.titles([name('single'), name('order')]));
    await ada.use('/roadmap');
    await ada.press(t.roadmap.questions);
    expect(await choose(ada, 'q-long')).toContain(
      t.roadmap.opinion(t.published(Temporal.PlainDate.from('2026-01-05'))),
    );
    await ada.use('/roadmap');
    expect(await ada.press(t.roadmap.word)).toContain(
      t.roadmap.wordOf('Expert 1', 'Page 1', t.published(Temporal.PlainDate.from('2026-01-05'))),
    );
    expect(await ada.press(t.roadmap.more)).toContain(textIn(both('Words of week 2'), language));
  });

  test('can be read before joining, and asks nothing back', async () => {
    const ada = bot.person({ in: bot.place(), locale: tongue.locale });
    expect(await ada.use('/roadmap')).toContain(t.roadmap.before);
    await ada.press(t.roadmap.sprint(1, textIn(both('First half'), language)));
    await choose(ada, 'single');
    expect(ada.labels()).toEqual([t.roadmap.lesson, t.roadmap.back]);
  });
});

describe('with two learning paths', () => {
  const swe = mapped.paths.get('swe')!;
  const other = { ...swe, id: 'ds', name: both('Data'), days: swe.days.slice(0, 2) };
  const third = { ...swe, id: 'beginner', name: both('From zero') };
  const paths = new Map([swe, other, third].map((path) => [path.id, path]));
  let two: Bot;
  beforeAll(async () => {
    two = await startBot({ curriculum: { ...mapped, paths }, at: `${monday}T11:00:00Z` });
  });
  afterAll(() => two.drop());

  test.each(tongues)('a newcomer, and whoever is on both, finds a skill by its name ($locale)', async (tongue) => {
    const { t, locale } = tongue;
    const name = skillName('later', t.language);
    const about = textIn(mapped.skills.get('later')!.about, t.language);
    const ada = two.person({ in: two.place(), locale });
    expect(await ada.use('/roadmap', { skill: name })).toContain(about);
    expect(await ada.suggest('/roadmap', 'skill', name)).toEqual([name]);
    // Two groups of one workspace, a path each.
    const [one, more] = [two.place(), two.place()];
    const beside = { ...more, workspace: one.workspace };
    await openGroup(two, one);
    await openGroup(two, beside, { path: 'ds' });
    const cy = two.person({ in: one, locale });
    await join(cy, tongue);
    cy.goTo(beside);
    await join(cy, tongue);
    cy.goTo({ ...two.place(), workspace: one.workspace });
    // Only the first path teaches it.
    expect(await cy.use('/roadmap', { skill: name })).toContain(about);
    expect(await cy.suggest('/roadmap', 'skill', name)).toEqual([name]);
    await cy.use('/roadmap');
    expect(cy.labels()).toEqual([textIn(swe.name, t.language), textIn(other.name, t.language)]);
  });
});

test('of what the group went through before somebody joined, only what they have begun is theirs now', async () => {
  const { ada } = await member(bot, tongues[0], '2026-11-16');
  const { t } = tongues[0];
  await ada.use('/roadmap');
  const seen = await ada.press(t.roadmap.sprint(1, textIn(both('First half'), 'en')));
  expect(seen.match(/^▶ .*/gm)).toEqual([`▶ ${skillName('single', 'en')}`]);
  expect(seen).not.toMatch(/^🔒/m);
});

test('a route that is no longer taught is one friendly reply', async () => {
  const ada = bot.person({ in: bot.place() });
  expect(await ada.forge('roadmap.sprint:knitting:1')).toContain(tongues[0].t.chat.gone);
  expect(await ada.forge('roadmap.sprint:swe:9')).toContain(tongues[0].t.chat.gone);
});
