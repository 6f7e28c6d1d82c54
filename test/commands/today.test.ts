import { expect } from 'vitest';
import { enter, join, openGroup, playAll, type Row, type Scene, sees, told } from '../harness/stage.ts';

// What there is today, said where somebody looks for it, with a button that does it: on a day without a task, before the
// group begins, and when the group has gone on.

/** Wei joins a group that begins two weeks later. */
async function early(scene: Scene, remind?: string): Promise<void> {
  const { t, mei, wei } = scene;
  await mei.command('cohort create');
  await mei.submit({ name: 'Owls', start: '2026-12-07', post: '9:00 Berlin' });
  await sees(mei, t.cohort.show);
  await enter({ t }, wei, remind);
}

const begins = (t: Scene['t']) => t.task.early(t.date(Temporal.PlainDate.from('2026-12-07')));

const rows: readonly Row[] = [
  [
    'right after joining before the start, it says when that is, and the main button asks questions',
    async (scene) => {
      const { t, wei } = scene;
      await early(scene);
      const seen = await sees(wei, begins(t));
      expect(seen).not.toContain(`[${t.join.firstTask}]`);
      await wei.press(t.task.quiz);
      await sees(wei, `[${t.quiz.unknown}]`);
      await wei.command('join');
      await sees(wei, begins(t), 2);
    },
  ],
  [
    'on a Saturday, no button is called today’s task',
    async (scene) => {
      const { t, wei } = scene;
      await openGroup(scene);
      await join(scene, wei);
      scene.goTo('2026-11-28T11:00:00Z');
      for (const line of ['progress', 'help', 'join']) await wei.command(line);
      await sees(wei, `[${t.task.tasks}]`, 3);
      await wei.press(t.task.tasks);
      await sees(wei, t.task.free(undefined).slice(0, -1));
      // That of the reply to joining, on the Monday.
      await sees(wei, `[${t.join.firstTask}]`, 1);
      await wei.command('progress');
      await sees(wei, `[${t.plan.title}]`, 2);
      await wei.press(t.plan.title);
      await sees(wei, t.plan.tasks);
      await sees(wei, `[${t.join.firstTask}]`, 1);
    },
  ],
  [
    'when the group has gone on, the private message says so plainly, and one press goes with it',
    async (scene) => {
      const { t, wei } = scene;
      await openGroup(scene);
      await join(scene, wei, t.join.remindYes('13:00'));
      scene.goTo('2026-12-03T12:00:30Z');
      await scene.runJobs();
      await sees(wei, t.reminder.gap(2, told('Task 9', t)));
      await sees(wei, `[${t.task.group}]`, 1);
      await wei.press(t.reminder.others);
      await sees(wei, `[${t.reminder.otherWays}]`, 1);
      await wei.press(t.task.group);
      await sees(wei, told('What task 9 asks', t));
      // The message stays.
      await sees(wei, t.reminder.gap(2, told('Task 9', t)), 1);
    },
  ],
  [
    'who joins late is offered to go with the group by a button',
    async (scene) => {
      const { t, wei } = scene;
      await openGroup(scene);
      scene.goTo('2026-11-24T11:00:00Z');
      await join(scene, wei);
      await wei.press(t.join.firstTask);
      await sees(wei, `[${t.task.own}]`);
      await sees(wei, `[${t.task.group}]`, 1);
      await wei.press(t.task.group);
      await sees(wei, t.task.lateStart(true), 0);
      await sees(wei, told('What task 2 asks', t), 1);
    },
  ],
];

playAll(rows);
