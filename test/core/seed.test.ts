import fc from 'fast-check';
import { expect, test } from 'vitest';
import { random, shuffled } from '../../src/core/seed/rules.ts';

test('the same seed gives the same numbers, and another seed others', () => {
  const take = (seed: string) => {
    const next = random(seed);
    return Array.from({ length: 20 }, next);
  };
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      fc.pre(a !== b);
      expect(take(a)).toEqual(take(a));
      expect(take(a)).not.toEqual(take(b));
    }),
  );
});

test('every number is from 0 up to, but not, 1', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const next = random(seed);
      for (let i = 0; i < 50; i++) {
        const number = next();
        expect(number >= 0 && number < 1).toBe(true);
      }
    }),
  );
});

test('shuffling loses nothing and doubles nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30 }), fc.string(), (n, seed) => {
      expect(shuffled(n, seed).toSorted((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
    }),
  );
});

test('each of the 24 orders of four comes up, about as often as the others', () => {
  const counts = new Map<string, number>();
  for (let i = 0; i < 2400; i++) {
    const order = shuffled(4, `${i}:1`).join();
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(24);
  // 100 are expected of each; five standard deviations are about 50.
  for (const count of counts.values()) expect(Math.abs(count - 100)).toBeLessThan(50);
});
