import { afterAll, expect } from 'vitest';
import { createPictures } from '../../src/pictures/draw.ts';
import { join, openGroup, playAll, type Row, sees } from '../harness/stage.ts';

const warned: object[] = [];
const pictures = createPictures({ log: { warn: (fields) => void warned.push(fields) }, withinMs: 30_000 });
afterAll(async () => {
  await pictures.stop();
  expect(warned).toEqual([]);
});

const rows: readonly Row[] = [
  [
    'pictures of a learner’s week are theirs alone; some see their words, and some a chart of Slack’s own',
    async ({ t, mei, wei }) => {
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.command('progress');
      await sees(wei, `[${t.plan.skills}]`);
      await wei.press(t.progress.pictures);
      await sees(wei, t.progress.picturesNone);
      await wei.command('quiz', { topic: 'single' });
      await sees(wei, 'Stem of ');
      const asked = await wei.sees();
      if (asked.includes(`[${t.quiz.write}]`)) {
        await wei.press(t.quiz.write);
        await wei.submit({ answer: '1' });
      } else await wei.press('A');
      await sees(wei, `[${t.quiz.why}]`);
      await wei.command('progress');
      await sees(wei, `[${t.plan.skills}]`, 2);
      await wei.press(t.progress.pictures);
      await sees(wei, t.progress.picturesAbout);
      await sees(wei, t.plan.tasks);
      const seen = await wei.sees();
      // By its words, or by Slack with a figure for each day.
      const [day] = [t.weekdayShort(1)];
      expect(seen.includes(t.progress.weekDay(day, 1)) || seen.includes(`${t.progress.points}: ${day} 1`)).toBe(true);
      expect(await mei.sees()).not.toContain(t.progress.picturesAbout);
    },
  ],
];

playAll(rows, { draw: pictures.draw });
