import { sweepAlarms } from '../src/core/alarm/sweep-alarms.ts';
import { job } from '../src/schedule/job.ts';

/** Corrects alarms that a clock which ran ahead has set too far in the future, all of them at once. */
export const alarm = job({
  name: 'alarm',
  every: { seconds: 3_600 },
  async plan(ports, now) {
    await sweepAlarms(ports, { now });
    return { taken: 0 };
  },
});
