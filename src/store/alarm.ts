import { sql } from 'kysely';
import type { AlarmKind } from '../core/alarm/model.ts';
import type { AlarmPort } from '../core/alarm/port.ts';
import type { Id } from '../core/id.ts';
import type { Db } from './database.ts';
import { lastReminders } from './reminder.ts';

/** The column that holds each kind, in its subject's row and with a partial index. `wants`: rows that may have an alarm. */
const places = {
  reminder: { table: 'learner', column: 'remind_at', wants: sql`remind = 'dm'` },
  nudge: { table: 'learner', column: 'nudge_at', wants: sql`nudge_since is not null` },
  post: { table: 'cohort', column: 'post_at', wants: sql`platform is not null` },
  summary: { table: 'cohort', column: 'summary_at', wants: sql`platform is not null` },
  buddies: {
    ...{ table: 'cohort', column: 'buddies_at' },
    wants: sql`exists (select from buddy b join enrolment e on e.id = b.enrolment where e.cohort = cohort.id)`,
  },
  'office-hour': {
    ...{ table: 'cohort', column: 'hour_at' },
    wants: sql`exists (select from office_hour h where h.cohort = cohort.id and h.cancelled_at is null)`,
  },
  question: { table: 'daily_question', column: 'next_at', wants: sql`closed_at is null` },
} as const satisfies Record<AlarmKind, object>;

interface Row {
  readonly subject: Id;
  readonly at: Temporal.Instant;
}

/** Alarms, by columns: see `docs/decisions/0008-a-moment-stays-with-its-row.md`. */
export function alarms(db: Db): AlarmPort {
  const placeOf = (kind: AlarmKind) => {
    const { table, column, wants } = places[kind];
    return { table: sql.table(table), column: sql.ref(column), wants };
  };
  const mustLock = () => {
    if (!db.isTransaction) throw new Error('a lock on an alarm needs a transaction');
  };

  return {
    // `no key` lets others insert rows that refer to the subject. PostgreSQL checks the condition again after locking.
    async claim(kind, now, limit) {
      mustLock();
      const { table, column } = placeOf(kind);
      const { rows } = await sql<Row>`
        select id as subject, ${column} as at from ${table}
        where ${column} <= ${now} order by ${column} limit ${limit}
        for no key update skip locked`.execute(db);
      return rows;
    },

    async lock(kind, subject) {
      mustLock();
      const { table, column } = placeOf(kind);
      const { rows } = await sql<{ at: Temporal.Instant | null }>`
        select ${column} as at from ${table} where id = ${subject} for no key update`.execute(db);
      return rows[0]?.at ?? null;
    },

    async move(kind, asked) {
      const moves = asked.filter(({ from, to }) => from?.toString() !== to?.toString());
      if (!moves.length) return 0;
      const { table, column } = placeOf(kind);
      const texts = (of: 'from' | 'to') => moves.map((move) => move[of]?.toString() ?? null);
      const { numAffectedRows } = await sql`
        update ${table} s set ${column} = m.later
        from unnest(${moves.map(({ subject }) => subject)}::bigint[], ${texts('from')}::timestamptz[],
          ${texts('to')}::timestamptz[]) as m (id, earlier, later)
        where s.id = m.id and s.${column} is not distinct from m.earlier`.execute(db);
      return Number(numAffectedRows ?? 0);
    },

    async listBeyond(kind, moment, after, limit) {
      const { table, column } = placeOf(kind);
      const { rows } = await sql<Row>`
        select id as subject, ${column} as at from ${table}
        where ${column} > ${moment} and id > ${after} order by id limit ${limit}`.execute(db);
      return rows;
    },

    async listUnset(kind, after, limit) {
      const { table, column, wants } = placeOf(kind);
      const { rows } = await sql<{ id: Id }>`
        select id from ${table} where ${column} is null and ${wants} and id > ${after}
        order by id limit ${limit}`.execute(db);
      return rows.map(({ id }) => id);
    },

    lastReminders: (of) => lastReminders(db, of),

    async lastNudges(learner, limit) {
      const rows = await db
        .selectFrom('delivery')
        .select('budget_day')
        .where('learner', '=', learner)
        .where('kind', '=', 'nudge')
        .where('state', '=', 'sent')
        .orderBy('budget_day', 'desc')
        .limit(limit)
        .execute();
      return rows.flatMap(({ budget_day }) => budget_day ?? []);
    },

    async next() {
      const first = Object.values(places).map(
        ({ table, column }) => sql`(select min(${sql.ref(column)}) from ${sql.table(table)})`,
      );
      const { rows } = await sql<{ at: Temporal.Instant | null }>`select least(${sql.join(first)}) as at`.execute(db);
      return rows[0]?.at ?? undefined;
    },
  };
}

/** For an operator: of each kind how many are due and not taken, and when the first of all is due. */
export async function readAlarms(
  db: Db,
  now: Temporal.Instant,
): Promise<readonly { readonly kind: string; readonly due: number; readonly next: Temporal.Instant | null }[]> {
  const each = Object.entries(places).map(
    ([kind, { table, column }]) => sql`
      select ${sql.lit(kind)} as kind, count(*) filter (where ${sql.ref(column)} <= ${now})::int as due,
        min(${sql.ref(column)}) as next
      from ${sql.table(table)} where ${sql.ref(column)} is not null`,
  );
  const { rows } = await sql<{ kind: string; due: number; next: Temporal.Instant | null }>`
    ${sql.join(each, sql` union all `)}`.execute(db);
  return rows;
}
