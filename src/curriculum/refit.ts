/**
 * How much of an estimate one learner can change: whoever logs more than the estimate pulls it up by this factor at most,
 * whoever logs less pulls it down by as much. Its square is less than the narrowest of the allowed lengths' ratios (60 to
 * 45), so that one learner who logs something else moves an estimate by one allowed length at most.
 */
export const pull = 1.15;

/**
 * How long a task takes, by the rule's own estimate and what learners logged. Each of n learners pulls the estimate towards
 * their own minutes by the same factor, however far away these are; the rule's estimate holds it back. They are in balance at
 *
 *     e = rule × pull^(above − below)    where so many logged more than e, and so many less,
 *
 * or at the minutes of one learner, where the balance changes sides: the most probable length when minutes scatter around
 * it by a Laplace distribution, as a median assumes, and the rule's own error is log-normal. That is the median of the n
 * logged minutes and of the n + 1 values rule × pull^n, rule × pull^(n − 2), …, rule × pull^−n (Li and Osher 2009).
 *
 * So it lies between the rule and the median of the log, rises when somebody logs more, can be twice or half the rule's
 * with five learners, and is the median with many.
 */
export function refit(rule: number, logged: readonly number[]): number {
  const n = logged.length;
  const held = Array.from({ length: n + 1 }, (_, i) => rule * pull ** (n - 2 * i));
  return [...logged, ...held].sort((a, b) => a - b)[n]!;
}

/** What a share of them lies below, between two of them where it falls there: 0.5 for the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return below + (above - below) * (at - Math.floor(at));
}
