import type { ModelFailure } from '../core/tutor/model.ts';

/** After so many failures in a row a model is left alone: people do not wait for what does not come. */
const failuresBefore = 3;

/** How long it is left alone (ms); then one question tries again. */
const restMs = 60_000;

/** A key that is not accepted will not be in a minute. */
const refusedRestMs = 600_000;

/** Counts failures in a row, and says whether to ask. `clock` gives milliseconds. */
export function createBreaker(clock: () => number = () => performance.now()) {
  let failures = 0;
  let until = 0;
  let last: ModelFailure = 'down';
  return {
    /** Why it is not asked now, if it is not. */
    resting: (): ModelFailure | undefined => (clock() < until ? last : undefined),
    worked(): void {
      failures = 0;
      until = 0;
    },
    failed(why: ModelFailure): void {
      if (why === 'stopped') return;
      failures++;
      last = why;
      if (why === 'refused') until = clock() + refusedRestMs;
      // The try after a rest counts as well: one more failure, and it rests again.
      else if (failures >= failuresBefore) until = clock() + restMs;
    },
  };
}
