import type { Bench } from './pairs.ts';
import type { Row } from './result.ts';
import {
  desiredRetention,
  fitTo,
  fixedRetention,
  leitner,
  ours,
  type Point,
  randomQuiz,
  type Scheduler,
  sm2,
  studySeason,
} from './study.ts';
import { type World, worlds } from './worlds.ts';

/** In each pair; with nine pairs there are 54 learners a world. */
const learners = 6;

/** The desired retentions along which ours is followed, to find what it needs for the knowledge of a peer. */
const retentions = [0.995, 0.9925, 0.99, 0.985, 0.98, 0.97, 0.96, 0.945, 0.93, 0.9, 0.87, 0.84, 0.8, 0.75, 0.7, 0.5];
/** Reviews a day, as the learner's minutes limit them. */
const budgets = [2, 4, 6, 9];
const small = 4;

const peers = {
  'a random quiz': { scheduler: randomQuiz(8), goal: 0.65 },
  Leitner: { scheduler: leitner, goal: 0.9 },
  'SM-2': { scheduler: sm2, goal: 1 },
};

/** A season of several learners, each the same whatever the scheduler. */
function study<Known extends Point>(scheduler: Scheduler<Known>, world: World, pair: number, most?: number) {
  const all = Array.from({ length: learners }, (_, n) =>
    studySeason(scheduler, world, { seed: `season:${pair}:${n}`, ...(most && { most }) }),
  );
  const mean = (of: 'reviews' | 'knowledge') => all.reduce((sum, one) => sum + one[of], 0) / learners;
  return { reviews: mean('reviews'), knowledge: mean('knowledge') };
}
type Studied = ReturnType<typeof study>;

/** The reviews that a curve needs for this much knowledge: below its beginning those of the beginning, and never beyond its end. */
function needed(curve: readonly Studied[], knowledge: number): number {
  const sorted = curve.toSorted((a, b) => a.knowledge - b.knowledge);
  const above = sorted.findIndex((one) => one.knowledge >= knowledge);
  if (above < 0) return Number.POSITIVE_INFINITY;
  if (above === 0) return sorted[0]!.reviews;
  const [low, high] = [sorted[above - 1]!, sorted[above]!];
  const share = (knowledge - low.knowledge) / (high.knowledge - low.knowledge);
  return low.reviews + share * (high.reviews - low.reviews);
}

/**
 * The reviews that ours needs: along the desired retention, or along the minutes a day, whichever are fewer. What nothing
 * reaches needs those of the highest retention.
 */
function fewest(curve: readonly Studied[], limited: readonly Studied[], knowledge: number): number {
  const least = Math.min(needed(curve, knowledge), needed(limited, knowledge));
  return Number.isFinite(least) ? least : Math.max(...curve.map(({ reviews }) => reviews));
}

/** The area below knowledge over reviews a day. */
const area = (values: readonly number[]) =>
  budgets.slice(1).reduce((sum, budget, n) => sum + ((values[n]! + values[n + 1]!) / 2) * (budget - budgets[n]!), 0);

export const bench: Bench = {
  peer: 'a random quiz, Leitner and SM-2, in simulated worlds that are not FSRS (synthetic)',
  packages: ['ts-fsrs', 'fsrs-browser'],
  async run(pairs) {
    const rows: Row[] = [];
    for (const [name, world] of Object.entries(worlds)) {
      const parameters = await fitTo(world);
      const each = <T>(of: (pair: number) => T) => Array.from({ length: pairs }, (_, pair) => of(pair));
      const curves = each((pair) =>
        retentions.map((retention) => study(desiredRetention(retention, parameters), world, pair)),
      );
      const limited = each((pair) => budgets.map((most) => study(ours(most, parameters), world, pair, most)));
      for (const [peer, { scheduler, goal }] of Object.entries(peers)) {
        const theirs = each((pair) => study(scheduler as unknown as Scheduler, world, pair));
        const reached = theirs.filter(
          ({ knowledge }, n) => knowledge <= Math.max(...curves[n]!.map((c) => c.knowledge)),
        );
        rows.push({
          name: `synthetic, ${name}: reviews for the knowledge of ${peer}${reached.length < pairs ? ` (reached in ${reached.length} of ${pairs})` : ''}`,
          ...{ unit: 'reviews', goal },
          ours: theirs.map(({ knowledge }, n) => fewest(curves[n]!, limited[n]!, knowledge)),
          peer: theirs.map(({ reviews }) => reviews),
        });
        rows.push({
          name: `synthetic, ${name}: not known with ${small} reviews a day, beside ${peer}`,
          ...{ unit: 'of all points', goal: 1 },
          ours: each((pair) => 1 - study(ours(small, parameters), world, pair, small).knowledge),
          peer: each((pair) => 1 - study(scheduler as unknown as Scheduler, world, pair, small).knowledge),
        });
      }
      // Ours has to be 1.05 of it, so it is at most this much of ours.
      rows.push({
        name: `synthetic, ${name}: knowledge over minutes of a fixed retention, beside ours`,
        ...{ unit: 'area', goal: 1 / 1.05 },
        ours: each((pair) =>
          area(budgets.map((most) => study(fixedRetention(0.9, parameters), world, pair, most).knowledge)),
        ),
        peer: each((pair) => area(limited[pair]!.map(({ knowledge }) => knowledge))),
      });
    }
    return rows;
  },
};
