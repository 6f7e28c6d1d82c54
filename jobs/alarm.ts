import { correctMoments } from '../src/core/alarm/correct-moments.ts';
import { job } from '../src/schedule/job.ts';

/** Corrects what a clock that ran ahead has set too far in the future: alarms, and messages that wait. */
export const alarm = job({
  name: 'alarm',
  every: { seconds: 3_600 },
  async plan(ports, now) {
    await correctMoments(ports, { now });
    await ports.lane.sweep();
    return { taken: 0 };
  },
});
