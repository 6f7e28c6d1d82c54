import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { undoAnswer } from '../../src/core/card/undo-answer.ts';
import { identifyLearner } from '../../src/core/learner/identify-learner.ts';
import type { Learner } from '../../src/core/learner/model.ts';
import { answerQuestion } from '../../src/core/quiz/answer-question.ts';
import type { AskedQuestion } from '../../src/core/quiz/model.ts';
import { nextQuestion } from '../../src/core/quiz/next-question.ts';
import { openQuestion } from '../../src/core/quiz/open-question.ts';
import { testPorts } from '../harness/bot.ts';
import { at } from '../harness/clock.ts';
import { answerTo, curriculum, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const monday = at('2026-11-02T12:00');
/** A question of this item, asked of somebody new. */
async function ask(id: string) {
  const learner = await here.person();
  return { learner, question: await here.ask(id, learner, monday) };
}
const answer = (learner: Learner, question: AskedQuestion, right = true) =>
  here.answer(learner, question, right, monday);
const ofType = (type: string) => [...curriculum.items.values()].find((i) => i.type === type)!.id;

test('a right answer brings the point back in three days, a wrong one tomorrow', async () => {
  for (const [right, day] of [
    [true, '2026-11-05'],
    [false, '2026-11-03'],
  ] as const) {
    const { learner, question } = await ask('s3-bayes-001');
    expect(await answer(learner, question, right)).toMatchObject({
      kind: 'marked',
      correct: right,
      due: at(`${day}T04:00`),
    });
  }
});

test('an answer that comes again says whether a later question of its quiz was asked', async () => {
  const learner = await here.person();
  const items = ['s3-bayes-001', ofType('single')];
  const of = await here.store.quiz.create({ key: here.fresh(), learner: learner.id, items, at: monday });
  const next = () => nextQuestion(here.ports, { learner: learner.id, quiz: of, now: monday });
  const first = await next();
  if (first.kind !== 'question') throw new Error(first.kind);
  await answer(learner, first.question);
  expect(await answer(learner, first.question)).not.toHaveProperty('passed');
  expect(await next()).toMatchObject({ question: { number: 2 } });
  expect(await answer(learner, first.question)).toMatchObject({ kind: 'repeat', passed: true });
});

test('the last answer of a quiz that comes again says whether the next quiz has begun: its first question is not covered', async () => {
  const { learner, question } = await ask('s3-bayes-001');
  await answer(learner, question);
  expect(await answer(learner, question)).not.toHaveProperty('passed');
  // Somebody else's next quiz is none of theirs.
  await ask(ofType('single'));
  expect(await answer(learner, question)).not.toHaveProperty('passed');
  await here.ask(ofType('single'), learner, monday);
  expect(await answer(learner, question)).toMatchObject({ kind: 'repeat', passed: true });
});

test('a second answer does not count, whatever it says', async () => {
  const { learner, question } = await ask('s3-bayes-001');
  await answer(learner, question, false);
  expect(await answer(learner, question, true)).toMatchObject({ kind: 'repeat' });
  const { cards } = await here.store.progress.record({ learner: learner.id });
  expect(cards).toMatchObject([{ asked: 1, right: 0, lastRight: false, due: at('2026-11-03T04:00') }]);
});

test('of ten answers at once one counts, with one minute and one step of the card', async () => {
  const ana = await here.member(await here.group());
  const question = await here.begin(ana, monday, { topic: 's3-bayes' });
  const all = await Promise.all(Array.from({ length: 10 }, (_, i) => answer(ana.learner, question, i % 2 === 0)));
  const marked = all.filter((a) => a.kind === 'marked');
  expect(all.map((a) => a.kind).sort()).toEqual(['marked', ...Array(9).fill('repeat')]);
  const { cards, minutes } = await here.store.progress.record({ learner: ana.learner.id, enrolment: ana.enrolment.id });
  expect(cards).toMatchObject([{ asked: 1, right: marked[0]?.correct ? 1 : 0 }]);
  expect(minutes.map((p) => p.minutes)).toEqual([1]);
});

test('a question gives one minute at most, however often it is answered and taken back', async () => {
  const step = fc.constantFrom<'right' | 'wrong' | 'both' | 'undo'>('right', 'wrong', 'both', 'undo');
  const cohort = await here.group();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const ana = await here.member(cohort, { name: here.fresh() });
      const question = await here.begin(ana, monday, { topic: 's3-bayes' });
      const read = () => here.store.progress.record({ learner: ana.learner.id, enrolment: ana.enrolment.id });
      for (const how of steps)
        if (how === 'undo')
          await undoAnswer(here.ports, { question: question.id, cohort: cohort.id, by: ana.learner.id, now: monday });
        else
          await Promise.all([
            answer(ana.learner, question, how !== 'wrong'),
            ...(how === 'both' ? [answer(ana.learner, question, false)] : []),
          ]);
      const { cards, minutes } = await read();
      const first = steps.findIndex((how) => how !== 'undo');
      // Taken back, it counts for nothing, and cannot be answered again.
      const counts = first >= 0 && !steps.slice(first).includes('undo');
      expect(minutes.map((one) => one.minutes)).toEqual(counts ? [1] : []);
      expect(cards.map(({ asked }) => asked)).toEqual(counts ? [1] : []);
    }),
    { numRuns: 25 },
  );
});

test('another learner’s question is gone, to see and to answer', async () => {
  const { question } = await ask('s3-bayes-001');
  const ben = await here.person('Ben');
  expect(await answer(ben, question)).toEqual({ kind: 'gone' });
  expect(await nextQuestion(here.ports, { learner: ben.id, quiz: question.quiz, now: monday })).toEqual({
    kind: 'gone',
  });
  expect(await openQuestion(here.ports, { learner: ben.id, question: question.id })).toBeUndefined();
  expect((await here.store.quiz.question(question.id))?.attempt).toBeUndefined();
});

test('a question that never was is gone', async () => {
  const { learner, question } = await ask('s3-bayes-001');
  expect(await answer(learner, { ...question, id: '999999' })).toEqual({ kind: 'gone' });
});

test('a place that was never shown is no answer, and nothing is counted', async () => {
  const { learner, question } = await ask('s3-bayes-001');
  for (const positions of [[4], [9], [-1], [0.5]])
    expect(
      await answerQuestion(here.ports, { learner, question: question.id, answer: { positions }, now: monday }),
    ).toEqual({
      kind: 'gone',
    });
  expect(await answer(learner, question)).toMatchObject({ kind: 'marked', correct: true });
});

test('one right option pressed twice is not two right options', async () => {
  const { learner, question } = await ask(ofType('multi'));
  const right = answerTo(question, curriculum.items.get(question.item)!, true) as { positions: number[] };
  expect(right.positions.length).toBeGreaterThan(1);
  const positions = right.positions.map(() => right.positions[0]!);
  expect(
    await answerQuestion(here.ports, { learner, question: question.id, answer: { positions }, now: monday }),
  ).toMatchObject({
    kind: 'marked',
    correct: false,
  });
});

test('letters where a number belongs are given back, and the number after them counts', async () => {
  const { learner, question } = await ask(ofType('numeric'));
  const typed = { learner, question: question.id, answer: { text: 'letters' }, now: monday };
  expect(await answerQuestion(here.ports, typed)).toMatchObject({ kind: 'unfit', typed: 'letters' });
  expect(await answer(learner, question)).toMatchObject({ kind: 'marked', correct: true });
});

test.each(['numeric', 'short'] as const)(
  'who types that they do not know has not answered wrongly (%s)',
  async (type) => {
    const { learner, question } = await ask(ofType(type));
    const typed = { learner, question: question.id, answer: { text: '不知道。' }, now: monday };
    expect(await answerQuestion(here.ports, typed)).toMatchObject({
      ...{ kind: 'marked', correct: false, given: { choices: [] } },
    });
  },
);

test('a short answer waits in its learner’s own words until they have marked it', async () => {
  const { learner, question } = await ask(ofType('short'));
  const now = monday;
  const input = { learner, question: question.id, now };
  expect(await answerQuestion(here.ports, { ...input, answer: { self: true } })).toEqual({ kind: 'gone' });
  expect(await answerQuestion(here.ports, { ...input, answer: { text: '先写的' } })).toMatchObject({ typed: '先写的' });
  expect(await answerQuestion(here.ports, { ...input, answer: { text: 'second thoughts' } })).toMatchObject({
    kind: 'compare',
    typed: '先写的',
  });
  expect(await answerQuestion(here.ports, { ...input, answer: { self: false } })).toMatchObject({
    kind: 'marked',
    correct: false,
    given: { text: '先写的' },
  });
  expect(await answerQuestion(here.ports, { ...input, answer: { self: true } })).toMatchObject({ kind: 'repeat' });
});

test('an answer is three round trips, with the look at who answers', async () => {
  const { learner, question } = await ask('s3-bayes-001');
  const account = await here.db
    .selectFrom('account')
    .selectAll()
    .where('learner', '=', learner.id)
    .executeTakeFirstOrThrow();
  let queries = 0;
  const counting = here.db.withPlugin({
    transformQuery({ node }) {
      queries++;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const ports = testPorts(counting, curriculum);
  const who = { platform: account.platform, account: account.account, name: 'Ana', language: 'en' } as const;
  const known = await identifyLearner(ports, { ...who, now: monday });
  const given = answerTo(question, curriculum.items.get(question.item)!, true);
  const input = { learner: known.learner, question: question.id, answer: given, now: monday };
  expect(await answerQuestion(ports, input)).toMatchObject({ kind: 'marked', correct: true });
  expect(queries).toBe(3);
  expect(await answerQuestion(ports, input)).toMatchObject({ kind: 'repeat' });
  // It also says whether its quiz has gone on.
  expect(queries).toBe(5);
});

test('of answers to many questions on one point at once each one moves the card', async () => {
  const learner = await here.person();
  const questions = await Promise.all(Array.from({ length: 8 }, () => here.ask('s3-bayes-001', learner, monday)));
  const open = [...new Map(questions.map((question) => [question.id, question])).values()];
  const rights = open.map((_, i) => i % 3 > 0);
  const all = await Promise.all(open.map((question, i) => answer(learner, question, rights[i])));
  expect(all.map((one) => one.kind)).toEqual(open.map(() => 'marked'));
  const { cards } = await here.store.progress.record({ learner: learner.id });
  expect(cards).toMatchObject([{ asked: open.length, right: rights.filter(Boolean).length }]);
});

test('how long an answer took is kept, and a slow one brings the point back sooner', async () => {
  const { learner, question } = await ask('s3-bayes-001');
  const answered = await here.answer(learner, question, true, monday.add({ seconds: 200 }));
  expect(answered).toMatchObject({ kind: 'marked', correct: true, due: at('2026-11-04T04:00') });
  const { grade, seconds, hints, retention } = await here.db
    .selectFrom('attempt')
    .selectAll()
    .where('draw', '=', question.id)
    .executeTakeFirstOrThrow();
  expect({ grade, seconds, hints, retention }).toEqual({ grade: 2, seconds: 200, hints: 0, retention: 0.9 });
});
