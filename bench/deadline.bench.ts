import { usualRetention } from '../src/core/card/rules.ts';
import { sprintDays, studyWith } from './deadline.ts';
import type { Bench } from './pairs.ts';
import type { Row } from './result.ts';
import { fitTo } from './study.ts';
import { worlds } from './worlds.ts';

/** In each pair and world; with nine pairs there are 207 learners a world. */
const learners = 23;
const minutes = 15;
const on = 2 * sprintDays;
const after = 28;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** With parameters fitted to other learners of the world, what a date brings: recall on that day, at no more minutes than the same schedule without one. */
export const bench: Bench = {
  peer: `the same schedule without a date, at ${minutes} minutes a day, in simulated worlds that are not FSRS (synthetic)`,
  packages: ['ts-fsrs', 'fsrs-browser'],
  async run(pairs) {
    const rows: Row[] = [];
    for (const [name, world] of Object.entries(worlds)) {
      const parameters = await fitTo(world);
      const both = Array.from({ length: pairs }, (_, pair) => {
        const [dated, undated] = [on, undefined].map((deadline) =>
          Array.from({ length: learners }, (_, n) =>
            studyWith(world, {
              ...{ seed: `day:${pair}:${n}`, minutes, parameters, days: on + after },
              ...(deadline !== undefined && { deadline }),
            }),
          ),
        ) as [ReturnType<typeof studyWith>[], ReturnType<typeof studyWith>[]];
        const missed = (all: typeof dated) => 1 - mean(all.map(({ inScope }) => inScope[on - 1]!));
        const reviews = (all: typeof dated, days: number) =>
          mean(all.map(({ answered }) => sum(answered.slice(0, days))));
        return {
          missed: [missed(dated), missed(undated)] as const,
          before: [reviews(dated, on), reviews(undated, on)] as const,
          whole: [reviews(dated, on + after), reviews(undated, on + after)] as const,
          fullest: Math.max(...dated.map((one) => one.fullest)),
        };
      });
      const paired = (of: 'missed' | 'before' | 'whole') => ({
        ours: both.map((one) => one[of][0]),
        peer: both.map((one) => one[of][1]),
      });
      rows.push(
        {
          ...{ name: `synthetic, ${name}: not recalled on the day`, unit: 'of the points in scope' },
          ...{ goal: 1 - (usualRetention + 0.05), ours: paired('missed').ours },
        },
        { name: `synthetic, ${name}: the same, beside no date`, unit: 'of the points in scope', ...paired('missed') },
        { name: `synthetic, ${name}: answers up to the day`, unit: 'answers', goal: 1, ...paired('before') },
        { name: `synthetic, ${name}: answers up to four weeks after`, unit: 'answers', ...paired('whole') },
        {
          ...{ name: `synthetic, ${name}: the fullest day`, unit: 'of its minutes' },
          ...{ goal: 1, ours: both.map(({ fullest }) => fullest) },
        },
      );
    }
    return rows;
  },
};
