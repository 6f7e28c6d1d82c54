import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dueCards } from '../../src/core/card/rules.ts';
import type { Learner } from '../../src/core/learner/model.ts';
import { showProgress } from '../../src/core/progress/show-progress.ts';
import { answerQuestion } from '../../src/core/quiz/answer-question.ts';
import { choose } from '../../src/core/quiz/choose.ts';
import { answersUntilTaught } from '../../src/core/quiz/daily-set.ts';
import type { AskedQuestion } from '../../src/core/quiz/model.ts';
import { nextQuestion } from '../../src/core/quiz/next-question.ts';
import { startQuiz } from '../../src/core/quiz/start-quiz.ts';
import { tryItem } from '../../src/core/quiz/try-item.ts';
import { findSkills } from '../../src/core/skill/find-skills.ts';
import { at, date } from '../harness/clock.ts';
import { curriculum, type Member, route, start, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const monday = at('2026-11-02T12:00');
/** Each of these points was asked about on Monday, and missed. */
async function miss({ learner }: Member, kps: readonly string[]): Promise<void> {
  for (const kp of kps)
    await here.answerAll(learner, await here.ask(curriculum.siblings.get(kp)![0]!.id, learner, monday), false, monday);
}
const kpsOf = async (question: AskedQuestion) =>
  (await here.store.quiz.get(question.quiz))!.items.map((id) => curriculum.items.get(id)!.kp);

describe('a quiz', () => {
  test('the same event gives the same quiz and the same question, also ten times at once', async () => {
    const ana = await here.member(await here.group());
    const questions = await Promise.all(Array.from({ length: 10 }, () => here.begin(ana, monday, { key: 'event-1' })));
    expect(new Set(questions.map((d) => d.id)).size).toBe(1);
    expect(new Set(questions.map((d) => d.order.join())).size).toBe(1);
    expect((await here.begin(ana, monday, { key: 'event-2' })).quiz).not.toBe(questions[0]?.quiz);
  });

  test('the same event of somebody else is another quiz', async () => {
    const cohort = await here.group();
    const [ana, ben] = [await here.member(cohort), await here.member(cohort, { name: 'Ben' })];
    const [one, two] = [
      await here.begin(ana, monday, { key: 'shared' }),
      await here.begin(ben, monday, { key: 'shared' }),
    ];
    expect(one.quiz).not.toBe(two.quiz);
    expect([one.learner, two.learner]).toEqual([ana.learner.id, ben.learner.id]);
  });

  test('asked again before it is answered, the open question is shown again as it was', async () => {
    const ana = await here.member(await here.group());
    const question = await here.begin(ana, monday);
    const again = await nextQuestion(here.ports, { learner: ana.learner.id, quiz: question.quiz, now: monday });
    expect(again).toMatchObject({ kind: 'question', question: { id: question.id, order: question.order } });
  });

  test('it asks what the learner has come to, two new points at a time, and sums up at the end', async () => {
    const ana = await here.member(await here.group());
    expect(await kpsOf(await here.begin(ana, monday))).toEqual(route.days[0]!.task.kps);
    const question = await here.begin(ana, at('2026-11-06T12:00'));
    expect(question.of).toBe(2);
    const asked = await here.answerAll(ana.learner, question, false, monday);
    const over = await nextQuestion(here.ports, { learner: ana.learner.id, quiz: question.quiz, now: monday });
    expect(over).toMatchObject({ kind: 'over', summary: { right: 0, of: 2, wrong: asked.map((d) => d.kp) } });
  });

  test('nothing comes before it is due', async () => {
    const ana = await here.member(await here.group());
    const asked = await here.answerAll(ana.learner, await here.begin(ana, monday), true, monday);
    expect(await startQuiz(here.ports, { ...ana, key: here.fresh(), now: monday })).toEqual({
      kind: 'nothing',
      nextDay: date('2026-11-05'),
    });
    const { cards } = await here.store.progress.record({ learner: ana.learner.id });
    expect(dueCards(cards, at('2026-11-05T03:59'))).toEqual([]);
    expect(dueCards(cards, at('2026-11-05T04:00'))).toHaveLength(asked.length);
  });

  test('what is due is asked together with the new points of the day, and the choice can be computed again', async () => {
    const ana = await here.member(await here.group());
    for (const day of ['02', '03', '04', '05', '06']) {
      const now = at(`2026-11-${day}T12:00`);
      // Whoever is right at last has new points again.
      await here.answerAll(ana.learner, await here.begin(ana, now), day === '06', now);
    }
    const now = at('2026-11-09T12:00');
    const { cards } = await here.store.progress.record({ learner: ana.learner.id });
    const due = dueCards(cards, now).map(({ kp }) => kp);
    expect(due.length).toBeGreaterThan(4);
    const question = await here.begin(ana, now);
    const kps = await kpsOf(question);
    expect(kps).toHaveLength(6);
    expect(kps.filter((kp) => due.includes(kp))).toHaveLength(4);
    expect(kps.filter((kp) => !cards.some((card) => card.kp === kp))).toHaveLength(2);
    const { items, choice } = (await here.store.quiz.get(question.quiz))!;
    expect(choose(choice!)).toEqual(choice!.chosen);
    expect(choice!.chosen.map(({ item }) => item)).toEqual(items);
    expect(choice!.candidates.map(({ kp }) => kp)).toEqual(expect.arrayContaining(due));
    // No more new ones on the same day.
    await here.answerAll(ana.learner, question, true, now);
    const rest = await here.begin(ana, now.add({ minutes: 10 }));
    const waiting = due.filter((kp) => !kps.includes(kp));
    expect((await kpsOf(rest)).filter((kp) => !waiting.includes(kp))).toEqual([]);
  });

  test('no more than the learner’s minutes of a day are asked; the rest comes tomorrow, and is not counted', async () => {
    const ana = await here.member(await here.group(), { quizMinutes: 5 });
    const kps = [...curriculum.siblings.keys()].slice(0, 14);
    await miss(ana, kps);
    const now = at('2026-11-03T12:00');
    let asked = 0;
    const ask = async () => startQuiz(here.ports, { ...ana, key: here.fresh(), now });
    for (let next = await ask(); next.kind === 'question'; next = await ask())
      asked += (await here.answerAll(ana.learner, next.question, true, now)).length;
    expect(asked).toBeGreaterThan(4);
    expect(asked).toBeLessThan(kps.length);
    expect(await ask()).toEqual({ kind: 'enough', minutes: 5, nextDay: date('2026-11-04') });
    expect(await showProgress(here.ports, { ...ana, now })).toMatchObject({ due: 0 });
    expect((await here.begin(ana, at('2026-11-04T12:00'))).of).toBeGreaterThan(0);
    // Whoever chooses a topic is asked about it all the same.
    expect((await here.begin(ana, now, { topic: 's3-bayes' })).of).toBeGreaterThan(0);
  });

  test('what is answered returns at the retention that the minutes suffice for, as it was chosen', async () => {
    const ana = await here.member(await here.group(), { quizMinutes: 5 });
    const many = [...curriculum.siblings.keys()].slice(0, 20);
    await miss(ana, many);
    const now = at('2026-11-03T12:00');
    const question = await here.begin(ana, now);
    const { retention } = (await here.store.quiz.get(question.quiz))!.choice!;
    expect(retention).toBeLessThan(0.9);
    await here.answerAll(ana.learner, question, true, now);
    const { rows } = await sql`select distinct retention from attempt
      where learner = ${ana.learner.id} and at = ${now}`.execute(here.db);
    expect(rows).toEqual([{ retention }]);
  });

  test('a point that does not stick comes with its lesson and an easier item, and counts from there', async () => {
    const ana = await here.member(await here.group());
    const [kp, siblings] = [...curriculum.siblings].find(
      ([, list]) => new Set(list.map((i) => i.difficulty)).size > 1,
    )!;
    for (let n = 0; n < answersUntilTaught; n++) {
      const now = monday.add({ hours: n });
      await here.answerAll(ana.learner, await here.ask(siblings[0]!.id, ana.learner, now), false, now);
    }
    const now = at('2026-12-03T12:00');
    let question = await here.begin(ana, now);
    // New points take their turns with it.
    while (question.kp !== kp) {
      const { kind } = await here.answer(ana.learner, question, true, now);
      const self = { learner: ana.learner, question: question.id, answer: { self: true }, now };
      if (kind === 'compare') await answerQuestion(here.ports, self);
      const next = await nextQuestion(here.ports, { learner: ana.learner.id, quiz: question.quiz, now });
      if (next.kind !== 'question') throw new Error(next.kind);
      question = next.question;
    }
    expect(question).toMatchObject({ kp, chosen: { cause: 'taught', known: { asked: answersUntilTaught } } });
    const { difficulty } = curriculum.items.get(question.item)!;
    expect(difficulty).toBe(Math.min(...siblings.map((item) => item.difficulty)));
    const answered = await here.answer(ana.learner, question, true, now);
    expect(answered).toMatchObject({ kind: 'marked', returns: { inDays: 1 }, wrongOn: start });
    const { cards } = await here.store.progress.record({ learner: ana.learner.id });
    expect(cards.find((card) => card.kp === kp)).toMatchObject({ asked: answersUntilTaught + 1, sinceTaught: 1 });
  });

  test('whoever wants more may practise, although nothing is due', async () => {
    const ana = await here.member(await here.group());
    await here.answerAll(ana.learner, await here.begin(ana, monday), true, monday);
    expect((await here.begin(ana, monday, { practise: true })).of).toBeGreaterThan(0);
  });

  test('a topic asks its own points, those that were wrong first; an unknown one is said', async () => {
    const ana = await here.member(await here.group());
    const kps = curriculum.skills.get('s3-bayes')!.kps.map((k) => k.id);
    const first = await here.begin(ana, monday, { topic: 's3-bayes' });
    await here.answer(ana.learner, first, true, monday);
    const next = await nextQuestion(here.ports, { learner: ana.learner.id, quiz: first.quiz, now: monday });
    if (next.kind !== 'question') throw new Error(next.kind);
    await here.answer(ana.learner, next.question, false, monday);
    expect([first.kp, next.question.kp].sort()).toEqual(kps.toSorted());
    expect((await here.begin(ana, monday, { topic: 's3-bayes' })).kp).toBe(next.question.kp);
    const unknown = await startQuiz(here.ports, { ...ana, topic: 'alchemy', key: here.fresh(), now: monday });
    expect(unknown).toEqual({ kind: 'unknown', topic: 'alchemy' });
  });

  test('an item does not come again while a sibling is unseen, and then the oldest comes first', async () => {
    const ana = await here.member(await here.group());
    const siblings = curriculum.siblings.get('s3-bayes.base-rate')!.map((i) => i.id);
    expect(siblings.length).toBeGreaterThan(2);
    const seen: string[] = [];
    for (let day = 0; day < siblings.length * 2; day++) {
      const now = monday.add({ hours: 24 * day });
      const asked = await here.answerAll(
        ana.learner,
        await here.begin(ana, now, { topic: 's3-bayes' }),
        day % 2 === 0,
        now,
      );
      seen.push(asked.find((d) => d.kp === 's3-bayes.base-rate')!.item);
    }
    expect(seen.slice(0, siblings.length).sort()).toEqual(siblings.toSorted());
    expect(seen.slice(siblings.length)).toEqual(seen.slice(0, siblings.length));
  });
});

describe('the question to try before joining', () => {
  const attempt = (learner: Learner, again: boolean, key = here.fresh()) =>
    tryItem(here.ports, { learner: learner.id, item: route.opener, again, key, now: monday });

  test('is the same one, belonging to no group, until it is answered', async () => {
    const learner = await here.person();
    const all = await Promise.all([attempt(learner, false), attempt(learner, true), attempt(learner, false)]);
    expect(new Set(all.map((drawn) => drawn.kind === 'question' && drawn.question.id)).size).toBe(1);
    const question = await here.ask(route.opener, learner, monday);
    expect([question.item, question.enrolment]).toEqual([route.opener, undefined]);
  });

  test('is over once it is answered, and comes in other words for who wants it again', async () => {
    const learner = await here.person();
    const question = await here.ask(route.opener, learner, monday);
    await here.answer(learner, question, true, monday);
    expect(await attempt(learner, false)).toMatchObject({ kind: 'over', summary: { right: 1, of: 1 } });
    const again = await here.ask(route.opener, learner, monday);
    expect(again.item).not.toBe(route.opener);
    expect(again.kp).toBe(question.kp);
    const unknown = { learner: learner.id, item: 'made-up', again: false, key: here.fresh(), now: monday };
    expect(await tryItem(here.ports, unknown)).toEqual({ kind: 'gone' });
  });
});

test('topics are found by their name in either language, on one’s own route', () => {
  const names = (query: string) => findSkills(curriculum, ['swe'], query).map((s) => s.id);
  expect(names('BAYES')).toEqual(['s3-bayes']);
  expect(names('贝叶斯')).toEqual(['s3-bayes']);
  expect(names('')).toHaveLength(10);
  expect(findSkills(curriculum, ['no-route'], '')).toEqual([]);
});
