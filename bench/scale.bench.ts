import { beginningOf } from '../src/core/learner/rules.ts';
import { measureDays } from './learner-days.ts';
import type { Bench } from './pairs.ts';
import type { Row } from './result.ts';
import { type Cost, planFor, readMeasured } from './scale.ts';

/**
 * What a learner's day costs on the real store, beside the figures that `docs/scale.md` is computed from; and that plan.
 * A count that has grown by a quarter makes the page old: write what is measured into `bench/data/scale.yaml`, and the
 * page's test says which sentences change. Times are of a machine, and promise nothing.
 */
export const bench: Bench = {
  peer: 'what docs/scale.md is computed from',
  packages: ['pg', 'kysely'],
  async run(pairs) {
    const kept = readMeasured();
    const now = await measureDays(pairs);
    const beside = (name: string, unit: string, ours: readonly number[], peer: number, promised = true): Row => ({
      ...{ name, unit, ours: [...ours], peer: ours.map(() => peer), ...(promised && { goal: 1.25 }) },
    });
    const units: Record<keyof Cost, string> = {
      roundTrips: 'queries',
      walKb: 'KB of WAL',
      cpuMs: 'ms of our CPU',
      databaseCpuMs: "ms of PostgreSQL's CPU",
    };
    const costs = (['message', 'day'] as const).flatMap((of) =>
      (Object.keys(units) as (keyof Cost)[]).map((what) =>
        beside(
          `a ${of}`,
          units[what],
          now[of].map((cost) => cost[what]),
          kept[of][what],
          what === 'roundTrips',
        ),
      ),
    );
    const once = (value: number) => Array<number>(pairs).fill(value);
    const usual = beginningOf({ zone: 'UTC' }, Temporal.Now.instant()).reminderTime;
    const plan = planFor(kept, 5, usual);
    const alone = (name: string, unit: string, value: number): Row => ({ name, unit, ours: once(value) });
    return [
      ...costs,
      beside('a day', 'commands', once(now.commands), kept.commands),
      beside('a learner who joined', 'KB kept', once(now.learnerKb), kept.learnerKb),
      beside('a day', 'KB kept', once(now.dayKb), kept.dayKb),
      alone(`messages at ${plan.messages.at} UTC`, 'a second', plan.messages.perSecond),
      alone(`commands at ${plan.commands.at} UTC`, 'a second', plan.commands.perSecond),
      alone('queries at the peak', 'a second', plan.roundTrips),
      alone('WAL at the peak', 'MB/s', plan.walMbPerSecond),
      alone('processes', 'of one core', plan.processes),
      alone('cores of PostgreSQL', '', plan.databaseCores),
      alone('database after a year', 'TB', plan.firstTb + plan.yearTb),
    ];
  },
};
