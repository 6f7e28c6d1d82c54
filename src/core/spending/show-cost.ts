import type { Cohort } from '../cohort/model.ts';
import type { Ports } from '../ports.ts';
import type { Cost } from './model.ts';
import { budgetDay } from './rules.ts';

/** What the model's answers have cost a cohort today, and what they may; undefined when there is no model. One read at most. */
export async function showCost(
  ports: Pick<Ports, 'model' | 'spending'>,
  { cohort, now }: { cohort: Cohort; now: Temporal.Instant },
): Promise<Cost | undefined> {
  if (ports.model.state().kind === 'off') return undefined;
  const { limits } = ports.model.terms();
  const spent = await ports.spending.spent({ scope: 'cohort', subject: cohort.id, day: budgetDay(now) });
  return { spent, limit: limits.cohort };
}
