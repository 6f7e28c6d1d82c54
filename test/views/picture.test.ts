import { expect, test } from 'vitest';
import type { Chart } from '../../src/chat/contract/view.ts';
import { calendarWeeks, type Progress } from '../../src/core/progress/model.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { calendarChart, ownerOf, picturesView } from '../../src/views/picture.ts';
import { date } from '../harness/clock.ts';
import { curriculum, route } from '../harness/world.ts';

const { en, 'zh-CN': zh } = catalogues;
const monday = date('2026-11-23');
const studied: Pick<Progress, 'calendar'> = {
  calendar: [
    { monday: monday.subtract({ weeks: 1 }), days: [true, true, false, true, false, false, false] },
    { monday, days: [true, false, true] },
  ],
};
const progress = {
  ...studied,
  minutes: 90,
  minutesByDay: [30, 0, 45],
  skills: { done: [], of: 64 },
} as unknown as Progress;
const enrolment = { id: '1', cohort: { name: 'Owls | & friends', home: {} } } as never;
const plan = { sprint: route.sprints[0]!, number: 1, of: 3, done: 9, tasks: 30, asksLoad: false };
const [misconception] = [...curriculum.misconceptions.values()];
const traps = (stage: string) => [{ trap: { stage }, misconception }] as never;
const chartsOf = (stage: string, of: Progress, t = en): readonly Chart[] =>
  picturesView({ progress: of, plan, traps: traps(stage) }, { name: 'Ana', enrolment }, t).body.filter(
    (block) => block.kind === 'chart',
  );

test('the pictures are the sprint, the calendar, this week and traps overcome, each with its figures in words', () => {
  const charts = chartsOf('overcome', progress);
  expect(charts.map(({ shape }) => shape)).toEqual(['meters', 'calendar', 'columns', 'checks']);
  expect(charts.map(({ alt }) => alt)).toEqual([
    'Tasks of this sprint: 9 of 30. Skills: 0 of 64.',
    'Days on which you studied, in each of the last 2 weeks: 3 and 2.',
    'This week: Mon 30 min and Wed 45 min.',
    `“${misconception!.name.en}”`,
  ]);
  expect(charts.map(({ about }) => about)).toEqual([
    'Ana · Owls | & friends · sprint 1 of 3',
    ...Array.from({ length: 3 }, () => 'Ana · Owls | & friends'),
  ]);
  expect(chartsOf('overcome', progress, zh)[1]).toMatchObject({
    title: '最近 2 周的学习日',
    labels: ['11月16日', '11月23日'],
    alt: '最近 2 周，每周学习的天数依次是：3、2。',
  });
});

test('an open trap is on no picture, nor is anything before the first minute', () => {
  expect(chartsOf('step', progress).map(({ shape }) => shape)).not.toContain('checks');
  expect(chartsOf('step', { ...progress, calendar: [], minutes: 0, minutesByDay: [0] })).toEqual([]);
});

test('a calendar has a series for each day of the week, without days that are ahead, and none in the first week', () => {
  const [chart] = calendarChart(studied, 'Ana', en);
  expect(chart?.labels).toEqual(['16 Nov', '23 Nov']);
  expect(chart?.series.map(({ label, values }) => `${label} ${values}`)).toEqual([
    ...['Mon 1,1', 'Tue 1,0', 'Wed 0,1', 'Thu 1', 'Fri 0', 'Sat 0', 'Sun 0'],
  ]);
  expect(calendarChart({ calendar: studied.calendar.slice(1) }, 'Ana', en)).toEqual([]);
  expect(calendarWeeks).toBeLessThanOrEqual(20);
});

test('a picture names its owner and their group; who studies solo has none, and a blank name is left out', () => {
  expect(ownerOf('Ana', enrolment, en)).toBe('Ana · Owls | & friends');
  expect(ownerOf('\u3164', enrolment, en)).toBe('Owls | & friends');
  expect(ownerOf('Ana', { cohort: { name: '', home: undefined } } as never, zh)).toBe(`Ana · ${zh.chat.solo}`);
});
