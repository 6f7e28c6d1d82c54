import type { AnswerSums, Statistic } from './model.ts';

export interface StatisticPort {
  /** The sums of all items, over the first answers of learners with at least `least` of them. */
  sums(least: number): Promise<readonly AnswerSums[]>;
  /** Puts these in the place of what is stored. Gives the items that are flawed now in another way than before. */
  save(all: readonly Statistic[], at: Temporal.Instant): Promise<readonly string[]>;
}
