import { expect, test } from 'vitest';
import { taskSchema } from '../../src/core/curriculum/task.ts';
import { mostTook, tookMinutes } from '../../src/core/task/model.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { finishedView } from '../../src/views/finished.ts';
import { timeText, tookBlock } from '../../src/views/took.ts';
import { sample } from '../curriculum/sample.ts';

// How long a task takes, and took.

const [day] = sample.paths.get('swe')!.days;
const task = (minutes: number, logged?: { learners: number; median: number }) =>
  taskSchema.parse({ ...day!.task, minutes, ...(logged && { logged }) });
const enrolment = { id: '7', cohort: {} } as Parameters<typeof finishedView>[1];

test('an estimate says that it is one; what was logged says by how many, and what differs from the plan', () => {
  const { en, 'zh-CN': zh } = catalogues;
  expect(timeText(task(30), en)).toBe('about 30 min (estimated)');
  expect(timeText(task(45, { learners: 12, median: 45 }), en)).toBe('12 learners took about 45 min');
  expect(timeText(task(45, { learners: 12, median: 46.5 }), zh)).toBe('12 位学习者大约用了 45 分钟');
  expect(timeText(task(30, { learners: 8, median: 52.5 }), en)).toBe('planned 30 min; 8 learners took about 55 min');
  expect(timeText(task(180, { learners: 8, median: 120 }), zh)).toBe(
    '计划 180 分钟，可分两天；8 位学习者大约用了 120 分钟',
  );
});

test('minutes that were logged are not called an estimate when they are counted', () => {
  for (const t of Object.values(catalogues))
    for (const logged of [undefined, { learners: 5, median: 30 }]) {
      const done = {
        kind: 'finished',
        day: { ...day!, task: task(30, logged) },
        evidence: 'self',
        focused: 0,
      } as const;
      const said = JSON.stringify(finishedView(done, enrolment, t).body);
      expect(said.includes(t.task.finishedBody(30))).toBe(!logged);
    }
});

test('what can be chosen has counted minutes first and none twice, and what was chosen is marked', () => {
  const t = catalogues.en;
  const shown = (of: { focused: number; took?: number }) => {
    const block = tookBlock(day!, of, enrolment, t);
    if (block.kind !== 'select') throw new Error(block.kind);
    return {
      values: block.options.map(({ value }) => Number(value)),
      chosen: block.chosen,
      labels: block.options.map(({ label }) => label),
    };
  };
  expect(shown({ focused: 0 })).toMatchObject({ values: tookMinutes, chosen: undefined });
  expect(shown({ focused: 0 }).labels).toEqual([
    '15 min or less',
    '30 min',
    '45 min',
    '60 min',
    '90 min',
    '2 h',
    '3 h or more',
  ]);
  expect(shown({ focused: 50 }).values).toEqual([50, ...tookMinutes]);
  expect(shown({ focused: 45, took: 45 })).toMatchObject({ values: [45, 15, 30, 60, 90, 120, 180], chosen: '45' });
  expect(shown({ focused: 0, took: 75 })).toMatchObject({ values: [15, 30, 45, 60, 75, 90, 120, 180], chosen: '75' });
  expect(shown({ focused: 5000 }).values[0]).toBe(mostTook);
});
