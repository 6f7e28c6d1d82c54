import type { AbilitySums } from '../placement/model.ts';
import type { AnswerSums, Statistic } from './model.ts';

export interface StatisticPort {
  /** The sums of all items, over the first answers of learners with at least `least` of them. */
  sums(least: number): Promise<readonly AnswerSums[]>;
  /** What answers in placements say of items: of those with so many of them. */
  abilitySums(least: number): Promise<ReadonlyMap<string, AbilitySums>>;
  /** Adds answers of a placement, each with the ability by the others. Nothing says whose they were. */
  addAbilities(answers: readonly { item: string; correct: boolean; ability: number }[]): Promise<void>;
  /** Puts these in the place of what is stored. Gives the items that are flawed now in another way than before. */
  save(all: readonly Statistic[], at: Temporal.Instant): Promise<readonly string[]>;
}
