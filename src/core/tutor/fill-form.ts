import type { Cohort } from '../cohort/model.ts';
import type { Id } from '../id.ts';
import type { Ports, Transact } from '../ports.ts';
import { reserveBudget } from '../spending/reserve-budget.ts';
import { budgetResetsAt, budgetsOf, costOf, maxTokensOf } from '../spending/rules.ts';
import type { Filled, FormFilled, ModelForm } from './model.ts';
import { usedBy } from './used-by.ts';

/** Whether there is a model that answers now, and the learner's cohort wants it. */
export const mayFill = ({ model }: Pick<Ports, 'model'>, cohort: Cohort | undefined): cohort is Cohort =>
  cohort !== undefined && !cohort.quotesOnly && model.state().kind === 'ready';

/** Has the model fill in a form within the budgets of the learner, which are settled whatever happens. */
export async function fillForm<T>(
  ports: Pick<Ports, 'model'> & Transact<'spending'>,
  { form, learner, cohort, now }: { form: ModelForm<T>; learner: Id; cohort: Cohort; now: Temporal.Instant },
  signal: AbortSignal,
): Promise<FormFilled<T>> {
  const { limits, prices } = ports.model.terms();
  const read = maxTokensOf([form.instructions, form.format, form.input].join(' '));
  const most = costOf({ input: read, cached: 0, output: form.maxTokens }, prices);
  const reserved = await reserveBudget(ports, { budgets: budgetsOf({ learner, cohort, now }), most, limits });
  if (reserved.kind === 'spent') return { kind: 'spent', scope: reserved.scope, until: budgetResetsAt(now) };
  let filled: Filled<T> = { kind: 'failed', why: 'stopped' };
  try {
    filled = await ports.model.fill(form, signal);
  } finally {
    const written = filled.kind === 'done' ? JSON.stringify(filled.value) : '';
    await reserved.settle(usedBy(filled, { read, written }, prices));
  }
  return filled.kind === 'done' ? { kind: 'filled', value: filled.value } : { kind: 'failed' };
}
