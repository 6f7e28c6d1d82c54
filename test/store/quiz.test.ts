import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grades, type Review } from '../../src/core/card/model.ts';
import { nextCard } from '../../src/core/card/rules.ts';
import type { Learner } from '../../src/core/learner/model.ts';
import type { AskedQuestion } from '../../src/core/quiz/model.ts';
import { at } from '../harness/clock.ts';
import { start, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const monday = at('2026-11-02T12:00');
const items = ['s3-bayes-001', 's3-bayes-004'];

async function quizOf(learner: Learner, key = here.fresh(), enrolment?: string) {
  const input = { key, learner: learner.id, items, at: monday, ...(enrolment && { enrolment }) };
  return (await here.store.quiz.get(await here.store.quiz.create(input)))!;
}
const drawn = async (learner: Learner, number = 1) =>
  here.store.quiz.ask({
    quiz: await quizOf(learner),
    number,
    kp: 's3-bayes.base-rate',
    order: [2, 0, 1, 3],
    at: monday,
  });
const attempt = { given: { choices: [2] }, correct: true, day: start, due: at('2026-11-05T04:00'), at: monday };

const reviewOf = ({ kp }: AskedQuestion): Review => ({
  ...{ kp, correct: true, grade: grades.good, hints: 0, day: start, at: monday, retention: 0.9 },
});
const recorded = (question: AskedQuestion) => ({
  ...{ question, given: attempt.given, review: reviewOf(question), seconds: 20, minutes: 1, mostADay: 180, traps: [] },
});

describe('a quiz', () => {
  test('the same key gives the same one with its first items; another person’s key is their own', async () => {
    const [ana, ben] = [await here.person(), await here.person('Ben')];
    const one = await quizOf(ana, 'same');
    const again = await here.store.quiz.create({ key: 'same', learner: ana.id, items: ['other'], at: monday });
    expect(again).toBe(one.id);
    expect((await here.store.quiz.get(again))?.items).toEqual(items);
    expect((await quizOf(ben, 'same')).id).not.toBe(one.id);
  });

  test('one that never was is not there', async () => {
    expect(await here.store.quiz.get('999999')).toBeUndefined();
    expect(await here.store.quiz.question('999999')).toBeUndefined();
  });
});

describe('a draw', () => {
  test('is read back as it was made, alone and within its quiz', async () => {
    const { learner, enrolment } = await here.member(await here.group());
    const quiz = await quizOf(learner, here.fresh(), enrolment.id);
    const made = await here.store.quiz.ask({ quiz, number: 2, kp: 'a.b', order: [3, 1, 0, 2], at: monday });
    expect(made).toEqual({
      ...{ id: made.id, quiz: quiz.id, learner: learner.id, enrolment: enrolment.id, item: items[1], kp: 'a.b' },
      ...{ order: [3, 1, 0, 2], asked: monday, number: 2, of: 2, hints: 0 },
    });
    expect(await here.store.quiz.question(made.id)).toEqual(made);
    expect((await here.store.quiz.get(quiz.id))?.questions).toEqual([made]);
  });

  test('the same number again, or five times at once, is the same draw in the first order', async () => {
    const quiz = await quizOf(await here.person());
    const orders = [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [1, 0, 2, 3],
      [2, 3, 0, 1],
      [1, 2, 3, 0],
    ];
    const all = await Promise.all(
      orders.map((order) => here.store.quiz.ask({ quiz, number: 1, kp: 'a.b', order, at: monday })),
    );
    expect(new Set(all.map((d) => d.id)).size).toBe(1);
    expect(new Set(all.map((d) => d.order.join())).size).toBe(1);
  });

  test('its words are kept once: the first stand', async () => {
    const question = await drawn(await here.person());
    await here.store.quiz.keepText(question.id, 'first');
    await here.store.quiz.keepText(question.id, 'second');
    expect((await here.store.quiz.question(question.id))?.text).toBe('first');
  });
});

describe('an answer', () => {
  test('is logged once, with the first that came; the card moves once', async () => {
    const ana = await here.person();
    const question = await drawn(ana);
    const card = nextCard(undefined, reviewOf(question), { zone: 'UTC', dayStart: 0 });
    const input = { ...recorded(question), card, version: 0 };
    expect(await here.store.quiz.recordAttempt(input)).toBe(true);
    const wrong = { ...card, due: monday, right: 0, lastRight: false };
    const review = { ...input.review, correct: false };
    expect(await here.store.quiz.recordAttempt({ ...input, review, card: wrong })).toBe(false);
    expect((await here.store.quiz.question(question.id))?.attempt).toEqual({ given: { choices: [2] }, correct: true });
    expect((await here.store.progress.record({ learner: ana.id })).cards).toEqual([card]);
  });

  test('moves nothing when the card is another than the one that was read', async () => {
    const ana = await here.person();
    await here.log({ question: await drawn(ana), ...attempt });
    const question = await drawn(ana);
    const { card, version } = (await here.store.quiz.questionAndCard(question.id))!;
    expect([card?.asked, version]).toEqual([1, 1]);
    const next = { ...card!, asked: 2 };
    for (const stale of [0, 2, 7])
      expect(await here.store.quiz.recordAttempt({ ...recorded(question), card: next, version: stale })).toBe(false);
    expect((await here.store.quiz.question(question.id))?.attempt).toBeUndefined();
    expect((await here.store.quiz.questionAndCard(question.id))?.version).toBe(1);
  });

  test('of many to one point adds up on its card, and the last decides', async () => {
    const ana = await here.person();
    for (const correct of [true, true, false])
      await here.log({
        question: await drawn(ana),
        ...attempt,
        correct,
        due: at('2026-11-03T04:00'),
      });
    expect((await here.store.progress.record({ learner: ana.id })).cards).toMatchObject([
      { asked: 3, right: 2, lastRight: false, due: at('2026-11-03T04:00') },
    ]);
  });

  test('to five questions on one point at once counts five', async () => {
    const ana = await here.person();
    const questions = await Promise.all(Array.from({ length: 5 }, () => drawn(ana)));
    await Promise.all(questions.map((question) => here.log({ question, ...attempt })));
    expect((await here.store.progress.record({ learner: ana.id })).cards).toMatchObject([{ asked: 5, right: 5 }]);
  });

  test('gives a minute in its group, and none without one', async () => {
    const { learner, enrolment } = await here.member(await here.group());
    const quiz = await quizOf(learner, here.fresh(), enrolment.id);
    const question = await here.store.quiz.ask({ quiz, number: 1, kp: 'a.b', order: [], at: monday });
    await here.log({ question, ...attempt });
    await here.log({ question: await drawn(learner), ...attempt });
    const { minutes, days } = await here.store.progress.record({ learner: learner.id, enrolment: enrolment.id });
    expect([minutes, days]).toEqual([[{ day: start, minutes: 1 }], [start]]);
  });

  test('keeps what was given in full, whatever the letters', async () => {
    const question = await drawn(await here.person());
    const text = `'; drop table learner; -- "\\ 因为\n🙂`;
    await here.log({ question, ...attempt, given: { text } });
    expect((await here.store.quiz.question(question.id))?.attempt?.given).toEqual({ text });
  });
});

test('when an item was last asked is known for each, by learner', async () => {
  const [ana, ben] = [await here.person(), await here.person('Ben')];
  await drawn(ana);
  const quiz = await quizOf(ana);
  await here.store.quiz.ask({ quiz, number: 1, kp: 'a.b', order: [], at: at('2026-11-09T12:00') });
  expect((await here.store.quiz.lastAsked(ana.id, items)).asked).toEqual(new Map([[items[0], at('2026-11-09T12:00')]]));
  expect((await here.store.quiz.lastAsked(ben.id, items)).asked.size).toBe(0);
  expect((await here.store.quiz.lastAsked(ana.id, [])).asked.size).toBe(0);
});
