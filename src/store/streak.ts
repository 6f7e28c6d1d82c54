import { sql } from 'kysely';
import type { StreakPort } from '../core/streak/port.ts';
import type { Db } from './database.ts';

/** Weeks of streaks that organisers repaired. What a streak follows from is a learner's record. */
export function streaks(db: Db): StreakPort {
  return {
    async member({ enrolment, cohort }) {
      const { rows } = await sql<{ learner: string }>`select learner::text from enrolment
        where id = ${enrolment} and cohort = ${cohort} and left_at is null`.execute(db);
      return rows[0]?.learner;
    },

    async repair({ learner, monday, cohort, by, at }) {
      const { numAffectedRows } = await sql`insert into streak_repair (learner, monday, cohort, by, at)
        values (${learner}, ${monday}, ${cohort}, ${by}, ${at}) on conflict do nothing`.execute(db);
      return (numAffectedRows ?? 0n) > 0n;
    },

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
  };
}
