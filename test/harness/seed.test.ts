import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSeed, seed } from './seed.ts';

test('every law begins from one seed, the same every time unless TEST_SEED is another', () => {
  const cases = () => fc.sample(fc.integer(), 20);
  expect(fc.readConfigureGlobal()?.seed).toBe(seed);
  expect(cases()).toEqual(cases());
  expect(fc.sample(fc.integer(), { numRuns: 20, seed: seed + 1 })).not.toEqual(cases());
  expect([undefined, '', '7', '-12'].map(readSeed)).toEqual([20_261_102, 20_261_102, 7, -12]);
});

test.each(['tomorrow', '1.5', '99999999999'])('a seed of %s is refused', (given) => {
  expect(() => readSeed(given)).toThrow('TEST_SEED is a whole number of 32 bits');
});

test('a law that is broken says its seed, and the path to the case that broke it', async () => {
  const said = new RegExp(`\\{ seed: ${seed}, path: "[\\d:]+", endOnFailure: true \\}\\s+Counterexample: \\[`);
  expect(() => fc.assert(fc.property(fc.nat(), (n) => n < 1000))).toThrow(said);
  const late = fc.asyncProperty(fc.nat(), async (n) => expect(n).toBeLessThan(1000));
  await expect(fc.assert(late)).rejects.toThrow(said);
});
