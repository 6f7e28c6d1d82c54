import { FSRSAlgorithm, forgetting_curve } from 'ts-fsrs';
import { type Grade, grades, type Memory, type Parameters } from './model.ts';

/**
 * FSRS-6 with the parameters that its authors fitted over many people. They are written out, so that another version of
 * ts-fsrs computes the same cards from the same answers.
 */
export const usualParameters: Parameters = [
  ...[0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629],
  ...[1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542],
];

/** One for each list of parameters, as long as somebody has it. */
const algorithms = new WeakMap<Parameters, FSRSAlgorithm>();
function fsrsOf(parameters: Parameters): FSRSAlgorithm {
  const known = algorithms.get(parameters);
  if (known) return known;
  const made = new FSRSAlgorithm({ w: [...parameters] });
  algorithms.set(parameters, made);
  return made;
}

/** The longest wait, in days. */
export const maxInterval = 365;

/** In how many days a point comes back that was wrong. */
export const wrongInterval = 1;

/** The memory of a point after an answer that came `days` after the one before. */
export const memoryAfter = (
  memory: Memory | undefined,
  days: number,
  grade: Grade,
  parameters = usualParameters,
): Memory => {
  const { stability, difficulty } = fsrsOf(parameters).next_state(memory ?? null, days, grade);
  return { stability, difficulty };
};

/** The probability of recalling a point `days` after its last answer. */
export const retrievability = ({ stability }: Memory, days: number, parameters = usualParameters): number =>
  forgetting_curve(parameters, Math.max(0, days), stability);

/** In how many whole days a point comes back, so that it is recalled with `retention` then. */
export const intervalFor = ({ stability }: Memory, retention: number, parameters = usualParameters): number => {
  const days = stability * fsrsOf(parameters).calculate_interval_modifier(retention);
  return Math.min(maxInterval, Math.max(1, Math.round(days)));
};

/**
 * The retrievability at which one point should come back, where `desired` is wanted over all. A review of a fragile point
 * holds for a short while, and one of a firm point for long: so the fragile come back later than at `desired`, and the firm
 * earlier, which brings more for as many reviews. A point that lasts ten days has `desired` itself. Measured by
 * `npm run bench -- study`.
 */
export const retentionFor = ({ stability }: Memory, desired: number): number =>
  Math.max(leastRetention, 1 - (1 - desired) * (stability / 10) ** -0.15);

/** No point waits until it is less likely to be recalled than this. */
const leastRetention = 0.7;

/** In how many days a point comes back after this answer. */
export const intervalAfter = (memory: Memory, grade: Grade, retention: number, parameters?: Parameters): number =>
  grade === grades.again ? wrongInterval : intervalFor(memory, retention, parameters);

/** How far ahead the value of a review is looked at, in days. Nearer and farther, one of the simulated worlds gains and another loses. */
const horizon = 20;

/**
 * How much likelier it gets, by a question now, that the point is recalled in so many days: over a right and a wrong
 * answer, each as likely as it is. The last answer came `days` ago.
 */
export function gainOf(
  memory: Memory,
  days: number,
  {
    ahead = horizon,
    parameters = usualParameters,
  }: { readonly ahead?: number | undefined; readonly parameters?: Parameters | undefined } = {},
): number {
  const recall = retrievability(memory, days, parameters);
  const after = (grade: Grade) => retrievability(memoryAfter(memory, days, grade, parameters), ahead, parameters);
  return (
    recall * after(grades.good) + (1 - recall) * after(grades.again) - retrievability(memory, days + ahead, parameters)
  );
}
