import { expect } from 'vitest';
import { join as enrol } from '../../src/core/enrolment/join-cohort.ts';
import { identifyLearner } from '../../src/core/learner/identify-learner.ts';
import { mostADay } from '../../src/core/note/model.ts';
import { fewest } from '../../src/core/summary/model.ts';
import { finishTask } from '../../src/core/task/finish-task.ts';
import type { Seat } from '../harness/seat.ts';
import { join, openGroup, plainly, playAll, type Row, type Scene, sayOld, sees } from '../harness/stage.ts';

// What the group sees of each other: on the daily post, and in the thread below it.

/** Other members, who came by themselves. */
async function others({ db, ports, now, curriculum }: Scene, names: readonly string[]) {
  const { id } = await db.selectFrom('cohort').select('id').executeTakeFirstOrThrow();
  const cohort = await ports.cohort.get(id);
  const path = curriculum.paths.get(cohort!.path)!;
  const place = { kind: 'cohort', cohort: cohort!, path } as const;
  return Promise.all(
    names.map(async (name) => {
      const who = { platform: 'web', account: `other-${name}`, name, language: 'en', now: now() } as const;
      const { learner } = await identifyLearner(ports, who);
      return enrol(ports, { learner, place, changes: {}, now: now() });
    }),
  );
}

/** Names are isolated on the screen. */
const isolatedOut = (seen: string) => seen.replace(/[\u2068\u2069]/g, '');

/** A group of these people, with its post of the day. */
async function meet(scene: Scene, ...people: readonly Seat[]): Promise<void> {
  await openGroup(scene);
  for (const who of people) await join(scene, who);
  await scene.runJobs();
}

const rows: readonly Row[] = [
  [
    'the post of the day counts in place who has done its task, from five people on',
    async (scene) => {
      const { t, wei, ports, now } = scene;
      await openGroup(scene);
      await scene.runJobs();
      await sees(wei, t.post.beFirst(fewest), 1);
      // Whoever is not its organiser sees the card alone first, and posts it with another press.
      await wei.command('cohort show');
      await sees(wei, t.cohort.shownAlone);
      expect(isolatedOut(await wei.sees())).not.toContain(t.cohort.shown('').slice(-12));
      await wei.press(t.cohort.showHere);
      await sees(wei, t.cohort.shown('').slice(-12));
      for (const { learner, enrolment } of await others(scene, ['A', 'B', 'C', 'D', 'E'])) {
        const done = { learner, enrolment, task: 'task-1', evidence: [], now: now() };
        expect((await finishTask(ports, done)).kind).toBe('finished');
      }
      scene.goTo(now().add({ minutes: 2 }));
      await scene.runJobs();
      await sees(wei, t.post.did(5), 1);
      expect(await wei.sees()).not.toContain(plainly(t.post.beFirst(fewest)));
    },
  ],
  [
    'a question goes into the thread without a name, its answer comes back, and the thread says who solved it',
    async (scene) => {
      const { t, mei, wei } = scene;
      await meet(scene, mei, wei);
      await wei.press(t.peers.stuckButton);
      await wei.submit({ words: 'I tried *everything*, <@1> @everyone', signed: 'no', notify: 'yes' });
      await sees(wei, t.peers.askedTold);
      await scene.runJobs();
      const asked = await sees(mei, t.peers.asks(t.peers.somebody, 'TASK').split('TASK')[0]!.replace(/\*\*/g, ''));
      expect(asked).toContain('I tried *everything*');
      await mei.press(t.peers.answerButton);
      await mei.submit({ words: 'Restart it', signed: 'yes' });
      await sees(mei, t.peers.answered);
      await scene.runJobs();
      // In the thread for all, and in the asker's own messages, as they wished.
      await sees(mei, 'Restart it');
      expect(await wei.dms()).toContain(t.peers.gotAnswer);
      await wei.command('peers');
      await sees(wei, t.peers.seeAnswers(1));
      await wei.press(t.peers.seeAnswers(1));
      await sees(wei, t.peers.solved);
      await wei.press(t.peers.solved);
      await sees(wei, t.peers.solvedNow);
      await scene.runJobs();
      expect(isolatedOut(await sees(mei, t.peers.solvedBy('').slice(0, 3)))).toContain(t.peers.solvedBy('Mei'));
      // Nobody but the organiser's report ever names who asked.
      expect(isolatedOut(await mei.sees())).not.toContain(
        t.peers.asks('Wei', 'TASK').split('TASK')[0]!.replace(/\*\*/g, ''),
      );
    },
  ],
  [
    'a question that nobody answers stays with its asker, who reads that the organiser was told, and closes it',
    async (scene) => {
      const { t, mei, wei } = scene;
      await meet(scene, mei, wei);
      await wei.press(t.peers.stuckButton);
      await wei.submit({ words: 'Where does it stop', signed: 'no', notify: 'no' });
      scene.chat.rest();
      await scene.runJobs();
      await wei.command('peers');
      await sees(wei, t.peers.noAnswer);
      const { now } = scene;
      scene.goTo(now().add({ hours: 24 }));
      scene.chat.rest();
      await scene.runJobs();
      scene.goTo(now().add({ hours: 10 * 24 }));
      scene.chat.rest();
      await wei.command('peers');
      await sees(wei, t.peers.noAnswerTold);
      await wei.press(t.peers.close);
      await sees(wei, t.peers.closedNow);
      scene.chat.rest();
      await scene.runJobs();
      await sees(mei, t.peers.closed);
      scene.chat.rest();
      await wei.command('peers');
      expect(await wei.sees()).not.toContain(t.peers.noAnswerTold);
    },
  ],
  [
    'a sentence is posted with a name, at most so many a day',
    async (scene) => {
      const { t, mei, wei } = scene;
      await meet(scene, mei, wei);
      for (let n = 1; n <= mostADay.share; n++) {
        await wei.press(t.peers.shareButton);
        await wei.submit({ words: `Thought ${n}` });
        await sees(wei, t.peers.shared);
      }
      await wei.command('peers');
      await sees(wei, t.peers.nobodyStuck);
      await wei.press(t.peers.shareButton);
      await wei.submit({ words: 'One too many' });
      await sees(wei, t.peers.spent(mostADay.share, t.date(Temporal.PlainDate.from('2026-11-24'))));
      scene.chat.rest();
      await scene.runJobs();
      const seen = isolatedOut(await sees(mei, 'Thought 1'));
      expect(seen).toContain(t.peers.shares('Wei'));
      expect(seen).not.toContain('One too many');
    },
  ],
  [
    'what somebody posted can be taken back by them alone, before it is sent and after, and its words are gone',
    async (scene) => {
      const { t, db, mei, wei } = scene;
      await meet(scene, mei, wei);
      await wei.press(t.peers.shareButton);
      await wei.submit({ words: 'Never sent' });
      await sees(wei, t.peers.shared);
      await wei.press(t.peers.withdraw);
      await sees(wei, t.peers.withdrawnNow);
      await wei.press(t.peers.shareButton);
      await wei.submit({ words: 'Said too soon' });
      await sees(wei, t.peers.shared);
      scene.chat.rest();
      await scene.runJobs();
      expect(await sees(mei, 'Said too soon')).not.toContain('Never sent');
      // Everybody has the same button on it: its author can take it back, and nobody reports their own.
      await wei.press(t.peers.line);
      const behind = await sees(wei, t.peers.yours);
      for (const other of [t.peers.report, t.peers.block]) expect(behind).not.toContain(`[${other}]`);
      await mei.press(t.peers.line);
      const others = await sees(mei, `[${t.peers.report}]`);
      expect(others).toContain(`[${t.peers.block}]`);
      expect(others).not.toContain(`[${t.peers.withdraw}]`);
      const { id } = await db
        .selectFrom('note')
        .select('id')
        .where('text', '=', 'Said too soon')
        .executeTakeFirstOrThrow();
      await sayOld(scene, [`peers.withdraw:${id}`], mei);
      await mei.press('Old 0');
      await sees(mei, t.chat.gone);
      await wei.press(t.peers.withdraw);
      await sees(wei, t.peers.withdrawnNow);
      scene.chat.rest();
      await scene.runJobs();
      expect(await sees(mei, t.peers.withdrawn)).not.toContain('Said too soon');
      expect(await db.selectFrom('note').select('text').execute()).toEqual([{ text: '' }, { text: '' }]);
    },
  ],
  [
    'the post says for whom its way in is: everybody sees it, and whoever has joined is told so',
    async (scene) => {
      const { t, mei, wei } = scene;
      await meet(scene, mei);
      await mei.press(t.post.join);
      await sees(mei, plainly(t.join.already('')));
      await wei.press(t.post.join);
      await sees(wei, t.join.tryFirst);
    },
  ],
  [
    'what is reported is hidden in place, and an organiser keeps it or removes it, which is on record',
    async (scene) => {
      const { t, mei, wei } = scene;
      const ana = scene.seat('Ana');
      await meet(scene, mei, wei, ana);
      await wei.press(t.peers.stuckButton);
      await wei.submit({ words: 'Something unkind', signed: 'no', notify: 'no' });
      await sees(wei, t.peers.asked);
      await scene.runJobs();
      await sees(ana, 'Something unkind');
      await ana.press(t.peers.line);
      await sees(ana, `[${t.peers.block}]`);
      await ana.press(t.peers.report);
      await sees(ana, t.peers.reportAsk);
      await ana.press(t.peers.reportYes);
      await sees(ana, t.peers.reported);
      await sees(ana, `[${t.peers.reportYes}]`, 0);
      await scene.runJobs();
      await sees(ana, t.peers.hidden);
      expect(await ana.sees()).not.toContain('Something unkind');
      // The organiser is told who wrote it, in private.
      expect(isolatedOut(await mei.dms())).toContain(t.peers.wrote('Wei'));
      await mei.command('peers');
      await sees(mei, t.peers.remove);
      await mei.press(t.peers.remove);
      await sees(mei, t.peers.removedNow);
      await scene.runJobs();
      await sees(ana, t.peers.removed);
      await mei.command('peers');
      expect(isolatedOut(await sees(mei, t.audit.title))).toContain(
        t.audit.line('Mei', t.audit.did.remove, 'WHEN').split('WHEN：').at(-1)!.split('WHEN:').at(-1)!.trim(),
      );
      // Nobody else decides.
      await sayOld(scene, ['peers.keep:1'], ana);
      await ana.press('Old 0');
      await sees(ana, t.chat.organiserOnly);
    },
  ],
  [
    'whom somebody blocks is not read any more where the bot can decide it, and is not told',
    async (scene) => {
      const { t, mei, wei } = scene;
      await meet(scene, mei, wei);
      await wei.press(t.peers.stuckButton);
      await wei.submit({ words: 'Where do I begin', signed: 'no', notify: 'no' });
      await sees(wei, t.peers.asked);
      await scene.runJobs();
      await mei.command('peers');
      await sees(mei, 'Where do I begin');
      const before = await wei.dms();
      await mei.press(t.peers.line);
      await sees(mei, `[${t.peers.block}]`);
      await mei.press(t.peers.block);
      await sees(mei, t.peers.blockYes);
      await mei.press(t.peers.blockYes);
      await sees(mei, t.peers.blocked);
      await sees(mei, `[${t.peers.blockYes}]`, 0);
      await mei.command('peers');
      await sees(mei, t.peers.nobodyStuck);
      expect(await wei.dms()).toBe(before);
      expect(await wei.sees()).not.toContain(t.peers.blocked);
    },
  ],
  [
    'whoever joins may have the group told, in one line, once',
    async (scene) => {
      const { t, mei, wei } = scene;
      await openGroup(scene);
      await join(scene, mei);
      // Nothing is offered while there is no post below which it could stand.
      expect(await mei.sees()).not.toContain(t.peers.tellButton);
      await scene.runJobs();
      await join(scene, wei);
      await wei.press(t.peers.tellButton);
      await sees(wei, t.peers.told);
      // It has done its one job; the way on is where it was.
      await sees(wei, `[${t.peers.tellButton}]`, 0);
      await sees(wei, `[${t.join.firstTask}]`);
      scene.allow(/callback 400|"code":40060/);
      await wei.again();
      await scene.runJobs();
      const line = t.peers.arrives('Wei', 2);
      const seen = isolatedOut(await sees(mei, t.peers.arrives('', 2).slice(-4)));
      expect(seen.split(line)).toHaveLength(2);
    },
  ],
  [
    'below the line about somebody new, members say hello by a button, once each, and whoever is in no group is shown the way in',
    async (scene) => {
      const { t, db, mei, wei } = scene;
      const ana = scene.seat('Ana');
      await meet(scene, mei);
      await join(scene, wei);
      await wei.press(t.peers.tellButton);
      await sees(wei, t.peers.told);
      scene.chat.rest();
      await scene.runJobs();
      await sees(mei, `[${t.peers.helloButton}]`);
      await mei.press(t.peers.helloButton);
      await mei.submit({ words: 'Good to have you here' });
      await sees(mei, t.peers.shared);
      scene.chat.rest();
      await scene.runJobs();
      expect(isolatedOut(await sees(wei, 'Good to have you here'))).toContain(t.peers.shares('Mei'));
      await mei.press(t.peers.helloButton);
      await mei.submit({ words: 'And once more' });
      await sees(mei, t.peers.saidBefore);
      scene.chat.rest();
      await scene.runJobs();
      expect(await wei.sees()).not.toContain('And once more');
      expect(await db.selectFrom('note').select('kind').orderBy('id').execute()).toEqual([
        { kind: 'arrival' },
        { kind: 'share' },
      ]);
      await ana.press(t.peers.helloButton);
      await sees(ana, `[${t.join.button}]`);
    },
  ],
];

playAll(rows);
