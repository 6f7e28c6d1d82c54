import { expect } from 'vitest';
import { focusMinutes } from '../../src/core/focus/model.ts';
import { join, openGroup, playAll, type Row, sees } from '../harness/stage.ts';

// Twenty-five minutes on one thing, beside others.

const rows: readonly Row[] = [
  [
    'two are at it beside each other; the count is edited in place, the end is told, and one press counts the minutes',
    async (scene) => {
      const { t, mei, wei } = scene;
      await openGroup(scene);
      for (const one of [mei, wei]) {
        await join({ t }, one);
        await one.command('task');
        await sees(one, `[${t.task.aboutButton}]`);
        await one.press(t.task.aboutButton);
        await sees(one, t.focus.button(focusMinutes));
        await one.press(t.focus.button(focusMinutes));
        await sees(one, t.focus.together);
        await one.press(t.focus.together);
        await sees(one, t.focus.inMessage);
        await scene.runJobs();
        // One message has what can be done with it, and no other.
        await sees(one, `[${t.focus.tell}]`, 1);
        await sees(one, `[${t.focus.stop}]`, 1);
      }
      expect(await mei.dms()).toContain(t.focus.beside(0));
      await wei.press(t.focus.tell);
      await sees(wei, t.focus.told);
      scene.goTo('2026-11-23T11:01:30Z');
      await scene.runJobs();
      expect(await mei.dms()).toContain(t.focus.beside(1));
      scene.goTo('2026-11-23T11:25:30Z');
      await scene.runJobs();
      await sees(wei, `[${t.focus.log(focusMinutes)}]`, 1);
      await wei.press(t.focus.log(focusMinutes));
      await sees(wei, t.focus.logged(focusMinutes));
      expect(await mei.dms()).not.toContain('Wei');
    },
  ],
];

playAll(rows);
