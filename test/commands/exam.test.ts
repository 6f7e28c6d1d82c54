import { expect } from 'vitest';
import type { Item } from '../../src/core/curriculum/item.ts';
import { sample } from '../curriculum/sample.ts';
import type { Seat } from '../harness/seat.ts';
import { join, openGroup, plainly, playAll, type Row, type Scene, sees, told } from '../harness/stage.ts';

/** Every point is asked about by buttons. */
const items = [...sample.items.values()].filter(({ type }) => type === 'single' || type === 'truefalse');
const curriculum = { ...sample, siblings: Map.groupBy(items, (item: Item) => item.kp) };

/** Answers the question of an exam that is open, whatever it is; gives its item. */
async function answer({ db, t }: Scene, who: Seat): Promise<string> {
  const { item, number, of } = await db
    .selectFrom('draw')
    .innerJoin('quiz', 'quiz.id', 'draw.quiz')
    .leftJoin('attempt', 'attempt.draw', 'draw.id')
    .where('attempt.draw', 'is', null)
    .where('draw.kept', 'is', null)
    .select(['item', 'number', 'quiz.items as of'])
    .orderBy('draw.id', 'desc')
    .executeTakeFirstOrThrow();
  await who.press(sample.items.get(item)?.type === 'truefalse' ? t.quiz.no : 'A');
  return `${number}/${of.length}`;
}

/** Answers an exam that is open, to its end. */
async function sit(scene: Scene, who: Seat, name: string): Promise<void> {
  const { t } = scene;
  for (;;) {
    const [n = 0, of = 0] = (await answer(scene, who)).split('/').map(Number);
    if (n === of) break;
    await sees(who, t.exam.title(name, n + 1, of));
  }
  await sees(who, t.exam.result(name));
}

const rows: readonly Row[] = [
  [
    'a mock test explains nothing until its end, and then scores by area and shows each answer',
    async (scene) => {
      const { t, mei, wei } = scene;
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.command('quiz', { mode: 'mock' });
      await sees(wei, t.exam.few(4));
      await wei.command('quiz', { topic: 'later' });
      for (let n = 1; n <= 5; n++) {
        await sees(wei, t.quiz.title(n, 5, t.language === 'en' ? 'The later skill' : 'later 技能'));
        await wei.press(t.quiz.no);
        const on = n < 5 ? t.quiz.next : t.quiz.finish;
        await sees(wei, `[${on}]`, 1);
        await wei.press(on);
      }
      await sees(wei, `[${t.quiz.more}]`);
      await wei.command('quiz', { mode: 'mock' });
      // Before its clock runs, it says what it takes; no question is shown.
      await sees(wei, plainly(t.exam.ready(6, t.exam.minutes(4))));
      expect(await wei.sees()).not.toContain(t.exam.title(t.exam.names.mock, 1, 6));
      await wei.press(t.exam.start);
      await sees(wei, t.exam.title(t.exam.names.mock, 1, 6));
      const explained = (await wei.sees()).split(plainly('Explanation of')).length;
      await answer(scene, wei);
      await sees(wei, t.exam.title(t.exam.names.mock, 2, 6));
      // Left, and taken up again where it was.
      await wei.command('quiz', { mode: 'mock' });
      await sees(wei, t.exam.title(t.exam.names.mock, 2, 6), 2);
      await sit(scene, wei, t.exam.names.mock);
      expect((await wei.sees()).split(plainly('Explanation of')).length).toBe(explained);
      await sees(wei, t.exam.areas);
      await wei.press(t.exam.look);
      await sees(wei, told('Explanation of', t).replace('（中文）', ''), explained);
      await sees(wei, `[${t.quiz.next}]`);
    },
  ],
  [
    'a sprint is measured before and after, and the group reads of it when the learner says so',
    async (scene) => {
      const { t, mei, wei, runJobs, goTo } = scene;
      await openGroup({ t, mei });
      // What a post asks is asked nowhere else meanwhile, and here are few questions.
      await scene.db.updateTable('cohort').set({ question_off: true }).execute();
      await join({ t }, wei);
      await wei.press(t.join.firstTask);
      await sees(wei, `[${t.exam.offerBefore}]`);
      await wei.press(t.exam.offerBefore);
      await sees(wei, plainly(t.exam.ready(8, t.exam.hours(24))), 1);
      await wei.press(t.exam.start);
      await sees(wei, `[${t.exam.end}]`, 1);
      await sit(scene, wei, t.exam.names.before);
      await sees(wei, t.exam.beforeDone);
      await wei.command('quiz', { mode: 'check' });
      await sees(wei, plainly(t.exam.wait(0, 8)).slice(0, 6));
      goTo('2026-12-04T11:00:00Z');
      await runJobs();
      await wei.command('quiz', { mode: 'check' });
      await sees(wei, `[${t.exam.start}]`, 1);
      await wei.press(t.exam.start);
      await sees(wei, t.exam.title(t.exam.names.after, 1, 8));
      await sit(scene, wei, t.exam.names.after);
      const [change = ''] = /\d+\/\d+ → \d+\/\d+[^*”\n]*/.exec(await wei.sees()) ?? [];
      expect(change).toContain('2');
      expect(await mei.sees()).not.toContain('→');
      await wei.press(t.exam.tell);
      await sees(wei, t.peers.shared);
      await sees(wei, `[${t.exam.tell}]`, 0);
      await runJobs();
      await sees(mei, '→');
    },
  ],
];

playAll(rows, { curriculum });
