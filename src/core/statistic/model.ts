/**
 * Sums over the first answers to an item, one a learner: `x` is 1 for a right one, `y` the share of the learner's other
 * first answers that were right.
 */
export interface AnswerSums {
  readonly item: string;
  readonly answers: number;
  readonly x: number;
  readonly y: number;
  readonly xy: number;
  readonly yy: number;
  /** The median of how long they took. */
  readonly seconds?: number;
  /** How often each option was chosen, by its index; empty where there are none. */
  readonly options: Readonly<Record<string, number>>;
}

/** What is wrong with an item, as its answers say: the first that holds. */
export type Flaw = 'hardly right' | 'does not tell' | 'nearly always right' | 'idle distractor';

export interface Statistic {
  readonly item: string;
  readonly answers: number;
  /** The share of right answers: its p-value. */
  readonly right: number;
  /** The point-biserial correlation with the learners' other answers; absent where one of the two does not vary. */
  readonly discrimination?: number;
  readonly seconds?: number;
  readonly options: AnswerSums['options'];
  readonly flaw?: Flaw;
  /** It is asked no more. */
  readonly out: boolean;
}
