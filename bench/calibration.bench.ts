import { usualParameters } from '../src/core/card/memory.ts';
import { grades } from '../src/core/card/model.ts';
import { lossOf } from '../src/core/fit/rules.ts';
import type { Bench } from './pairs.ts';
import { fitTo, fixedRetention, season, studySeason } from './study.ts';
import { worlds } from './worlds.ts';

const learners = 12;
/** The share of a season before the answers that are predicted. */
const split = 0.7;
const from = split * season.days;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** How surprised somebody is by later answers, who holds each for as likely as the earlier ones were on average. */
function lossOfAverage(histories: readonly (readonly { readonly day: number; readonly grade: number }[])[]) {
  const answers = histories.flatMap((history) => history.slice(1));
  const right = ({ grade }: { readonly grade: number }) => Number(grade !== grades.again);
  const average = mean(answers.filter(({ day }) => day < from).map(right));
  return mean(answers.filter(({ day }) => day >= from).map((one) => -Math.log(right(one) ? average : 1 - average)));
}

/**
 * The log loss of FSRS on later answers, with parameters that the product fitted to the earlier answers of other learners,
 * beside the average of earlier answers and beside the defaults.
 */
export const bench: Bench = {
  peer: 'the average of all earlier answers, and the defaults, in simulated worlds that are not FSRS (synthetic)',
  packages: ['ts-fsrs', 'fsrs-browser'],
  async run(pairs) {
    const rows = await Promise.all(
      Object.entries(worlds).map(async ([name, world]) => {
        const parameters = await fitTo(world, from);
        const losses = Array.from({ length: pairs }, (_, pair) => {
          const histories = Array.from(
            { length: learners },
            (_, n) => studySeason(fixedRetention(0.9), world, { seed: `c${pair}:${n}` }).histories,
          ).flat();
          const all = histories.map((history) => {
            const later = history.findIndex(({ day }) => day >= from);
            return { history, later: later < 0 ? history.length : later };
          });
          return {
            fitted: lossOf(all, parameters).loss,
            usual: lossOf(all, usualParameters).loss,
            average: lossOfAverage(histories),
          };
        });
        const of = (which: 'fitted' | 'usual' | 'average') => losses.map((one) => one[which]);
        const row = { unit: 'nats' };
        return [
          {
            ...row,
            name: `synthetic, ${name}: fitted, beside the average`,
            goal: 0.95,
            ours: of('fitted'),
            peer: of('average'),
          },
          {
            ...row,
            name: `synthetic, ${name}: fitted, beside the defaults`,
            goal: 1,
            ours: of('fitted'),
            peer: of('usual'),
          },
          {
            ...row,
            name: `synthetic, ${name}: the defaults, beside the average`,
            ours: of('usual'),
            peer: of('average'),
          },
        ];
      }),
    );
    return rows.flat();
  },
};
