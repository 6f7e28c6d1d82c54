import { expect } from 'vitest';
import type { ChoiceItem, DailyQuestion } from '../../src/core/daily-question/model.ts';
import { castVote, showDailyQuestion } from '../../src/core/daily-question/show-daily-question.ts';
import { join as enrol } from '../../src/core/enrolment/join-cohort.ts';
import { keyOf } from '../../src/core/item/rules.ts';
import { textIn } from '../../src/core/language/rules.ts';
import { identifyLearner } from '../../src/core/learner/identify-learner.ts';
import type { Learner } from '../../src/core/learner/model.ts';
import { fewest } from '../../src/core/summary/model.ts';
import type { Seat } from '../harness/seat.ts';
import { join, openGroup, plainly, playAll, type Row, type Scene, sees } from '../harness/stage.ts';

// The question that each day's post asks: by button and privately, then in its thread.

/** A group on its second day: on the first, nothing was taught. Gives the question with its letters. */
async function secondDay(scene: Scene, ...people: readonly Seat[]) {
  await openGroup(scene);
  for (const who of people) await join(scene, who);
  scene.goTo(scene.now().add({ hours: 24 }));
  scene.chat.rest();
  await scene.runJobs();
  const row = await scene.db
    .selectFrom('daily_question' as never)
    .select('id' as never)
    .executeTakeFirstOrThrow();
  const question = (await scene.ports.dailyQuestion.get((row as { id: string }).id))!;
  const item = scene.curriculum.items.get(question.item) as ChoiceItem;
  const right = String.fromCharCode(65 + question.order.indexOf(keyOf(item)[0]!));
  const wrong = ['A', 'B', 'C'].filter((one) => one !== right);
  return { question, item, right, wrong: wrong as [string, string] };
}

/** Others of the group, who choose by position. */
async function others(scene: Scene, { cohort: of, id }: DailyQuestion, positions: readonly number[]): Promise<void> {
  const { ports, now, curriculum } = scene;
  const cohort = (await ports.cohort.get(of))!;
  const place = { kind: 'cohort', cohort, path: curriculum.paths.get(cohort.path)! } as const;
  for (const [n, position] of positions.entries()) {
    const who = { platform: 'web', account: `other-${n}`, name: `Other ${n}`, language: 'en', now: now() } as const;
    const { learner } = await identifyLearner(ports, who);
    await enrol(ports, { learner, place, changes: {}, now: now() });
    await vote(scene, id, learner, position);
  }
}

const vote = ({ ports, now }: Scene, question: string, learner: Learner, position: number) =>
  castVote(ports, { question, learner, position, now: now() });

/** Some hours later. */
async function after(scene: Scene, hours: number): Promise<void> {
  scene.goTo(scene.now().add({ hours }));
  scene.chat.rest();
  await scene.runJobs();
}

const rows: readonly Row[] = [
  [
    'the question is answered privately, its thread shows the split without the key, and then the key and how it turned',
    async (scene) => {
      const { t, wei, mei } = scene;
      const { question, item, right, wrong } = await secondDay(scene, wei, mei);
      const explanation = plainly(textIn(item.explanation, t.language));
      await sees(wei, t.dailyQuestion.title, 1);
      await wei.press(t.dailyQuestion.answer);
      await sees(wei, t.dailyQuestion.choose);
      await wei.press(wrong[0]);
      await sees(wei, plainly(t.dailyQuestion.saved(wrong[0])));
      const [key, other] = [right, wrong[1]].map((one) => one.charCodeAt(0) - 65) as [number, number];
      await others(scene, question, [key, other, other, other]);
      await after(scene, 12);
      const split = await sees(mei, plainly(t.dailyQuestion.splitTitle));
      for (const shares of ['20%', '60%']) expect(split).toContain(shares);
      expect(await wei.sees()).not.toContain(explanation);
      await wei.press(t.dailyQuestion.answer);
      await sees(wei, plainly(t.dailyQuestion.mine(wrong[0])));
      await wei.press(right);
      await sees(wei, plainly(t.dailyQuestion.saved(right)));
      await after(scene, 12);
      const end = await sees(mei, plainly(t.dailyQuestion.turn(20, 40)));
      expect(end).toContain(explanation);
      // Closed means closed.
      const before = await scene.ports.dailyQuestion.votes(question.id);
      await wei.press(t.dailyQuestion.answer);
      await sees(wei, plainly(t.dailyQuestion.chose(wrong[0], right)));
      expect(await scene.ports.dailyQuestion.votes(question.id)).toEqual(before);
    },
  ],
  [
    'under five answers there is no split and no turn, and a choice that comes too late is refused kindly',
    async (scene) => {
      const { t, wei, mei } = scene;
      const { question, right, wrong } = await secondDay(scene, wei, mei);
      await wei.press(t.dailyQuestion.answer);
      await sees(wei, t.dailyQuestion.choose);
      await after(scene, 12);
      const few = t.dailyQuestion.few('|').split('|')[0]!;
      await sees(mei, plainly(few));
      await sees(mei, t.dailyQuestion.fewTitle, 1);
      expect(await mei.sees()).not.toContain(t.dailyQuestion.splitTitle);
      expect(await mei.sees()).not.toMatch(/\d%/);
      scene.goTo(scene.now().add({ hours: 12 }));
      // The job has not come by yet: nothing is said of the key, and nothing counts.
      await wei.press(right);
      const seen = await sees(wei, plainly(t.dailyQuestion.late));
      expect(seen).toContain(plainly(t.dailyQuestion.closing));
      await scene.runJobs();
      await sees(mei, plainly(t.dailyQuestion.endTitle));
      expect(await mei.sees()).not.toMatch(/\d%/);
      expect(await scene.ports.dailyQuestion.votes(question.id)).toEqual([{ learner: expect.any(String) }]);
      void wrong;
    },
  ],
  [
    'a group of one, or of nobody yet, is told so in words: no figure, and nobody to argue with',
    async (scene) => {
      const { t, wei, mei } = scene;
      const { wrong } = await secondDay(scene, wei);
      await wei.press(t.dailyQuestion.answer);
      await sees(wei, t.dailyQuestion.choose);
      await wei.press(wrong[0]);
      await sees(wei, plainly(t.dailyQuestion.saved(wrong[0])));
      expect(await wei.sees()).not.toContain(t.dailyQuestion.argue);
      await after(scene, 12);
      const seen = await sees(wei, t.dailyQuestion.alone(fewest, '|').split('|')[0]!, 1);
      for (const said of [t.dailyQuestion.argue, t.dailyQuestion.invite, t.dailyQuestion.say])
        expect(seen).not.toContain(said);
      expect(seen).not.toMatch(/\d%|\b0 (of|\/)/);
      await mei.command('cohort members');
      await sees(mei, t.member.privacy);
      expect(await mei.sees()).not.toMatch(/\b0 (members|active|not started|at risk|with)|0 人/);
    },
  ],
  [
    'whoever wants to be told is told at once and alone, and nothing that they choose after that counts',
    async (scene) => {
      const { t, wei, mei } = scene;
      const { question, item, right, wrong } = await secondDay(scene, wei, mei);
      const explanation = plainly(textIn(item.explanation, t.language));
      await wei.press(t.dailyQuestion.answer);
      await sees(wei, t.dailyQuestion.choose);
      await wei.press(wrong[0]);
      await sees(wei, plainly(t.dailyQuestion.saved(wrong[0])));
      await wei.press(t.dailyQuestion.tell);
      await sees(wei, explanation);
      expect(await mei.sees()).not.toContain(explanation);
      const learner = (
        await scene.ports.learner.list((await scene.ports.dailyQuestion.votes(question.id)).map((v) => v.learner))
      )[0]!.learner;
      const shown = await vote(scene, question.id, learner, right.charCodeAt(0) - 65);
      expect(shown).toMatchObject({ kind: 'told', late: true });
      const [own] = await scene.ports.dailyQuestion.votes(question.id);
      expect(own?.first).toBe(own?.last);
      // Whoever has chosen nothing is not told that what they chose stands.
      await mei.press(t.dailyQuestion.answer);
      await sees(mei, t.dailyQuestion.choose);
      await mei.press(t.dailyQuestion.tell);
      expect(await sees(mei, t.dailyQuestion.toldFirst)).not.toContain(t.dailyQuestion.told);
    },
  ],
  [
    'two who chose differently and want to argue are brought together; a group of minors pairs nobody',
    async (scene) => {
      const { t, wei, mei } = scene;
      const { question, right, wrong } = await secondDay(scene, wei, mei);
      for (const [who, choice] of [
        [wei, right],
        [mei, wrong[0]],
      ] as const) {
        await who.press(t.dailyQuestion.answer);
        await sees(who, t.dailyQuestion.choose);
        await who.press(choice);
        await sees(who, plainly(t.dailyQuestion.saved(choice)));
        await who.press(t.dailyQuestion.argue);
      }
      await sees(wei, plainly(t.dailyQuestion.waiting));
      await scene.runJobs();
      for (const who of [wei, mei]) expect(await who.dms()).toContain(plainly(t.dailyQuestion.pairTitle));
      // A block is for good, and whoever is blocked hears nothing of it.
      const before = await mei.dms();
      await wei.press(t.buddy.block('Mei'));
      await sees(wei, t.peers.blockYes);
      await wei.press(t.peers.blockYes);
      await sees(wei, t.peers.blocked);
      await scene.runJobs();
      expect(await mei.dms()).toBe(before);
      const people = await scene.ports.dailyQuestion.votes(question.id);
      const blocks = await scene.ports.report.blocksAmong(people.map((one) => one.learner));
      expect([...blocks.values()].map(({ size }) => size)).toEqual([1]);
      const cohort = (await scene.ports.cohort.get(question.cohort))!;
      await scene.ports.cohort.save(cohort.id, { minors: true });
      const [{ learner } = { learner: '' }] = await scene.ports.dailyQuestion.votes(question.id);
      const found = (await scene.ports.learner.get(learner))!.learner;
      expect(
        await showDailyQuestion(scene.ports, { question: question.id, learner: found, now: scene.now() }),
      ).toMatchObject({ mayArgue: false });
    },
  ],
  [
    'an organiser switches it off, and posts have none from then on',
    async (scene) => {
      const { t, wei, mei } = scene;
      await secondDay(scene, wei, mei);
      await mei.command('cohort settings');
      await sees(mei, t.cohort.settings);
      await mei.press(t.dailyQuestion.settingOff);
      await sees(mei, plainly(t.dailyQuestion.saysFrom));
      await after(scene, 24);
      const { n } = (await scene.db
        .selectFrom('daily_question' as never)
        .select(({ fn }) => [fn.countAll().as('n') as never])
        .executeTakeFirstOrThrow()) as { n: string };
      expect(Number(n)).toBe(1);
    },
  ],
];

playAll(rows);
