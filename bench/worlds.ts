/**
 * Simulated memories, none of which is FSRS: no log of real reviews is at hand. A trace is one knowledge point in one
 * learner; days are whole. All of them say how likely recall is, and change with an answer after which the key is shown.
 * Each is set so that about nine of ten points are recalled two days after they were met, as in the data of FSRS; nothing
 * else of them is fitted.
 */
interface Trace {
  recall(day: number): number;
  answer(day: number, right: boolean): void;
}

/** A learner of a world: each point that they meet leaves a trace, a weaker one when the first answer was wrong. */
export type World = (luck: () => number) => { meet(day: number, right: boolean): Trace };

const weaker = 0.4;

const between = (low: number, high: number, luck: () => number) => low + (high - low) * luck();

/** Exponential forgetting. The half-life grows with a right answer, the more the longer it was waited for. */
const exponential: World = (luck) => {
  const quick = between(0.7, 1.5, luck);
  return {
    meet(met, right) {
      let half = between(6, 24, luck) * quick * (right ? 1 : weaker);
      const growth = between(1.6, 3, luck);
      let last = met;
      const recall = (day: number) => 2 ** (-(day - last) / half);
      return {
        recall,
        answer(day, right) {
          half = right ? half * (1 + (growth - 1) * Math.min(1, (3 * (day - last)) / half)) : Math.max(3, half * 0.4);
          last = day;
        },
      };
    },
  };
};

/** ACT-R: the traces of all answers fade by a power law, faster when they were laid while the point was still present. */
const power: World = (luck) => {
  const own = between(0.15, 0.3, luck);
  return {
    meet(met, right) {
      const threshold = between(-1.1, -0.7, luck);
      const laid = [{ day: met, decay: own / (right ? 1 : 2 * weaker) }];
      const activation = (day: number) =>
        Math.log(laid.reduce((sum, one) => sum + (day - one.day + 0.5) ** -one.decay, 0));
      return {
        recall: (day) => 1 / (1 + Math.exp((threshold - activation(day)) / 0.3)),
        answer(day) {
          laid.push({ day, decay: own + 0.25 * Math.exp(Math.min(1, activation(day)) - 1) });
        },
      };
    },
  };
};

/** Two states: a point is held for some days, or for a year; a right answer after a wait may make it the second. */
const twoState: World = (luck) => {
  const quick = between(0.7, 1.4, luck);
  return {
    meet(met, begun) {
      const [short, long] = [between(10, 30, luck) * quick * (begun ? 1 : weaker), between(120, 400, luck)];
      const holds = between(0.2, 0.6, luck);
      let firm = false;
      let last = met;
      return {
        recall: (day) => Math.exp(-(day - last) / (firm ? long : short)),
        answer(day, right) {
          const waited = 1 - Math.exp(-(day - last) / short);
          firm = right && (firm || luck() < holds * (0.3 + waited));
          last = day;
        },
      };
    },
  };
};

export const worlds: Readonly<Record<string, World>> = { exponential, power, 'two-state': twoState };
