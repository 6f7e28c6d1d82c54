import { minutesADay } from '../../src/core/progress/model.ts';
import { at, date } from '../harness/clock.ts';
import { join, openGroup, playAll, type Row, sees } from '../harness/stage.ts';

const rows: readonly Row[] = [
  [
    'whoever asks for it in the settings hears once, in private, before a long streak ends',
    async ({ t, mei, wei, db, store, goTo, runJobs }) => {
      await openGroup({ t, mei });
      await join({ t }, wei);
      const { enrolment } = await db.selectFrom('enrolment').select('id as enrolment').executeTakeFirstOrThrow();
      const day = (weeks: number, days: number) => date('2026-11-23').subtract({ weeks }).add({ days });
      for (const weeks of [1, 2, 3, 4])
        for (const days of [0, 1, 2, 3, 4]) {
          const done = { enrolment, task: `made-up-${weeks}-${days}`, evidence: [], minutes: 5, mostADay: minutesADay };
          const on = day(weeks, days);
          await store.task.finish({ ...done, checked: false, day: on, at: at(`${on}T12:00`) });
        }
      await wei.command('settings');
      await sees(wei, t.settings.title);
      await wei.press(t.settings.nudgeOn);
      await sees(wei, t.settings.nudgeValue(true, 3));
      await sees(wei, `[${t.settings.nudgeOff}]`);
      // A Friday: with one day studied and two freezes, two more days are needed, and three are left.
      goTo('2026-11-27T20:30:00Z');
      await runJobs();
      goTo('2026-11-28T20:30:00Z');
      await runJobs();
      await sees(wei, t.nudge.title(4), 1);
      await sees(wei, t.nudge.stop);
    },
  ],
];

playAll(rows);
