import { expect } from 'vitest';
import type { Curriculum } from '../../src/core/curriculum/model.ts';
import { sample } from '../curriculum/sample.ts';
import { join, openGroup, playAll, type Row, sees, told } from '../harness/stage.ts';

const both = (en: string) => ({ en, 'zh-CN': `${en}（中文）` });
const curriculum: Curriculum = { ...sample, stages: new Map([['S1', { id: 'S1', name: both('Python') }]]) };

const rows: readonly Row[] = [
  [
    'somebody finds their level after the first day, skips a part, and starts where they say',
    async (scene) => {
      const { t, mei, wei, goTo, db } = scene;
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.command('progress');
      await sees(wei, t.progress.accuracy);
      expect(await wei.sees()).not.toContain(t.placement.title);
      goTo('2026-11-24T11:00:00Z');
      await wei.command('progress');
      await sees(wei, `[${t.plan.skills}]`);
      await wei.press(t.placement.title);
      await sees(wei, `[${t.placement.begin}]`);
      await wei.press(t.placement.begin);
      await sees(wei, t.placement.question(1, 30));
      await wei.press(t.placement.unknown);
      await sees(wei, t.placement.question(2, 30));
      // Left, and taken up where it was.
      await wei.command('progress');
      await sees(wei, `[${t.placement.title}]`);
      await wei.press(t.placement.title);
      await sees(wei, `[${t.placement.goOn}]`);
      await wei.press(t.placement.goOn);
      await sees(wei, t.placement.question(2, 30));
      await wei.press('A');
      await sees(wei, t.placement.question(3, 30));
      await wei.press(t.placement.end);
      await sees(wei, t.placement.mean(2));
      expect(await wei.sees()).not.toContain(told('Explanation of place-', t).slice(0, 21));
      expect(await mei.sees()).not.toContain(t.placement.levelTitle);
      await wei.choose(told('Python', t));
      await sees(wei, `[${t.placement.skip.word}]`);
      await wei.press(t.placement.skip.word);
      await sees(wei, t.placement.skipped(t.titles([told('Python', t)])));
      await wei.choose(t.placement.week(2, told('Theme 2', t)));
      await sees(wei, t.placement.from(2));
      const { skips } = await db
        .selectFrom('enrolment')
        .select('skips')
        .where('skips', 'is not', null)
        .executeTakeFirstOrThrow();
      expect(skips).toEqual({ stages: [{ stage: 'S1', by: 'word' }], from: 2 });
    },
  ],
];

playAll(rows, { curriculum });
