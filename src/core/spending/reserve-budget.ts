import type { Transact } from '../ports.ts';
import type { Budget, Limits, Scope, Spent } from './model.ts';
import { spentScope } from './rules.ts';

type Reserved =
  | { readonly kind: 'reserved'; settle(used: Spent): Promise<void> }
  /** Nothing was taken. `scope`: whose budget of the day has no room for it. */
  | { readonly kind: 'spent'; readonly scope: Scope };

/**
 * Takes `most` out of every budget, or nothing; what was not used is given back by `settle`. Of questions at once, each sees
 * what the others have taken. Whatever is not settled, because the process was lost, stays taken until the day is over.
 */
export async function reserveBudget(
  ports: Transact<'spending'>,
  { budgets, most, limits }: { budgets: readonly Budget[]; most: Spent; limits: Limits },
): Promise<Reserved> {
  const scope = await ports.transact(async (tx) => {
    const spent = spentScope(await tx.spending.lock(budgets), most, limits);
    if (!spent) await tx.spending.add(budgets, { ...most, answers: 1 });
    return spent;
  });
  if (scope) return { kind: 'spent', scope };
  return {
    kind: 'reserved',
    settle: ({ tokens, micros }) =>
      ports.transact(async (tx) =>
        tx.spending.add(budgets, { tokens: tokens - most.tokens, micros: micros - most.micros, answers: 0 }),
      ),
  };
}
