import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { join } from '../../src/core/enrolment/join-cohort.ts';
import { endOverExams } from '../../src/core/exam/end-over-exams.ts';
import { lookAt } from '../../src/core/exam/look-at.ts';
import { askedItem } from '../../src/core/placement/asked-item.ts';
import { type LevelPage, type NextPlacement, placementRule } from '../../src/core/placement/model.ts';
import { nextPlacement } from '../../src/core/placement/next-placement.ts';
import { passQuestion } from '../../src/core/placement/pass-question.ts';
import { bankOf, levelsOf, nextItem, type Sitting } from '../../src/core/placement/rules.ts';
import { showLevel } from '../../src/core/placement/show-level.ts';
import { skipStage, startAt, takeUpStage } from '../../src/core/placement/skip-stages.ts';
import { performanceTask, testedStages } from '../../src/core/placement/stages.ts';
import { startPlacement } from '../../src/core/placement/start-placement.ts';
import { showProgress } from '../../src/core/progress/show-progress.ts';
import { answerQuestion } from '../../src/core/quiz/answer-question.ts';
import { explainQuestion } from '../../src/core/quiz/explain-question.ts';
import type { AskedQuestion } from '../../src/core/quiz/model.ts';
import { finishTask } from '../../src/core/task/finish-task.ts';
import { showTask } from '../../src/core/task/show-task.ts';
import { loadCurriculum, ownCurriculum } from '../../src/curriculum/load.ts';
import { madeUpEvidence } from '../../src/playground/evidence.ts';
import { at } from '../harness/clock.ts';
import { answerTo, curriculum, type Member, route, type World, world } from '../harness/world.ts';

let here: World;
let ana: Member;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());
const monday = at('2026-11-02T12:00');
const tuesday = at('2026-11-03T12:00');
beforeEach(async () => {
  await here.clear();
  ana = await here.member(await here.group());
});

/** Ana has studied on Monday. */
const studied = async () => here.answerAll(ana.learner, await here.begin(ana, monday), true, monday);
const begin = (now = tuesday) => startPlacement(here.ports, { ...ana, key: here.fresh(), now });
const goOn = (quiz: string, { now = tuesday, end = false } = {}) =>
  nextPlacement(here.ports, { learner: ana.learner, enrolments: [ana.enrolment], quiz, now, end });
function open(next: NextPlacement | { kind: 'early' }) {
  if (next.kind !== 'question') throw new Error(next.kind);
  return next;
}
const answer = (question: AskedQuestion, right: boolean, now = tuesday) => {
  const item = askedItem(curriculum, question.item)!;
  return answerQuestion(here.ports, {
    ...{ learner: ana.learner, question: question.id, now },
    answer: answerTo(question, item, right),
  });
};
/** Answers to the end, each as `right` says of its stage; gives the items. */
async function sit(right: (stage: string) => boolean | 'unknown', now = tuesday): Promise<string[]> {
  const asked: string[] = [];
  for (let next = await begin(now); next.kind === 'question'; ) {
    const { question } = next;
    const how = right(curriculum.placement.get(question.item)!.stage);
    if (how === 'unknown') await passQuestion(here.ports, { learner: ana.learner.id, question: question.id, now });
    else await answer(question, how, now);
    asked.push(question.item);
    next = await goOn(question.quiz, { now });
  }
  return asked;
}
async function level(now = tuesday): Promise<LevelPage> {
  const found = await showLevel(here.ports, { ...ana, now });
  if (found.kind !== 'level') throw new Error(found.kind);
  return found;
}
const stageOf = (item: string) => curriculum.placement.get(item)!.stage;

test('nobody is asked before the end of their first day, by no button', async () => {
  expect((await begin(tuesday)).kind).toBe('early');
  await studied();
  expect((await begin(monday)).kind).toBe('early');
  expect(await showLevel(here.ports, { ...ana, now: monday })).toEqual({ kind: 'early' });
  expect(await showProgress(here.ports, { ...ana, now: monday })).toMatchObject({ level: false });
  expect(await showProgress(here.ports, { ...ana, now: tuesday })).toMatchObject({ level: true });
  expect((await begin(tuesday)).kind).toBe('question');
});

test('who knows everything is told so, and may skip; who does not is spared what builds on it', async () => {
  await studied();
  const asked = await sit(() => true);
  expect(asked.length).toBeLessThanOrEqual(placementRule.most);
  expect(new Set(asked).size).toBe(asked.length);
  const { areas, stages } = await level();
  for (const { low, mid, high } of areas) expect([low < mid, mid < high, mid > 0.7]).toEqual([true, true, true]);
  expect(stages.filter(({ offered }) => offered).map(({ stage }) => stage)).toEqual(['S3', 'S5', 'S8']);

  ana = await here.member(await here.group(), { name: 'Ben' });
  await studied();
  const missed = await sit(() => false);
  // S8 builds on S5, of which nothing was right.
  expect(missed.map(stageOf)).not.toContain('S8');
  const below = await level();
  expect(below.areas.filter((one) => one.asked > 0).every(({ mid }) => mid < 0.5)).toBe(true);
  expect(below.areas.find(({ area }) => area === 'evaluation')).toMatchObject({ asked: 0 });
  expect(below.stages.some(({ offered }) => offered)).toBe(false);
});

test('not knowing says what a wrong answer says, and neither makes a card worse', async () => {
  await studied();
  const before = await here.store.progress.record({ learner: ana.learner.id, enrolment: ana.enrolment.id });
  await sit(() => 'unknown');
  const unknown = (await level()).areas;
  expect(await here.store.progress.record({ learner: ana.learner.id, enrolment: ana.enrolment.id })).toEqual(before);
  ana = await here.member(await here.group(), { name: 'Ben' });
  await studied();
  await sit(() => false);
  const wrong = (await level()).areas;
  for (const [i, { area, asked }] of unknown.entries()) expect(wrong[i]).toMatchObject({ area, asked });
});

test('questions get harder with right answers, and easier with wrong ones', () => {
  const stages = testedStages(route, curriculum).filter(({ stage }) => stage === 'S3');
  const bank = bankOf(stages, curriculum.placement, new Map());
  const medium = bank.filter(({ item }) => item.difficulty === 3).slice(0, 2);
  const asked = (correct: boolean) => {
    const answers = medium.map(({ item }) => ({ item: item.id, correct }));
    const difficulties = Array.from(
      { length: 30 },
      (_, n) => nextItem({ path: '', stages, bank, answers }, `${n}`)!.item.difficulty,
    );
    return difficulties.reduce((sum, one) => sum + one, 0) / difficulties.length;
  };
  expect(asked(true)).toBeGreaterThan(asked(false) + 0.5);
});

test('no path asks more than the most, and each ends for whoever knows a part', async () => {
  const whole = await loadCurriculum(ownCurriculum);
  for (const path of whole.paths.values()) {
    const stages = testedStages(path, whole);
    const bank = bankOf(stages, whole.placement, new Map());
    // No stage builds on a later one, so there is always one to begin with.
    for (const [i, { buildsOn }] of stages.entries())
      for (const other of buildsOn) expect(stages.findIndex(({ stage }) => stage === other)).toBeLessThan(i);
    for (const known of [0, 0.3, 0.6, 1]) {
      let answers: Sitting['answers'] = [];
      for (;;) {
        const next = nextItem({ path: path.id, stages, bank, answers }, `${path.id} ${known} ${answers.length}`);
        if (!next) break;
        const correct = (answers.length * 7) % 10 < 10 * known;
        answers = [...answers, { item: next.item.id, correct }];
        expect(answers.length).toBeLessThanOrEqual(placementRule.most);
      }
      expect(answers.length).toBeGreaterThan(1);
      expect(levelsOf({ path: path.id, stages, bank, answers }).length).toBeGreaterThan(0);
    }
  }
});

test('it is left and gone on with, ten presses at once are one, and its time ends it', async () => {
  await studied();
  const { question } = open(await begin());
  expect(open(await begin()).question.id).toBe(question.id);
  await Promise.all(Array.from({ length: 10 }, () => answer(question, true)));
  const next = await Promise.all(Array.from({ length: 10 }, () => goOn(question.quiz)));
  expect(new Set(next.map((one) => open(one).question.id)).size).toBe(1);
  expect(open(next[0]!).number).toBe(2);
  const late = tuesday.add({ hours: 24 * 14 });
  expect(await endOverExams(here.ports, { now: late.subtract({ hours: 1 }), limit: 10 })).toBe(0);
  expect(await endOverExams(here.ports, { now: late, limit: 10 })).toBe(1);
  expect(await goOn(question.quiz, { now: late })).toMatchObject({ kind: 'over' });
  expect(await level(late)).toMatchObject({ open: false, asked: 1, again: false });
  expect((await level(late.add({ hours: 24 * 28 }))).again).toBe(true);
});

test('nothing tells a key, not after the end either, and the sums say whose answers they are of nobody', async () => {
  await studied();
  const { question } = open(await begin());
  expect(await answer(question, false)).toMatchObject({ kind: 'held' });
  expect(await answer(question, true)).toMatchObject({ kind: 'held' });
  const told = () =>
    Promise.all([
      explainQuestion(here.ports, { learner: ana.learner.id, question: question.id }),
      lookAt(here.ports, { learner: ana.learner, question: question.id, now: tuesday }),
    ]);
  expect(await told()).toEqual([undefined, { answered: { kind: 'gone' } }]);
  expect((await here.store.quiz.itemsAsked(ana.learner.id)).waiting).toContain(question.item);
  await goOn(question.quiz, { end: true });
  await goOn(question.quiz, { end: true });
  expect(await told()).toEqual([undefined, { answered: { kind: 'gone' } }]);
  const sums = await here.store.statistic.abilitySums(1);
  expect([...sums.keys()]).toEqual([question.item]);
  expect(sums.get(question.item)).toMatchObject({ answers: 1, x: 0 });
  const other = await here.member(await here.group(), { name: 'Eve' });
  const stolen = { learner: other.learner, enrolments: [other.enrolment], quiz: question.quiz, now: tuesday };
  expect(await nextPlacement(here.ports, stolen)).toEqual({ kind: 'gone' });
  expect(
    await passQuestion(here.ports, { learner: other.learner.id, question: question.id, now: tuesday }),
  ).toBeUndefined();
});

test('a stage is skipped by its task only when that is done and checked, otherwise by word', async () => {
  await studied();
  const task = performanceTask(route, 'S3', curriculum.skills)!;
  const skipped = await skipStage(here.ports, { enrolment: ana.enrolment, stage: 'S3' });
  expect(skipped?.skips).toEqual({ stages: [{ stage: 'S3', by: 'word' }] });
  expect(await skipStage(here.ports, { enrolment: ana.enrolment, stage: 'S1' })).toBeUndefined();
  ana = await here.again(ana);
  expect((await level()).stages.find(({ stage }) => stage === 'S3')).toMatchObject({ skipped: 'word', shown: false });
  ana = { ...ana, enrolment: await takeUpStage(here.ports, { enrolment: ana.enrolment, stage: 'S3' }) };
  const again = () => skipStage(here.ports, { enrolment: ana.enrolment, stage: 'S3' });
  expect((await again())?.skips?.stages).toEqual([{ stage: 'S3', by: 'word' }]);
  await here.answerAll(ana.learner, await here.begin(ana, tuesday, { task: task.id }), true, tuesday);
  const evidence = madeUpEvidence(task, ana.enrolment.id);
  expect(await finishTask(here.ports, { ...ana, task: task.id, evidence, now: tuesday })).toMatchObject({
    kind: 'finished',
    evidence: 'checked',
  });
  expect((await again())?.skips?.stages).toEqual([{ stage: 'S3', by: 'task' }]);
  expect((await level()).stages.find(({ stage }) => stage === 'S3')).toMatchObject({ shown: true });
});

test('what is skipped is no task any more, and returns as questions between what is new', async () => {
  await studied();
  await here.studied(ana.enrolment, '2026-11-02', 30, route.days[0]!.task.id);
  ana = { ...ana, enrolment: (await skipStage(here.ports, { enrolment: ana.enrolment, stage: 'S3' }))! };
  ana = await here.again(ana);
  const shown = async (now: string) => {
    const found = await showTask(here.ports, { ...ana, now: at(now) });
    return found.kind === 'today' && found.today.kind === 'task' ? found.today.day.number : undefined;
  };
  // The second to the fifth day of this path are about S3 alone.
  const days = ['2026-11-02T12:00', '2026-11-03T12:00', '2026-11-06T12:00', '2026-11-09T12:00'];
  expect(await Promise.all(days.map(shown))).toEqual([1, undefined, undefined, 6]);
  const question = await here.begin(ana, at('2026-11-09T12:00'));
  const chosen = (await here.store.quiz.get(question.quiz))!.choice!.chosen.filter(({ cause }) => cause === 'new');
  expect(chosen.map(({ skipped = false }) => skipped).toSorted()).toEqual([false, true]);
});

test('a wrong skip shows, and can be taken back', async () => {
  await studied();
  ana = { ...ana, enrolment: (await skipStage(here.ports, { enrolment: ana.enrolment, stage: 'S3' }))! };
  const kps = route.days
    .filter(({ task }) => task.kps.every((kp) => curriculum.skills.get(kp.split('.')[0]!)?.stage === 'S3'))
    .flatMap(({ task }) => task.kps);
  for (const kp of kps.slice(0, 5)) {
    const question = await here.ask(curriculum.siblings.get(kp)![0]!.id, ana.learner, tuesday);
    await here.answerAll(ana.learner, question, false, tuesday);
  }
  const found = (await level()).stages.find(({ stage }) => stage === 'S3');
  expect(found).toMatchObject({ skipped: 'word', asked: 5, right: 0, doubtful: true });
});

test('whoever says where they start begins there, and can say otherwise', async () => {
  await studied();
  const enrolment = (await startAt(here.ports, { enrolment: ana.enrolment, week: 2 }))!;
  ana = await here.again({ ...ana, enrolment });
  expect(ana.enrolment.skips).toEqual({ stages: [], from: 2 });
  const alone = await here.solo(await here.person('Cy'));
  const moved = (await startAt(here.ports, { enrolment: alone.enrolment, week: 2 }))!;
  const shown = await showTask(here.ports, { learner: alone.learner, enrolment: moved, now: tuesday });
  expect(shown).toMatchObject({ kind: 'today', today: { kind: 'task', day: { number: 6 } } });
  const back = (await startAt(here.ports, { enrolment: moved, week: 1 }))!;
  expect(await showTask(here.ports, { learner: alone.learner, enrolment: back, now: tuesday })).toMatchObject({
    today: { kind: 'task', day: { number: 1 } },
  });
  expect(await startAt(here.ports, { enrolment: moved, week: 9 })).toBeUndefined();
});

test('what was skipped alone is skipped in the group that one joins', async () => {
  const cy = await here.solo(await here.person('Cy'));
  await skipStage(here.ports, { enrolment: cy.enrolment, stage: 'S3' });
  const place = { kind: 'cohort', cohort: await here.group(), path: route } as const;
  const joined = await join(here.ports, { learner: cy.learner, place, changes: {}, now: tuesday });
  expect(joined.enrolment.skips).toEqual({ stages: [{ stage: 'S3', by: 'word' }] });
});
