import { fitParameters } from '../src/core/fit/fit-parameters.ts';
import { job } from '../src/schedule/job.ts';

/** Fits the parameters of memory to the answers that there are, once a day. */
export const fit = job({
  name: 'fit',
  every: { seconds: 86_400 },
  async plan(ports, now) {
    await fitParameters(ports, { now });
    return { taken: 0 };
  },
});
