import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Item } from '../../src/core/curriculum/item.ts';
import { pickItems } from '../../src/core/quiz/pick-items.ts';
import { countStatistics } from '../../src/core/statistic/count-statistics.ts';
import type { AnswerSums } from '../../src/core/statistic/model.ts';
import { minAnswers, pointBiserial, statisticsOf } from '../../src/core/statistic/rules.ts';
import { sample } from '../curriculum/sample.ts';
import { at, date } from '../harness/clock.ts';
import { curriculum, type World, world } from '../harness/world.ts';

/** Sums over answers, each right or not, by learners with these shares of other right answers. */
const sumsOf = (item: string, list: readonly (readonly [x: 0 | 1, y: number])[], options = {}): AnswerSums => {
  const sum = (of: (x: number, y: number) => number) => list.reduce((all, [x, y]) => all + of(x, y), 0);
  return {
    ...{ item, answers: list.length, options },
    ...{ x: sum((x) => x), y: sum((_, y) => y), xy: sum((x, y) => x * y), yy: sum((_, y) => y * y) },
  };
};
const good = Array.from({ length: 40 }, (_, n) => [n % 2 ? 1 : 0, n % 2 ? 0.8 : 0.4] as const);
const one = sample.items.get('one') as Item;
const only = (sums: AnswerSums) => statisticsOf([sums], sample)[0]!;

test('the correlation is that of the answers, whatever their number', () => {
  expect(pointBiserial(sumsOf('one', good))).toBeCloseTo(1);
  expect(
    pointBiserial(
      sumsOf(
        'one',
        good.map(([x, y]) => [x ? 0 : 1, y] as const),
      ),
    ),
  ).toBeCloseTo(-1);
  expect(
    pointBiserial(
      sumsOf(
        'one',
        good.map(([, y]) => [1, y] as const),
      ),
    ),
  ).toBeUndefined();
  // Computed by hand: means 0.5 and 0.5, covariance 0.05, variances 0.25 and 0.05.
  const four = [
    [1, 0.8],
    [1, 0.4],
    [0, 0.6],
    [0, 0.2],
  ] as const;
  expect(pointBiserial(sumsOf('one', four))).toBeCloseTo(0.05 / Math.sqrt(0.25 * 0.05));
});

test('an item is judged by enough answers, and by what is worst in it', () => {
  const options = { 0: 20, 1: 10, 2: 10 };
  expect(only(sumsOf('one', good, options))).toMatchObject({ answers: 40, right: 0.5, out: false });
  expect(only(sumsOf('one', good, options)).flaw).toBeUndefined();
  expect(only(sumsOf('one', good, { 0: 20, 1: 20 })).flaw).toBe('idle distractor');
  const hard = good.map(([, y], n) => [n < 4 ? 1 : 0, y] as const);
  expect(only(sumsOf('one', hard, options))).toMatchObject({ flaw: 'hardly right', out: true });
  expect(only(sumsOf('one', hard.slice(0, minAnswers - 1), options)).flaw).toBeUndefined();
  expect(
    only(
      sumsOf(
        'one',
        good.map(([, y]) => [1, y] as const),
        options,
      ),
    ).flaw,
  ).toBe('nearly always right');
  const turned = good.map(([x, y]) => [x ? 0 : 1, y] as const);
  expect(only(sumsOf('one', turned, options))).toMatchObject({ flaw: 'does not tell', out: true });
});

test('the last item of a point stays, whatever its answers say', () => {
  const turned = good.map(([x, y]) => [x ? 0 : 1, y] as const);
  const all = (sample.siblings.get(one.kp) ?? []).map(({ id }) => sumsOf(id, turned, { 0: 20, 1: 10, 2: 10 }));
  const found = statisticsOf(all, sample);
  expect(found.every(({ flaw }) => flaw === 'does not tell')).toBe(true);
  expect(found.filter(({ out }) => !out)).toHaveLength(1);
  expect(statisticsOf([sumsOf('truth', turned)], sample)).toMatchObject([{ flaw: 'does not tell', out: false }]);
});

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

test('what answers say is counted from the log, and an item with a grave flaw is asked no more', async () => {
  const now = at('2026-11-02T12:00');
  const kps = [...curriculum.siblings].filter(([, list]) => list.length > 1).slice(0, 6);
  const [bad] = kps[0]![1];
  // Those who know the rest get this one wrong, and the others get it right.
  for (let n = 0; n < minAnswers; n++) {
    const learner = await here.person(`P${n}`);
    for (const [k, [kp, list]] of kps.entries()) {
      const quiz = await here.store.quiz.create({ key: kp, learner: learner.id, items: [list[0]!.id], at: now });
      const question = await here.store.quiz.ask({
        ...{ quiz: (await here.store.quiz.get(quiz))!, number: 1, kp, order: [0, 1], at: now },
      });
      const correct = k === 0 ? n % 2 === 0 : n % 2 === 1 || k === 1;
      await here.log({ question, given: { choices: [correct ? 0 : 1] }, correct, day: date('2026-11-02'), at: now });
    }
  }
  const flawed = await countStatistics(here.ports, { now });
  expect(flawed.find(({ item }) => item === bad!.id)).toMatchObject({
    ...{ answers: minAnswers, right: 0.5, flaw: 'does not tell', out: true, seconds: 20 },
    options: { 0: 15, 1: 15 },
  });
  // What was told is not told again.
  expect(await countStatistics(here.ports, { now })).toEqual([]);
  const eve = await here.person('Eve');
  for (let n = 0; n < 8; n++) {
    const picked = await pickItems(here.ports, { learner: eve.id, kps: [kps[0]![0]], seed: String(n), now });
    expect(picked.map(([, item]) => item.id)).not.toContain(bad!.id);
  }
});
