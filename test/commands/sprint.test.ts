import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Curriculum } from '../../src/core/curriculum/model.ts';
import { textIn } from '../../src/core/language/rules.ts';
import { makeReminder } from '../../src/core/reminder/make-reminder.ts';
import { makeSummary } from '../../src/core/summary/make-summary.ts';
import { sample } from '../curriculum/sample.ts';
import { join, member, monday, openGroup, tongues } from '../harness/group.ts';
import { type Bot, startBot } from '../harness/people.ts';

const both = (en: string) => ({ en, 'zh-CN': `${en}（中文）` });
const swe = sample.paths.get('swe')!;
/** The sample as two sprints of a week. */
const halved: Curriculum = {
  ...sample,
  paths: new Map([
    [
      'swe',
      {
        ...swe,
        sprints: [
          {
            id: 'swe-1',
            name: both('First half'),
            finish: both('You have a clock'),
            also: [],
            weeks: { from: 1, to: 1 },
          },
          {
            id: 'swe-2',
            name: both('Second half'),
            about: both('About the second'),
            also: [],
            weeks: { from: 2, to: 2 },
          },
        ],
        days: swe.days.map((day) => ({ ...day, sprint: day.week })),
      },
    ],
  ]),
};
const nextMonday = '2026-11-30';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ curriculum: halved, at: `${monday}T11:00:00Z` });
});
beforeEach(() => bot.goTo(`${monday}T11:00:00Z`));
afterAll(() => bot.drop());

describe.each(tongues)('a sprint that is over ($locale)', (tongue) => {
  const { t } = tongue;
  const { language } = t;

  test('says what was done, and goes on only when the learner says so', async () => {
    const { ada } = await member(bot, tongue);
    expect(await ada.use('/task')).toContain(textIn(sample.tasks.get('task-1')!.title, language));
    bot.goTo(`${nextMonday}T11:00:00Z`);
    const over = await ada.use('/task');
    expect(over).toContain(t.task.sprintOver(textIn(both('First half'), language)));
    expect(over).toContain(`${t.task.sprintTasks} 0/5`);
    expect(over).toContain(textIn(both('You have a clock'), language));
    expect(await ada.press(t.task.goOn)).toContain(t.task.gap(2, textIn(sample.tasks.get('task-6')!.title, language)));
    await ada.press(t.task.group);
    expect(await ada.use('/task')).toContain(textIn(sample.tasks.get('task-6')!.title, language));
  });

  test('lets somebody finish what is open, one task after another, before they go on', async () => {
    const { ada } = await member(bot, tongue);
    bot.goTo(`${nextMonday}T11:00:00Z`);
    await ada.use('/task');
    expect(await ada.press(t.task.finishOpen)).toContain(textIn(sample.tasks.get('task-1')!.title, language));
  });

  test('brings no questions of the next sprint, and its reminder comes on a Monday only', async () => {
    const { ada } = await member(bot, tongue);
    bot.goTo(`${nextMonday}T11:00:00Z`);
    const { learner } = await ada.known();
    await bot.store.learner.save(learner.id, { remind: 'dm' });
    const remind = (day: string) =>
      makeReminder(bot.ports, { learner: learner.id, day: Temporal.PlainDate.from(day), now: bot.now() });
    expect((await remind(nextMonday))?.parts[0]?.today.kind).toBe('finish');
    await ada.use('/roadmap');
    const second = await ada.press(t.roadmap.sprint(2, textIn(both('Second half'), language)));
    expect(second).toContain(`○ ${textIn(halved.skills.get('later')!.name, language)}`);
    // On Tuesday it is the question that came back which is worth a message.
    bot.goTo('2026-12-01T11:00:00Z');
    expect((await remind('2026-12-01'))?.parts[0]?.due).toBe(1);
  });
});

test('somebody who joins a group in its second sprint is in for that one', async () => {
  const hall = bot.place();
  await openGroup(bot, hall);
  bot.goTo(`${nextMonday}T11:00:00Z`);
  const late = await join(bot.person({ in: hall }), tongues[0]);
  expect(await late.use('/task')).not.toContain(tongues[0].t.task.sprintOver('First half'));
});

test('an old button does not take anybody back, nor past what is written', async () => {
  const { ada } = await member(bot, tongues[0]);
  const { enrolments } = await ada.known();
  await ada.forge(`task.on:e${enrolments[0]!.id}:40`);
  expect((await ada.known()).enrolments[0]!.sprint).toBe(2);
  await ada.forge(`task.on:e${enrolments[0]!.id}:1`);
  expect((await ada.known()).enrolments[0]!.sprint).toBe(2);
});

test('the summary of a sprint’s last week says that it ends', async () => {
  const { ada } = await member(bot, tongues[0]);
  const cohort = (await ada.known()).enrolments[0]!.cohort.id;
  const at = Temporal.Instant.from('2026-11-27T12:00:00Z');
  const summary = await makeSummary(bot.ports, { cohort, monday: Temporal.PlainDate.from(monday), now: at });
  expect(summary?.ends?.id).toBe('swe-1');
});
