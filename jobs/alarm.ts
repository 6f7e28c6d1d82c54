import { sweepAlarms } from '../src/core/alarm/sweep-alarms.ts';
import { recallDeliveries } from '../src/core/delivery/recall-deliveries.ts';
import { job } from '../src/schedule/job.ts';

/** Corrects what a clock that ran ahead has set too far in the future: alarms, and messages that wait. */
export const alarm = job({
  name: 'alarm',
  every: { seconds: 3_600 },
  async plan(ports, now) {
    await sweepAlarms(ports, { now });
    await recallDeliveries(ports, { now });
    return { taken: 0 };
  },
});
