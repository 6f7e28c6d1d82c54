import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chanceOf,
  discriminationOf,
  estimate,
  informationAt,
  knows,
  logisticScale,
  type Marked,
  mostInformative,
} from '../../src/core/placement/ability.ts';
import type { ItemParameters } from '../../src/core/placement/model.ts';
import { random } from '../../src/core/seed/rules.ts';

/** An item as books without the factor 1.7 give it. */
const logistic = (a: number, b: number, c: number): ItemParameters => ({
  discrimination: a / logisticScale,
  difficulty: b,
  guessing: c,
});

const abilities = [-3, -2, -1, 0, 1, 2, 3];

describe('published values', () => {
  // F. B. Baker, The Basics of Item Response Theory, 2nd edition (ERIC 2001), chapter 2: b = 1.5, a = 1.3, c = 0.2.
  test('the curve of Baker’s item of three parameters', () => {
    const curve = abilities.map((at) => Number(chanceOf(at, logistic(1.3, 1.5, 0.2)).toFixed(2)));
    expect(curve).toEqual([0.2, 0.21, 0.23, 0.3, 0.47, 0.73, 0.9]);
  });

  // F. M. Lord, Applications of Item Response Theory to Practical Testing Problems (1980), equations 10-4 and 10-5, after
  // Birnbaum (1968): where an item says most, and how much that is.
  test.each([
    [0.8, -1, 0],
    [1, 0.5, 0.2],
    [1.7, 1, 0.25],
    [2.2, 2, 1 / 3],
  ])('the most that an item of a = %d, b = %d, c = %d says, and where', (a, b, c) => {
    const item = { discrimination: a, difficulty: b, guessing: c };
    const at = b + Math.log((1 + Math.sqrt(1 + 8 * c)) / 2) / (1.7 * a);
    const most = ((1.7 * a) ** 2 / (8 * (1 - c) ** 2)) * (1 - 20 * c - 8 * c ** 2 + (1 + 8 * c) ** 1.5);
    expect(informationAt(at, item)).toBeCloseTo(most, 10);
    for (const beside of [-0.1, 0.1]) expect(informationAt(at + beside, item)).toBeLessThan(most);
  });

  // Baker, chapter 5: three items, right, wrong, right. The likeliest ability is 0.3249, with an error of 1.23.
  test('the likeliest ability of Baker’s three answers', () => {
    const items = [logistic(1, -1, 0), logistic(1.2, 0, 0), logistic(0.8, 1, 0)];
    const right = [true, false, true];
    const likelihood = (at: number) =>
      items.reduce((all, item, i) => all * (right[i] ? chanceOf(at, item) : 1 - chanceOf(at, item)), 1);
    const at = Array.from({ length: 8001 }, (_, i) => -4 + i / 1000).reduce((best, one) =>
      likelihood(one) > likelihood(best) ? one : best,
    );
    expect(at).toBeCloseTo(0.3249, 2);
    const information = items.reduce((sum, item) => sum + informationAt(at, item), 0);
    expect(1 / Math.sqrt(information)).toBeCloseTo(1.23, 2);
  });

  // catR (Magis and Barrada 2017), thetaEst with method EAP, as jsCAT keeps it for its own validation:
  // github.com/yeatmanlab/jsCAT, src/__tests__/__fixtures__/golden, persons 1, 5, 7, 29 and 50.
  test.each(
    Object.entries({
      '1.70053220383385': '11111111111111111111111111110111010111011000100001',
      '-1.49136604993946': '11110110101111011000000000000000000000000000010000',
      '-0.201672717946501': '11111111111111101111111100000000000000000000000000',
      '-1.00072575793938': '11111101011110010001100001010000000000000000000000',
      '1.40016976612547': '11111111111111011111111111111110010110000000110110',
    }),
  )('the expected ability %s of catR', (expected, answers) => {
    const discriminations = [
      ...[1.532, 1.003, 1.829, 1.341, 1.1, 1.052, 1.226, 1.925, 0.867, 1.943, 2.045, 2.194, 1.466, 1.312, 1.138, 1.492],
      ...[1.017, 1.482, 0.944, 2.116, 1.029, 2.076, 1.491, 1.794, 1.728, 1.042, 1.095, 1.531, 0.843, 1.741, 2.068],
      ...[1.548, 0.912, 1.563, 1.242, 1.44, 1.554, 1.12, 2.059, 1.285, 1.794, 2.107, 1.821, 1.539, 1.588, 1.343, 2.091],
      ...[1.693, 1.074, 1.493],
    ];
    // Difficulties stand at equal steps from -3 to 3, and every fifth item can be guessed.
    const marked = discriminations.map((a, i) => ({
      item: logistic(a, -3 + (6 * i) / 49, i % 5 === 0 ? 0.15 : 0),
      correct: answers[i] === '1',
    }));
    expect(estimate(marked).mean).toBeCloseTo(Number(expected), 2);
  });
});

const item = fc.record({
  discrimination: fc.double({ min: 0.4, max: 2.5, noNaN: true }),
  difficulty: fc.double({ min: -3, max: 3, noNaN: true }),
  guessing: fc.constantFrom(0, 0.25, 1 / 3),
});

describe('an estimate', () => {
  test('is the prior where nothing was answered', () => {
    expect(estimate([]).mean).toBeCloseTo(0, 6);
    expect(estimate([]).error).toBeCloseTo(1, 2);
    expect(estimate([], { mean: -1, error: 0.5 }).mean).toBeCloseTo(-1, 6);
  });

  test('is higher with a right answer than with a wrong one, and says so of every item', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ item, correct: fc.boolean() }), { maxLength: 30 }), item, (answers, one) => {
        const having = (correct: boolean) => estimate([...answers, { item: one, correct }]).mean;
        const [before, right, wrong] = [estimate(answers).mean, having(true), having(false)];
        expect(right).toBeGreaterThanOrEqual(before - 1e-9);
        expect(wrong).toBeLessThanOrEqual(before + 1e-9);
      }),
    );
  });

  test('does not say less, and stays a number, after hundreds of answers', () => {
    const many: Marked[] = Array.from({ length: 500 }, (_, i) => ({
      item: logistic(2.5, 0, 0.25),
      correct: i % 3 === 0,
    }));
    const { mean, error } = estimate(many);
    expect(Number.isFinite(mean)).toBe(true);
    expect(error).toBeLessThan(0.2);
  });
});

test('the item asked next is one of the three that say most, and not always the same', () => {
  const bank = [-2, -1, -0.2, 0, 0.2, 1, 2].map((b) => ({ id: b, parameters: logistic(1.7, b, 0) }));
  const asked = Array.from({ length: 40 }, (_, n) => mostInformative(bank, { ability: 0, seed: `${n}` })!.id);
  expect([...new Set(asked)].toSorted((a, b) => a - b)).toEqual([-0.2, 0, 0.2]);
  expect(mostInformative([], { ability: 0, seed: '' })).toBeUndefined();
});

test('the discrimination of an item comes out of its answers, and is 1 until there are thirty', () => {
  const found = (truth: number, guessing: number, n: number, spread: number) => {
    const next = random(`discrimination ${truth}`);
    const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    const sums = { answers: n, x: 0, y: 0, xy: 0, yy: 0 };
    for (let i = 0; i < n; i++) {
      const y = spread * normal();
      const x = Number(next() < chanceOf(y, { discrimination: truth, difficulty: 0.2, guessing }));
      sums.x += x;
      sums.y += y;
      sums.xy += x * y;
      sums.yy += y * y;
    }
    return discriminationOf(sums, guessing, 30);
  };
  for (const guessing of [0, 0.25])
    for (const truth of [0.6, 1, 1.6]) {
      expect(Math.abs(found(truth, guessing, 3000, 1) / truth - 1)).toBeLessThan(0.2);
      // Whoever was asked adaptively differs less in ability: the slope is the same.
      expect(Math.abs(found(truth, guessing, 6000, 0.6) / truth - 1)).toBeLessThan(0.25);
    }
  expect(found(1.6, 0, 29, 1)).toBe(1);
  expect(knows(0, { discrimination: 2, difficulty: 0 })).toBe(0.5);
});
