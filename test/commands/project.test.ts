import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { textIn } from '../../src/core/language/rules.ts';
import { both, mapped, project } from '../curriculum/mapped.ts';
import { date } from '../harness/clock.ts';
import { member, monday, tongues } from '../harness/group.ts';
import { type Bot, startBot } from '../harness/people.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ curriculum: mapped, at: `${monday}T11:00:00Z` });
});
beforeEach(() => bot.goTo(`${monday}T11:00:00Z`));
afterAll(() => bot.drop());

const url = 'https://github.com/ada/clock/commit/3f9a1c2d4e';
const sunday = date(monday).add({ days: 6 });

describe.each(tongues)('a project ($locale)', (tongue) => {
  const { t } = tongue;
  const { language } = t;
  const name = textIn(project.name, language);

  const open = async () => {
    const group = await member(bot, tongue);
    await group.ada.use('/task');
    await group.ada.press(t.task.aboutButton);
    return { ...group, seen: await group.ada.press(t.roadmap.project) };
  };

  test('its milestone stands in the task of its week, with the Sunday by which it is due', async () => {
    const { ada } = await member(bot, tongue);
    const milestone = textIn(both('It ticks'), language);
    expect(await ada.use('/task')).toContain(t.project.thisWeek(name, milestone, t.date(sunday)));
    await ada.press(t.task.aboutButton);
    expect(await ada.press(t.roadmap.project)).toContain(t.project.by(t.date(sunday)));
  });

  test('is handed in by the link to a commit, which a job looks at', async () => {
    const { ada, seen } = await open();
    expect(seen).toContain(t.project.how);
    await ada.press(t.project.handIn(1));
    const given = await ada.submit({ commit: `<${url}>` });
    expect(given).toContain(t.project.handedIn(t.date(date(monday)), `[github\\.com 3f9a1c2](${url})`));
    expect(given).toContain(t.project.looks.waiting);
    bot.commits.set(url, { kind: 'found', at: Temporal.Instant.from(`${monday}T10:00:00Z`), files: ['clock.py'] });
    await bot.runJobs();
    await ada.use('/task');
    await ada.press(t.task.aboutButton);
    const looked = await ada.press(t.roadmap.project);
    expect(looked).toContain(t.project.found(t.date(date(monday))));
    expect(looked).toContain(t.project.missing('`README.md`'));
    await ada.press(t.project.again(1));
    expect(await ada.submit()).toContain(t.project.looks.waiting);
  });

  test('what is no link to a commit is refused, with what to do, and nothing is kept', async () => {
    const { ada } = await open();
    await ada.press(t.project.handIn(1));
    for (const commit of ['https://github.com/ada/clock', 'later'])
      expect(await ada.submit({ commit })).toContain(t.project.link);
    expect(await ada.submit({ commit: ' ' })).toContain(t.project.refused.nothing);
    await ada.use('/task');
    await ada.press(t.task.aboutButton);
    expect(await ada.press(t.roadmap.project)).not.toContain('✓');
  });

  test('is scored by whoever did it, row by row, and the weakest row is named', async () => {
    const { ada } = await open();
    await ada.press(t.project.handIn(1));
    await ada.submit({ commit: url });
    expect(await ada.press(t.project.score)).toContain(t.project.row(1, 1, textIn(both('Accuracy'), language)));
    const scored = await ada.press(t.project.points(1));
    expect(scored).toContain(t.project.total(1, 2));
    expect(scored).toContain(t.project.next(textIn(both('Accuracy'), language), textIn(both('Runs right'), language)));
    await ada.press(t.project.score);
    expect(ada.labels()).toContain(`✓ ${t.project.points(1)}`);
    expect(await ada.press(t.project.points(2))).toContain(t.project.full);
  });

  test('its organiser sees what was handed in and the own score; a member does not', async () => {
    const { ada, host } = await open();
    // Whoever opens a group here reads English.
    const { t: en } = tongues[0];
    await host.use('/cohort settings');
    expect(await host.press(en.project.title)).toContain(en.project.none);
    await ada.press(t.project.handIn(1));
    await ada.submit({ commit: url });
    await ada.press(t.project.score);
    await ada.press(t.project.points(2));
    await host.use('/cohort settings');
    const seen = await host.press(en.project.title);
    const { action } = host.last().event;
    const route = action.kind === 'press' ? action.route : '';
    expect(seen).toContain(textIn(project.name, 'en'));
    expect(seen).toContain(en.project.ownScore(2, 2));
    expect(seen).toContain(url);
    expect(await ada.forge(route)).not.toContain(url);
  });
});
