import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rebuildCards } from '../../src/core/card/rebuild-cards.ts';
import { endOverExams } from '../../src/core/exam/end-over-exams.ts';
import { lookAt } from '../../src/core/exam/look-at.ts';
import type { NextExam } from '../../src/core/exam/model.ts';
import { nextExam } from '../../src/core/exam/next-exam.ts';
import { byArea } from '../../src/core/exam/rules.ts';
import { startCheck, startMock } from '../../src/core/exam/start-exam.ts';
import { answerQuestion } from '../../src/core/quiz/answer-question.ts';
import { explainQuestion } from '../../src/core/quiz/explain-question.ts';
import { startQuiz } from '../../src/core/quiz/start-quiz.ts';
import { at } from '../harness/clock.ts';
import { answerTo, curriculum, type Member, type World, world } from '../harness/world.ts';

let here: World;
let ana: Member;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());
const monday = at('2026-11-02T12:00');
const later = (hours: number) => monday.add({ hours });
beforeEach(async () => {
  await here.clear();
  ana = await here.member(await here.group());
});

const kps = [...curriculum.siblings.keys()].slice(0, 8);
/** Ana has met these points. */
async function meet() {
  for (const kp of kps)
    await here.answerAll(
      ana.learner,
      await here.ask(curriculum.siblings.get(kp)![0]!.id, ana.learner, monday),
      true,
      monday,
    );
}
const known = () => here.store.progress.record({ learner: ana.learner.id, enrolment: ana.enrolment.id });
/** What there is of an exam, begun where it was only offered. */
const begun =
  (start: typeof startMock) =>
  async (now: Temporal.Instant): Promise<NextExam> => {
    const next = await start(here.ports, { ...ana, now });
    return next.kind === 'ready' ? start(here.ports, { ...ana, paper: next.paper, now }) : next;
  };
const mock = begun(startMock);
const check = begun(startCheck);
function open(next: NextExam) {
  if (next.kind !== 'question') throw new Error(next.kind);
  return next.question;
}
const answer = (next: NextExam, right: boolean, now: Temporal.Instant) => {
  const question = open(next);
  const given = answerTo(question, curriculum.items.get(question.item)!, right);
  return answerQuestion(here.ports, { learner: ana.learner, question: question.id, answer: given, now });
};
/** Answers to the end: the first `right` rightly. */
async function sit(next: NextExam, right: number, now: Temporal.Instant): Promise<NextExam> {
  let [exam, n] = [next, 0];
  for (; exam.kind === 'question'; n++) {
    expect(await answer(exam, n < right, now)).toEqual({ kind: 'held', question: expect.anything() });
    exam = await nextExam(here.ports, { learner: ana.learner, quiz: open(exam).quiz, now });
  }
  return exam;
}

test('a mock test says nothing before its end, and then marks, scores and logs everything', async () => {
  await meet();
  const before = await known();
  const exam = await mock(later(1));
  const question = open(exam);
  await answer(exam, true, later(1));
  // Nothing that can be read tells whether it was right: not the record, not another press, not what explains it.
  expect(await known()).toEqual(before);
  expect(await answer(exam, false, later(1))).toEqual({ kind: 'held', question: expect.anything() });
  expect(await explainQuestion(here.ports, { learner: ana.learner.id, question: question.id })).toBeUndefined();
  expect(await lookAt(here.ports, { learner: ana.learner, question: question.id, now: later(1) })).toMatchObject({
    answered: { kind: 'gone' },
  });
  const asked = await here.store.quiz.itemsAsked(ana.learner.id);
  const items = (await here.store.quiz.get(question.quiz))!.items;
  for (const item of items) expect(asked.waiting).toContain(item);

  const result = await sit(await mock(later(1)), 2, later(1));
  expect(result).toMatchObject({ kind: 'result', right: 3, of: items.length, open: 0 });
  if (result.kind !== 'result') throw new Error(result.kind);
  expect(result.areas.reduce((sum, { right }) => sum + right, 0)).toBe(3);
  const { cards } = await known();
  const sum = (list: typeof cards) => list.reduce((n, card) => n + card.asked, 0);
  expect(sum(cards)).toBe(sum(before.cards) + items.length);
  expect(await rebuildCards(here.ports, { dry: true })).toMatchObject({ changed: 0 });
  expect(await lookAt(here.ports, { learner: ana.learner, question: question.id, now: later(2) })).toMatchObject({
    answered: { kind: 'repeat', correct: true, item: { id: question.item } },
    next: { number: 2 },
  });
  expect((await here.store.quiz.itemsAsked(ana.learner.id)).waiting).toEqual([]);
});

test('no clock runs before the press: it is told how many questions there are, and for how long', async () => {
  await meet();
  for (const start of [startMock, startCheck]) {
    const told = await start(here.ports, { ...ana, now: later(1) });
    if (told.kind !== 'ready') throw new Error(told.kind);
    expect((await here.store.quiz.itemsAsked(ana.learner.id)).waiting).toEqual([]);
    // Pressed an hour later, and pressed again: one exam, of what was said, from the first press.
    const press = (now: Temporal.Instant) => start(here.ports, { ...ana, paper: told.paper, now });
    const first = await press(later(2));
    const { exam, question } = first.kind === 'question' ? first : expect.fail(first.kind);
    expect([question.of, exam.ends]).toEqual([
      told.of,
      later(2).add({ minutes: told.minutes ?? 0, hours: told.hours ?? 0 }),
    ]);
    expect(open(await press(later(2))).quiz).toBe(question.quiz);
    // The card of an exam that is over begins no other one.
    const over = await nextExam(here.ports, { learner: ana.learner, quiz: question.quiz, end: true, now: later(2) });
    expect(over.kind).toBe('result');
    expect(await press(later(3))).toMatchObject(
      start === startMock ? { kind: 'result', quiz: question.quiz } : { kind: 'wait' },
    );
  }
});

test('an item of an open mock test is asked in no other quiz', async () => {
  await meet();
  const { quiz } = open(await mock(later(1)));
  const items = (await here.store.quiz.get(quiz))!.items;
  for (const skill of new Set(kps.map((kp) => kp.split('.')[0]!))) {
    const next = await startQuiz(here.ports, { ...ana, topic: skill, key: here.fresh(), now: later(1) });
    const other = next.kind === 'question' ? (await here.store.quiz.get(next.question.quiz))!.items : [];
    expect(other.filter((item) => items.includes(item))).toEqual([]);
  }
});

test('a mock test that was left goes on where it was, until its time ends it; what was answered counts', async () => {
  await meet();
  const exam = await mock(later(1));
  await answer(exam, true, later(1));
  const { quiz, number } = open(await mock(later(1)));
  expect([quiz, number]).toEqual([open(exam).quiz, 2]);
  expect(await endOverExams(here.ports, { now: later(1), limit: 10 })).toBe(0);
  expect(await endOverExams(here.ports, { now: later(9), limit: 10 })).toBe(1);
  expect(await endOverExams(here.ports, { now: later(9), limit: 10 })).toBe(0);
  const { rows } = await sql<{ n: number; at: Temporal.Instant }>`
    select count(*)::int as n, max(a.at) as at from attempt a join draw d on d.id = a.draw where d.quiz = ${quiz}`.execute(
    here.db,
  );
  expect(rows).toEqual([{ n: 1, at: later(1) }]);
  // An answer that comes too late is none, and a new mock test can begin.
  await answer(await mock(later(10)), true, later(20));
  const late = await mock(later(20));
  expect(late).toMatchObject({ kind: 'result', right: 0 });
  expect(open(await mock(later(20))).quiz).not.toBe(quiz);
});

test('somebody who has met too little is told so', async () => {
  expect(await mock(monday)).toEqual({ kind: 'few', least: 4 });
});

test('the check before a sprint makes no cards; the one at its end asks siblings, and says what changed', async () => {
  expect((await sit(await check(monday), 3, monday)) as object).toMatchObject({
    ...{ kind: 'result', exam: { kind: 'before', score: 3 }, right: 3, of: 10 },
  });
  expect((await known()).cards).toEqual([]);
  expect(await check(later(24))).toMatchObject({ kind: 'wait', before: { score: 3 } });
  const [first] = await here.store.exam.checks(ana.enrolment.id, 1);
  const over = later(24 * 7 * 8);
  const after = await check(over);
  const items = async (quiz: string) => (await here.store.quiz.get(quiz))!.items;
  const [one, two] = [await items(first!.id), await items(open(after).quiz)];
  const kpsOf = (list: readonly string[]) => list.map((id) => curriculum.items.get(id)!.kp);
  expect(kpsOf(two)).toEqual(kpsOf(one));
  for (const [n, item] of two.entries())
    if (curriculum.siblings.get(kpsOf(two)[n]!)!.filter(({ type }) => type !== 'short').length > 1)
      expect(item).not.toBe(one[n]);
  expect(await sit(after, 9, over)).toMatchObject({ right: 9, of: 10, before: { score: 3, of: 10 } });
  expect(await here.store.exam.pairs(ana.enrolment.cohort.id)).toEqual([{ sprint: 1, before: 3, after: 9, of: 10 }]);
  expect((await known()).cards.length).toBe(10);
});

test('the check before a sprint is for its first days, and the other one for its end', async () => {
  expect(await check(later(24 * 20))).toEqual({ kind: 'late' });
  await sit(await check(monday), 1, monday);
  const second = await here.member(await here.group());
  ana = second;
  expect(await check(later(24 * 7))).toMatchObject({ kind: 'late' });
});

test('a score is by stages, or by skills where all are of one stage', () => {
  const skills = new Map(Object.entries({ a: { stage: 'S1' }, b: { stage: 'S2' }, c: { stage: 'S1' } } as const));
  const marked = (kp: string, correct: boolean) => ({ kp, correct });
  expect(byArea([marked('a.x', true), marked('b.x', false), marked('c.x', false)], skills)).toEqual([
    { area: { stage: 'S1' }, right: 1, of: 2 },
    { area: { stage: 'S2' }, right: 0, of: 1 },
  ]);
  expect(byArea([marked('a.x', true), marked('c.x', false)], skills)).toEqual([
    { area: { skill: 'a' }, right: 1, of: 1 },
    { area: { skill: 'c' }, right: 0, of: 1 },
  ]);
});
