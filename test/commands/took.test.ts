import { expect } from 'vitest';
import { tookMinutes } from '../../src/core/task/model.ts';
import { tookText } from '../../src/views/took.ts';
import { join, openGroup, playAll, type Row, type Scene, sees } from '../harness/stage.ts';

// How long a task took, by the word of whoever did it.

const typed = { f0: 'https://example.org/mine', f1: 'It surprised me that it ran at all.' };

async function finish({ t }: Pick<Scene, 't'>, one: Scene['wei']) {
  await one.command('task');
  await sees(one, t.task.doneButton);
  await one.press(t.task.doneButton);
  await one.submit(typed);
  await sees(one, t.task.took);
}

const rows: readonly Row[] = [
  [
    'after Done it is said by one press, changed on the same day, and not asked again or changed on the next day',
    async (scene) => {
      const { t, wei } = scene;
      await openGroup(scene);
      await join({ t }, wei);
      await finish({ t }, wei);
      await wei.choose(tookText(45, t));
      await sees(wei, t.task.tookNoted(tookText(45, t)));
      await wei.choose(tookText(tookMinutes.at(-1)!, t));
      await sees(wei, t.task.tookNoted(tookText(tookMinutes.at(-1)!, t)));
      scene.goTo('2026-11-24T11:00:00Z');
      await wei.choose(tookText(15, t));
      await sees(wei, t.task.tookLate);
      await wei.command('task');
      expect(await wei.sees()).not.toContain(t.task.tookNoted(tookText(15, t)));
    },
  ],
  [
    'counted minutes of focus on a task are offered for it, and not taken unasked',
    async (scene) => {
      const { t, wei } = scene;
      await openGroup(scene);
      await join({ t }, wei);
      const focus = async () => {
        await wei.command('task');
        await sees(wei, `[${t.task.aboutButton}]`);
        await wei.press(t.task.aboutButton);
        await sees(wei, t.focus.button(25));
        await wei.press(t.focus.button(25));
      };
      await focus();
      await sees(wei, t.focus.alone);
      await wei.press(t.focus.alone);
      await sees(wei, t.focus.tell);
      scene.goTo('2026-11-23T11:25:30Z');
      await focus();
      await sees(wei, t.focus.over(25));
      await wei.press(t.focus.log(25));
      await sees(wei, t.focus.logged(25));
      await finish({ t }, wei);
      await wei.choose(t.task.tookCounted(25));
      await sees(wei, t.task.tookNoted(tookText(25, t)));
    },
  ],
];

playAll(rows);
