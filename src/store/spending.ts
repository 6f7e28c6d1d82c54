import { sql } from 'kysely';
import type { Budget, DaySpent } from '../core/spending/model.ts';
import type { SpendingPort } from '../core/spending/port.ts';
import type { Db } from './database.ts';

/** Older days are of no use to anybody. */
const keptDays = 40;

/** In one order, so that two answers at once wait for each other and do not lock crosswise. */
const inOrder = (budgets: readonly Budget[]) =>
  budgets.toSorted((a, b) => (a.scope < b.scope ? 1 : a.scope > b.scope ? -1 : 0));

/** Where a statement alone would lock rows in the order in which they lie. */
const locked = (budgets: readonly Budget[]) => sql`
  select scope, subject, day, tokens, micros from spending where (scope, subject, day) in (${places(budgets)})
  order by scope desc for update`;

const places = (budgets: readonly Budget[]) =>
  sql.join(inOrder(budgets).map(({ scope, subject, day }) => sql`(${scope}::text, ${subject}::text, ${day}::date)`));

/** What the model used, by day. */
export function spendings(db: Db): SpendingPort {
  return {
    async lock(budgets) {
      const { rows: added } = await sql<{ day: string }>`
        insert into spending (scope, subject, day) values ${places(budgets)}
        on conflict do nothing returning day::text`.execute(db);
      const [first] = budgets;
      if (added.length && first)
        await sql`
          delete from spending where (scope, subject, day) in (
            select scope, subject, day from spending where day < ${first.day.subtract({ days: keptDays })}
            for update skip locked)`.execute(db);
      const { rows } = await sql<{ scope: Budget['scope']; tokens: number; micros: number }>`
        ${locked(budgets)}`.execute(db);
      return new Map(rows.map(({ scope, tokens, micros }) => [scope, { tokens, micros }]));
    },

    async add(budgets, { tokens, micros, answers }) {
      await sql`
        with mine as (${locked(budgets)})
        update spending s set tokens = greatest(0, s.tokens + ${tokens}), micros = greatest(0, s.micros + ${micros}),
          answers = s.answers + ${answers}
        from mine where (s.scope, s.subject, s.day) = (mine.scope, mine.subject, mine.day)`.execute(db);
    },

    async spent({ scope, subject, day }): Promise<DaySpent> {
      const row = await db
        .selectFrom('spending')
        .select(['tokens', 'micros', 'answers'])
        .where('scope', '=', scope)
        .where('subject', '=', subject)
        .where('day', '=', day)
        .executeTakeFirst();
      return row ?? { tokens: 0, micros: 0, answers: 0 };
    },
  };
}
