import type { Budget, DaySpent, Scope, Spent } from './model.ts';

export interface SpendingPort {
  /** What was used of each budget so far, locked until the transaction ends. */
  lock(budgets: readonly Budget[]): Promise<ReadonlyMap<Scope, Spent>>;
  /** Adds to each budget; what was reserved in excess is given back as a negative number. */
  add(budgets: readonly Budget[], used: Spent & { readonly answers: number }): Promise<void>;
  /** What a budget has cost so far. */
  spent(budget: Budget): Promise<DaySpent>;
}
