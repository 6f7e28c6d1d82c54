import { z } from 'zod';
import { countStatistics } from '../src/core/statistic/count-statistics.ts';
import { job } from '../src/schedule/job.ts';

/** Counts what answers say of items, and tells the operator of each that is flawed: its author should look at it. */
export const statistic = job({
  name: 'statistic',
  every: { seconds: 6 * 60 * 60 },
  async plan(ports, now) {
    const flawed = await countStatistics(ports, { now });
    return {
      taken: 0,
      pieces: flawed.map(({ item, flaw, out, answers }) => ({ item, flaw: flaw ?? '', out, answers })),
    };
  },
  data: z.object({ item: z.string(), flaw: z.string(), out: z.boolean(), answers: z.int() }),
  async run({ out, ...fields }, { log }) {
    log.warn({ ...fields }, out ? 'An item is asked no more: look at its key' : 'An item could be better');
  },
});
