import type { Cohort } from '../cohort/model.ts';
import type { Id } from '../id.ts';
import type { ModelUsage } from '../tutor/model.ts';
import { type Budget, type Limits, type Prices, type Scope, type Spent, scopes } from './model.ts';

/** Everybody's budget begins anew at midnight UTC: a group may be in several zones. */
export const budgetDay = (now: Temporal.Instant): Temporal.PlainDate => now.toZonedDateTimeISO('UTC').toPlainDate();

/** When what is spent is there again. */
export const budgetResetsAt = (now: Temporal.Instant): Temporal.Instant =>
  budgetDay(now).add({ days: 1 }).toZonedDateTime('UTC').toInstant();

/** The budgets that an answer comes out of. Who studies solo has no workspace. */
export function budgetsOf(of: { learner: Id; cohort: Cohort; now: Temporal.Instant }): readonly Budget[] {
  const { learner, cohort, now } = of;
  const day = budgetDay(now);
  const subjects: Readonly<Record<Scope, Id | undefined>> = {
    learner,
    cohort: cohort.id,
    workspace: workspaceOf(cohort),
  };
  return scopes.flatMap((scope) => {
    const subject = subjects[scope];
    return subject === undefined ? [] : [{ scope, subject, day }];
  });
}

/** `slack T123`: whose budget and whose answers they are. */
export const workspaceOf = ({ home }: Pick<Cohort, 'home'>): string | undefined =>
  home && `${home.platform} ${home.workspace}`;

/** The first budget that has no room for it; undefined when all have. */
export const spentScope = (used: ReadonlyMap<Scope, Spent>, more: Spent, limits: Limits): Scope | undefined =>
  scopes.find((scope) => {
    const so = used.get(scope);
    const { tokens, micros } = limits[scope];
    return so !== undefined && (so.tokens + more.tokens > tokens || so.micros + more.micros > micros);
  });

/** What an answer costs at these prices, rounded up to a millionth. */
export const costOf = ({ input, cached, output }: ModelUsage, prices: Prices): Spent => ({
  tokens: input + output,
  micros: Math.ceil((input - cached) * prices.input + cached * prices.cached + output * prices.output),
});

/** At most as many tokens as a text has: Chinese has about one a character, English one in four letters. */
export const maxTokensOf = (text: string): number => {
  const dense = text.match(/\P{ASCII}/gu)?.length ?? 0;
  return Math.ceil(dense * 1.5 + ([...text].length - dense) / 2.5);
};
