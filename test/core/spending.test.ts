import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Budget } from '../../src/core/spending/model.ts';
import { reserveBudget } from '../../src/core/spending/reserve-budget.ts';
import { date } from '../harness/clock.ts';
import { type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const plenty = { tokens: 1e9, micros: 1e9 };
const limits = { learner: plenty, cohort: plenty, workspace: plenty };
const today = date('2026-11-02');
const budgetsOf = (learner: number): readonly Budget[] => [
  { scope: 'learner', subject: String(learner), day: today },
  { scope: 'cohort', subject: '1', day: today },
  { scope: 'workspace', subject: 'hall', day: today },
];

test('questions of one group at once wait for each other, and none is turned away by it', async () => {
  // Where the rows lie must not matter: here, the other way round than they are locked.
  for (const one of budgetsOf(0).slice(1)) await here.store.transact((tx) => tx.spending.lock([one]));
  const people = Array.from({ length: 300 }, (_, n) => n);
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      for (let n = people.shift(); n !== undefined; n = people.shift()) {
        const reserved = await reserveBudget(here.store, {
          ...{ budgets: budgetsOf(n), most: { tokens: 10, micros: 10 }, limits },
        });
        if (reserved.kind === 'reserved') await reserved.settle({ tokens: 4, micros: 3 });
      }
    }),
  );
  const spent = await here.store.spending.spent(budgetsOf(0)[2]!);
  expect(spent).toEqual({ tokens: 1_200, micros: 900, answers: 300 });
});

test('days that are long over are forgotten, by however many at once', async () => {
  const day = date('2026-01-01');
  await here.store.transact((tx) => tx.spending.lock(budgetsOf(1).map((one) => ({ ...one, day }))));
  const later = date('2026-11-03');
  await Promise.all(
    [2, 3, 4, 5].map((learner) =>
      here.store.transact((tx) => tx.spending.lock(budgetsOf(learner).map((one) => ({ ...one, day: later })))),
    ),
  );
  expect(await here.db.selectFrom('spending').select('day').where('day', '=', day).execute()).toEqual([]);
});
