import type { Bench } from './pairs.ts';
import { fixedRetention, predicted, season, studySeason } from './study.ts';
import { worlds } from './worlds.ts';

const learners = 12;
/** The share of a season before the answers that are predicted. */
const split = 0.7;

/** How surprised somebody is by what came, who held it for so likely. */
const loss = (likely: number, came: boolean) => {
  const sure = Math.min(0.999, Math.max(0.001, likely));
  return -Math.log(came ? sure : 1 - sure);
};
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The log loss of FSRS with its defaults, and of the average of earlier answers. */
export const bench: Bench = {
  peer: 'the average of all earlier answers, in simulated worlds that are not FSRS (synthetic)',
  packages: ['ts-fsrs'],
  async run(pairs) {
    return Object.entries(worlds).map(([name, world]) => {
      const both = Array.from({ length: pairs }, (_, pair) => {
        const heard: { likely: number; right: boolean; day: number }[] = [];
        for (let n = 0; n < learners; n++)
          studySeason(fixedRetention(0.9), world, { seed: `c${pair}:${n}` }, (point, day, right) =>
            heard.push({ likely: predicted(point, day), right, day }),
          );
        const [before, after] = [true, false].map((early) =>
          heard.filter(({ day }) => day < split * season.days === early),
        ) as [typeof heard, typeof heard];
        const average = mean(before.map(({ right }) => Number(right)));
        return {
          ours: mean(after.map(({ likely, right }) => loss(likely, right))),
          peer: mean(after.map(({ right }) => loss(average, right))),
        };
      });
      return {
        name: `synthetic, ${name}: log loss of FSRS's defaults on later answers`,
        ...{ unit: 'nats', goal: 0.95 },
        ours: both.map(({ ours }) => ours),
        peer: both.map(({ peer }) => peer),
      };
    });
  },
};
