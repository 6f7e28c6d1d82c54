import { sprintDays, studyWith } from './deadline.ts';
import type { Bench } from './pairs.ts';
import { worlds } from './worlds.ts';

/** In each pair and world; with nine pairs there are 108 learners a world. */
const learners = 12;
const minutes = 15;
const days = 3 * sprintDays;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What light days cost: the mean chance of recall, over all days and points. */
export const bench: Bench = {
  peer: `the same schedule without light days, at ${minutes} minutes a day, in simulated worlds that are not FSRS (synthetic)`,
  packages: ['ts-fsrs'],
  async run(pairs) {
    return Object.entries(worlds).flatMap(([name, world]) => {
      const study = (pair: number, lightDays: readonly number[]) =>
        Array.from({ length: learners }, (_, n) =>
          studyWith(world, { seed: `l${pair}:${n}`, minutes, days, lightDays }),
        );
      const both = Array.from({ length: pairs }, (_, pair) => [study(pair, [3]), study(pair, [])] as const);
      const retention = (all: ReturnType<typeof study>) => mean(all.map(({ recall }) => mean(recall)));
      const onWednesdays = (all: ReturnType<typeof study>) =>
        mean(all.map(({ answered }) => mean(answered.filter((_, day) => day % 7 === 2))));
      return [
        {
          ...{ name: `synthetic, ${name}: mean retention lost to light Wednesdays`, unit: 'of recall', goal: 0.001 },
          ours: both.map(([light, even]) => retention(even) - retention(light)),
        },
        {
          ...{ name: `synthetic, ${name}: answers on a Wednesday`, unit: 'answers' },
          ...{ ours: both.map(([light]) => onWednesdays(light)), peer: both.map(([, even]) => onWednesdays(even)) },
        },
      ];
    });
  },
};
