import fc from 'fast-check';
import { afterEach } from 'vitest';

/** Read from `TEST_SEED`: a whole number of 32 bits. */
export function readSeed(given: string | undefined): number {
  const seed = Number(given?.trim() || 20_261_102);
  if ((seed | 0) !== seed) throw new Error(`TEST_SEED is a whole number of 32 bits, and not ${given}.`);
  return seed;
}

/**
 * Laws are tried on the same cases every time, so that a failure is somebody's change and not the day's luck.
 * `TEST_SEED=7 npm test` tries others. A law that is broken says by which seed, and by which path the case was found.
 */
export const seed = readSeed(process.env.TEST_SEED);
fc.configureGlobal({ seed });

// Also what draws from the seed without being a law: whoever sees it fail can try the same again.
afterEach(({ task }) => {
  if (task.result?.state === 'fail') console.error(`${task.name}: failed with TEST_SEED=${seed}`);
});
