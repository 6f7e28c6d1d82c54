import { textIn } from '../../src/core/language/rules.ts';
import { mapped, project } from '../curriculum/mapped.ts';
import { join, openGroup, playAll, type Row, sees } from '../harness/stage.ts';

const url = 'https://gitee.com/wei/clock/commit/3f9a1c2d4e';

const rows: readonly Row[] = [
  [
    'a learner hands in a project by a commit or a file, scores it, and the organiser sees both',
    async ({ t, mei, wei, chat }) => {
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.command('task');
      await sees(wei, `[${t.task.aboutButton}]`);
      await wei.press(t.task.aboutButton);
      await sees(wei, `[${t.roadmap.project}]`);
      await wei.press(t.roadmap.project);
      await sees(wei, t.project.seen);
      await wei.press(t.project.handIn(1));
      await wei.submit({ commit: url });
      await sees(wei, t.project.looks.waiting);
      await wei.press(t.project.score);
      await sees(wei, t.project.rowHow);
      await wei.press(t.project.points(1));
      await sees(wei, t.project.total(1, 2));
      if (chat.platform().can.has('modal')) {
        await wei.press(t.project.again(1));
        await wei.submit({ commit: '' }, { files: { file: { name: 'tool.py', bytes: Buffer.from([0, 1, 2]) } } });
        await sees(wei, t.project.refused.noText);
        await wei.press(t.chat.again);
        await wei.submit({ commit: '' }, { files: { file: { name: 'clock.py', bytes: Buffer.from('print(1)') } } });
        await sees(wei, 'clock.py');
      }
      await mei.command('cohort settings');
      await sees(mei, t.cohort.settings);
      await mei.press(t.project.title);
      await sees(mei, t.project.private);
      await sees(mei, textIn(project.name, t.language));
      await sees(mei, t.project.ownScore(1, 2));
    },
  ],
];

playAll(rows, { curriculum: mapped });
