import fc from 'fast-check';
import { afterEach, expect } from 'vitest';

/** Read from `TEST_SEED`: a whole number of 32 bits. */
export function readSeed(given: string | undefined): number {
  const seed = Number(given?.trim() || 20_261_102);
  if ((seed | 0) !== seed) throw new Error(`TEST_SEED is a whole number of 32 bits, and not ${given}.`);
  return seed;
}

/**
 * Property tests use the same cases every time, so that a failure comes from a change and not from chance.
 * `TEST_SEED=7 npm test` tries other cases. A failure prints the seed, and the path by which the case was found.
 */
export const seed = readSeed(process.env.TEST_SEED);
fc.configureGlobal({ seed });

// Printed for tests that use the seed without fast-check, too, so that a failure can be repeated.
afterEach(({ task }) => {
  if (task.result?.state === 'fail') console.error(`${task.name}: failed with TEST_SEED=${seed}`);
});

/**
 * Days and moments have no properties of their own, so that `toMatchObject` would find any two of them alike: they are
 * compared as they are written.
 */
expect.addEqualityTesters([
  function sameTemporal(a: unknown, b: unknown) {
    if (!isTemporal(a) && !isTemporal(b)) return undefined;
    return isTemporal(a) && isTemporal(b) && a.constructor === b.constructor && String(a) === String(b);
  },
]);
const isTemporal = (value: unknown): value is object =>
  Object.prototype.toString.call(value).startsWith('[object Temporal.');
