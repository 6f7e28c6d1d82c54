import type { Id } from '../id.ts';

/** Whose budget of a day it is: a learner's, their cohort's, and that of the workspace of the cohort. */
export const scopes = ['learner', 'cohort', 'workspace'] as const;
export type Scope = (typeof scopes)[number];

/** What the model uses. Money in millionths of the currency in which the prices are. */
export interface Spent {
  readonly tokens: number;
  readonly micros: number;
}

/** One budget of one day: who has it, in their scope. */
export interface Budget {
  readonly scope: Scope;
  readonly subject: Id;
  readonly day: Temporal.PlainDate;
}

/** Prices per million tokens. A token costs as many millionths. */
export interface Prices {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
}

/** How much may be used in a day, by scope. */
export type Limits = Readonly<Record<Scope, Spent>>;

/** What a day has cost so far. */
export interface DaySpent extends Spent {
  readonly answers: number;
}

/** What a day has cost a budget, beside what it may. */
export interface Cost {
  readonly spent: DaySpent;
  readonly limit: Spent;
}
