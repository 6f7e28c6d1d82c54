import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Draw, Learner } from '../../src/core/ports.ts';
import { answerDraw, dueCards, findSkills, nextDraw, openDraw, startQuiz, tryItem } from '../../src/core/quiz.ts';
import { answerTo, at, curriculum, type Member, route, type World, world } from '../world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const monday = at('2026-11-02T12:00');
const item = (draw: Draw) => curriculum.items.get(draw.item)!;

/** The first question of a quiz. */
async function begin(
  who: Member,
  more: { topic?: string; now?: Temporal.Instant; key?: string; practise?: boolean } = {},
) {
  const drawn = await startQuiz(here.ports, { ...who, key: here.fresh(), now: monday, ...more });
  if (drawn.kind !== 'drawn') throw new Error(drawn.kind);
  return drawn.draw;
}
const answer = (learner: Learner, draw: Draw, right = true, now = monday) =>
  answerDraw(here.ports, { learner, draw: draw.id, answer: answerTo(draw, item(draw), right), now });

/** A question of this item, asked of somebody new. */
async function ask(id: string) {
  const learner = await here.person();
  const drawn = await tryItem(here.ports, { learner: learner.id, item: id, key: here.fresh(), now: monday });
  if (drawn.kind !== 'drawn') throw new Error(drawn.kind);
  return { learner, draw: drawn.draw };
}
const ofType = (type: string) => [...curriculum.items.values()].find((i) => i.type === type)!.id;

describe('an answer', () => {
  test('a right one brings the point back in three days, a wrong one tomorrow', async () => {
    for (const [right, day] of [
      [true, '2026-11-05'],
      [false, '2026-11-03'],
    ] as const) {
      const { learner, draw } = await ask('s3-bayes-001');
      expect(await answer(learner, draw, right)).toMatchObject({
        kind: 'marked',
        correct: right,
        due: at(`${day}T04:00`),
      });
    }
  });

  test('a second one does not count, whatever it says', async () => {
    const { learner, draw } = await ask('s3-bayes-001');
    await answer(learner, draw, false);
    expect(await answer(learner, draw, true)).toMatchObject({ kind: 'repeat' });
    const { cards } = await here.store.record({ learner: learner.id });
    expect(cards).toMatchObject([{ asked: 1, right: 0, lastRight: false, due: at('2026-11-03T04:00') }]);
  });

  test('of ten at once one counts, with one minute and one step of the card', async () => {
    const ana = await here.member(await here.group());
    const draw = await begin(ana, { topic: 's3-bayes' });
    const all = await Promise.all(Array.from({ length: 10 }, (_, i) => answer(ana.learner, draw, i % 2 === 0)));
    const marked = all.filter((a) => a.kind === 'marked');
    expect(all.map((a) => a.kind).sort()).toEqual(['marked', ...Array(9).fill('repeat')]);
    const { cards, points } = await here.store.record({ learner: ana.learner.id, enrolment: ana.enrolment.id });
    expect(cards).toMatchObject([{ asked: 1, right: marked[0]?.correct ? 1 : 0 }]);
    expect(points.map((p) => p.minutes)).toEqual([1]);
  });

  test('another learner’s question is gone, to see and to answer', async () => {
    const { draw } = await ask('s3-bayes-001');
    const ben = await here.person('Ben');
    expect(await answer(ben, draw)).toEqual({ kind: 'gone' });
    expect(await nextDraw(here.ports, { learner: ben.id, quiz: draw.quiz, now: monday })).toEqual({ kind: 'gone' });
    expect(await openDraw(here.ports, { learner: ben.id, draw: draw.id })).toBeUndefined();
    expect((await here.store.draw(draw.id))?.attempt).toBeUndefined();
  });

  test('a question that never was is gone', async () => {
    const { learner, draw } = await ask('s3-bayes-001');
    expect(await answer(learner, { ...draw, id: '999999' })).toEqual({ kind: 'gone' });
  });

  test('a place that was never shown is no answer, and nothing is counted', async () => {
    const { learner, draw } = await ask('s3-bayes-001');
    for (const positions of [[4], [9], [-1], [0.5]])
      expect(await answerDraw(here.ports, { learner, draw: draw.id, answer: { positions }, now: monday })).toEqual({
        kind: 'gone',
      });
    expect(await answer(learner, draw)).toMatchObject({ kind: 'marked', correct: true });
  });

  test('one right option pressed twice is not two right options', async () => {
    const { learner, draw } = await ask(ofType('multi'));
    const right = answerTo(draw, item(draw), true) as { positions: number[] };
    expect(right.positions.length).toBeGreaterThan(1);
    const positions = right.positions.map(() => right.positions[0]!);
    expect(await answerDraw(here.ports, { learner, draw: draw.id, answer: { positions }, now: monday })).toMatchObject({
      kind: 'marked',
      correct: false,
    });
  });

  test('letters where a number belongs are given back, and the number after them counts', async () => {
    const { learner, draw } = await ask(ofType('numeric'));
    const typed = { learner, draw: draw.id, answer: { text: 'letters' }, now: monday };
    expect(await answerDraw(here.ports, typed)).toMatchObject({ kind: 'unfit', typed: 'letters' });
    expect(await answer(learner, draw)).toMatchObject({ kind: 'marked', correct: true });
  });

  test('a short answer waits in its learner’s own words until they have marked it', async () => {
    const { learner, draw } = await ask(ofType('short'));
    const now = monday;
    const input = { learner, draw: draw.id, now };
    expect(await answerDraw(here.ports, { ...input, answer: { self: true } })).toEqual({ kind: 'gone' });
    expect(await answerDraw(here.ports, { ...input, answer: { text: '先写的' } })).toMatchObject({ typed: '先写的' });
    expect(await answerDraw(here.ports, { ...input, answer: { text: 'second thoughts' } })).toMatchObject({
      kind: 'compare',
      typed: '先写的',
    });
    expect(await answerDraw(here.ports, { ...input, answer: { self: false } })).toMatchObject({
      kind: 'marked',
      correct: false,
      given: { text: '先写的' },
    });
    expect(await answerDraw(here.ports, { ...input, answer: { self: true } })).toMatchObject({ kind: 'repeat' });
  });
});

describe('a quiz', () => {
  test('the same event gives the same quiz and the same question, also ten times at once', async () => {
    const ana = await here.member(await here.group());
    const draws = await Promise.all(Array.from({ length: 10 }, () => begin(ana, { key: 'event-1' })));
    expect(new Set(draws.map((d) => d.id)).size).toBe(1);
    expect(new Set(draws.map((d) => d.order.join())).size).toBe(1);
    expect((await begin(ana, { key: 'event-2' })).quiz).not.toBe(draws[0]?.quiz);
  });

  test('the same event of somebody else is another quiz', async () => {
    const cohort = await here.group();
    const [ana, ben] = [await here.member(cohort), await here.member(cohort, { name: 'Ben' })];
    const [one, two] = [await begin(ana, { key: 'shared' }), await begin(ben, { key: 'shared' })];
    expect(one.quiz).not.toBe(two.quiz);
    expect([one.learner, two.learner]).toEqual([ana.learner.id, ben.learner.id]);
  });

  test('asked again before it is answered, the open question is shown again as it was', async () => {
    const ana = await here.member(await here.group());
    const draw = await begin(ana);
    const again = await nextDraw(here.ports, { learner: ana.learner.id, quiz: draw.quiz, now: monday });
    expect(again).toMatchObject({ kind: 'drawn', draw: { id: draw.id, order: draw.order } });
  });

  test('it asks what the learner has come to, two new points at a time, and sums up at the end', async () => {
    const ana = await here.member(await here.group());
    const quizOf = async (draw: Draw) =>
      (await here.store.quiz(draw.quiz))!.items.map((id) => curriculum.items.get(id)!.kp);
    expect(await quizOf(await begin(ana))).toEqual(route.days[0]!.task.kps);
    const draw = await begin(ana, { now: at('2026-11-06T12:00') });
    expect(draw.of).toBe(2);
    const asked = await here.answerAll(ana.learner, draw, false, monday);
    const over = await nextDraw(here.ports, { learner: ana.learner.id, quiz: draw.quiz, now: monday });
    expect(over).toMatchObject({ kind: 'over', summary: { right: 0, of: 2, wrong: asked.map((d) => d.kp) } });
  });

  test('nothing comes before it is due', async () => {
    const ana = await here.member(await here.group());
    const asked = await here.answerAll(ana.learner, await begin(ana), true, monday);
    expect(await startQuiz(here.ports, { ...ana, key: here.fresh(), now: monday })).toEqual({
      kind: 'nothing',
      next: at('2026-11-05T04:00'),
    });
    const { cards } = await here.store.record({ learner: ana.learner.id });
    expect(dueCards(cards, at('2026-11-05T03:59'))).toEqual([]);
    expect(dueCards(cards, at('2026-11-05T04:00'))).toHaveLength(asked.length);
  });

  test('what is due comes first, the longest due before the others; two places are kept for what is new', async () => {
    const ana = await here.member(await here.group());
    for (const day of ['04', '05', '05', '05', '06']) {
      const now = at(`2026-11-${day}T12:00`);
      await here.answerAll(ana.learner, await begin(ana, { now }), true, now);
    }
    const now = at('2026-11-09T12:00');
    const { cards } = await here.store.record({ learner: ana.learner.id });
    const due = dueCards(cards, now).toSorted((a, b) => Temporal.Instant.compare(a.due, b.due));
    expect(due.length).toBeGreaterThan(4);
    const { items } = (await here.store.quiz((await begin(ana, { now })).quiz))!;
    const kps = items.map((id) => curriculum.items.get(id)!.kp);
    expect(kps).toHaveLength(6);
    expect(kps.slice(0, 4)).toEqual(due.slice(0, 4).map((card) => card.kp));
    expect(cards.map((card) => card.kp)).not.toEqual(expect.arrayContaining([kps[4]]));
    expect(cards.map((card) => card.kp)).not.toEqual(expect.arrayContaining([kps[5]]));
  });

  test('whoever wants more may practise, although nothing is due', async () => {
    const ana = await here.member(await here.group());
    await here.answerAll(ana.learner, await begin(ana), true, monday);
    expect((await begin(ana, { practise: true })).of).toBeGreaterThan(0);
  });

  test('a topic asks its own points, those that were wrong first; an unknown one is said', async () => {
    const ana = await here.member(await here.group());
    const kps = curriculum.skills.get('s3-bayes')!.kps.map((k) => k.id);
    const first = await begin(ana, { topic: 's3-bayes' });
    await answer(ana.learner, first, true);
    const next = await nextDraw(here.ports, { learner: ana.learner.id, quiz: first.quiz, now: monday });
    if (next.kind !== 'drawn') throw new Error(next.kind);
    await answer(ana.learner, next.draw, false);
    expect([first.kp, next.draw.kp].sort()).toEqual(kps.toSorted());
    expect((await begin(ana, { topic: 's3-bayes' })).kp).toBe(next.draw.kp);
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
      const asked = await here.answerAll(ana.learner, await begin(ana, { topic: 's3-bayes', now }), day % 2 === 0, now);
      seen.push(asked.find((d) => d.kp === 's3-bayes.base-rate')!.item);
    }
    expect(seen.slice(0, siblings.length).sort()).toEqual(siblings.toSorted());
    expect(seen.slice(siblings.length)).toEqual(seen.slice(0, siblings.length));
  });

  test('the question to try before joining is a sibling for somebody who knows it', async () => {
    const { learner, draw } = await ask(route.opener);
    expect(draw.item).toBe(route.opener);
    expect(draw.enrolment).toBeUndefined();
    const again = await tryItem(here.ports, {
      learner: learner.id,
      item: route.opener,
      key: here.fresh(),
      now: monday,
    });
    if (again.kind !== 'drawn') throw new Error(again.kind);
    expect(again.draw.item).not.toBe(route.opener);
    expect(again.draw.kp).toBe(draw.kp);
  });
});

test('topics are found by their name in either language, on one’s own route', () => {
  const names = (query: string) => findSkills(curriculum, 'swe', query).map((s) => s.id);
  expect(names('BAYES')).toEqual(['s3-bayes']);
  expect(names('贝叶斯')).toEqual(['s3-bayes']);
  expect(names('')).toHaveLength(10);
  expect(findSkills(curriculum, 'no-route', '')).toEqual([]);
});
