import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { taskMinutes } from '../../src/core/curriculum/task.ts';
import { pull, quantile, refit } from '../../src/curriculum/refit.ts';
import { lengthFor } from '../../src/curriculum/rules/effort.ts';

const rule = fc.double({ min: 5, max: 220, noNaN: true });
const minutes = fc.oneof(fc.constantFrom(15, 30, 45, 60, 90, 120, 180), fc.integer({ min: 1, max: 600 }));
const logged = fc.array(minutes, { minLength: 5, maxLength: 60 });
const step = (n: number) => taskMinutes.indexOf(lengthFor(n));
const near = 1e-9;

describe('a refitted estimate', () => {
  test('lies between the rule and the median', () => {
    fc.assert(
      fc.property(rule, logged, (prior, values) => {
        const [low, high] = [prior, quantile(values, 0.5)].sort((a, b) => a - b) as [number, number];
        const fitted = refit(prior, values);
        expect(fitted).toBeGreaterThanOrEqual(low * (1 - near));
        expect(fitted).toBeLessThanOrEqual(high * (1 + near));
      }),
    );
  });

  test('never falls when somebody logs more, or the rule says more', () => {
    fc.assert(
      fc.property(rule, logged, fc.nat(), fc.integer({ min: 0, max: 600 }), (prior, values, at, more) => {
        const raised = values.with(at % values.length, values[at % values.length]! + more);
        expect(refit(prior, raised)).toBeGreaterThanOrEqual(refit(prior, values));
        expect(refit(prior + more, values)).toBeGreaterThanOrEqual(refit(prior, values));
      }),
    );
  });

  test('moves by one allowed length at most by one outlier, in place of another value or beside all', () => {
    fc.assert(
      fc.property(rule, logged, fc.nat(), minutes, (prior, values, at, outlier) => {
        const before = step(refit(prior, values));
        const changed = values.with(at % values.length, outlier);
        expect(Math.abs(step(refit(prior, changed)) - before)).toBeLessThanOrEqual(1);
        expect(Math.abs(step(refit(prior, [...values, outlier])) - before)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2000 },
    );
    // Where half say 15 and half 180, the median would jump by five lengths.
    const split = [15, 15, 15, 180, 180];
    expect(step(quantile(split.with(2, 180), 0.5)) - step(quantile(split, 0.5))).toBe(5);
    expect(step(refit(40, split.with(2, 180))) - step(refit(40, split))).toBeLessThanOrEqual(1);
  });

  test('is held by a pull whose square no two allowed lengths are as near as', () => {
    const ratios = taskMinutes.slice(1).map((length, i) => length / taskMinutes[i]!);
    expect(pull ** 2).toBeLessThan(Math.min(...ratios));
  });

  test('does not depend on the order, stays where all say what the rule says, and is the median of many', () => {
    fc.assert(
      fc.property(rule, logged, (prior, values) => {
        expect(refit(prior, values.toReversed())).toBe(refit(prior, values));
        expect(refit(prior, Array(7).fill(prior))).toBe(prior);
      }),
    );
    expect(refit(20, Array(5).fill(90))).toBeCloseTo(20 * pull ** 5);
    expect(refit(20, Array(40).fill(90))).toBe(90);
    expect(refit(30, [45, 45, 45, 60, 60])).toBe(45);
  });

  test('of even more is the quantile between two', () => {
    expect([0.25, 0.5, 0.75].map((share) => quantile([90, 15, 30, 60], share))).toEqual([26.25, 45, 67.5]);
  });
});
