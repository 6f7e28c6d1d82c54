import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keep } from '../../src/core/keep.ts';

test('the newest values are kept, as many as may be, each under its key once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), fc.integer({ min: 1, max: 5 }), (keys, maxKept) => {
      const kept = new Map<number, number>();
      for (const [at, key] of keys.entries()) keep(kept, key, at, maxKept);
      const newest = [...new Set(keys.toReversed())].slice(0, maxKept).toReversed();
      expect([...kept]).toEqual(newest.map((key) => [key, keys.lastIndexOf(key)]));
    }),
  );
});
