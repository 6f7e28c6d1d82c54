import { sql } from 'kysely';
import type { Cohort, CohortAlarms } from '../core/cohort/model.ts';
import type { CohortPort } from '../core/cohort/port.ts';
import type { Id } from '../core/id.ts';
import type { Db } from './database.ts';
import { readDaysOff, writeDaysOff } from './days-off.ts';
import type { CohortTable } from './tables.ts';

/** Reads a row from the driver or from JSON, where dates are strings. */
export const cohortOf = (row: Omit<CohortTable, 'id' | 'quotes_only'> & { id: Id; quotes_only: boolean }): Cohort => ({
  id: row.id,
  name: row.name,
  path: row.route,
  start: Temporal.PlainDate.from(row.start),
  languages: row.languages,
  zone: row.zone,
  postTime: row.post_time,
  board: row.board,
  organiser: row.organiser ?? '',
  demo: row.demo,
  ...(row.quotes_only && { quotesOnly: true }),
  ...(row.holidays.length > 0 && { holidays: readDaysOff(row.holidays) }),
  ...(row.platform && { home: { platform: row.platform, workspace: row.workspace ?? '', channel: row.channel ?? '' } }),
});

const columnsOf = ({ home, path, postTime, holidays, quotesOnly, ...same }: Partial<Omit<Cohort, 'id'>>) => ({
  ...same,
  ...(postTime !== undefined && { post_time: postTime }),
  ...(path !== undefined && { route: path }),
  ...(quotesOnly !== undefined && { quotes_only: quotesOnly }),
  ...(holidays && { holidays: writeDaysOff(holidays) }),
  ...(home && home),
});

/** Cohorts. */
export function cohorts(db: Db): CohortPort {
  return {
    async create({ key, postAt, summaryAt, ...cohort }: Omit<Cohort, 'id'> & CohortAlarms & { key: string }) {
      const none = { platform: null, workspace: null, channel: null };
      const alarms = { post_at: postAt, summary_at: summaryAt };
      const values = { key, ...none, ...alarms, ...columnsOf(cohort) } as unknown as Omit<
        CohortTable,
        'id' | 'quotes_only'
      >;
      await db
        .insertInto('cohort')
        .values(values)
        .onConflict((c) => c.column('key').doNothing())
        .execute();
      return cohortOf(await db.selectFrom('cohort').selectAll().where('key', '=', key).executeTakeFirstOrThrow());
    },

    async get(id) {
      const row = await db.selectFrom('cohort').selectAll().where('id', '=', id).executeTakeFirst();
      return row && cohortOf(row);
    },

    async list(ids) {
      if (!ids.length) return [];
      const rows = await db.selectFrom('cohort').selectAll().where('id', 'in', ids).orderBy('id').execute();
      return rows.map(cohortOf);
    },

    async listIn({ platform, workspace }) {
      const rows = await db
        .selectFrom('cohort')
        .selectAll()
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .orderBy('id')
        .execute();
      return rows.map(cohortOf);
    },

    async save(id, changes) {
      const values = columnsOf(changes);
      if (Object.keys(values).length) await db.updateTable('cohort').set(values).where('id', '=', id).execute();
    },

    async handOver({ cohort, from, to }) {
      const { numAffectedRows } = await sql`update cohort set organiser = ${to}
        where id = ${cohort} and organiser is not distinct from ${from ?? null}`.execute(db);
      return (numAffectedRows ?? 0n) > 0n;
    },

    async size(id) {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from enrolment where cohort = ${id} and left_at is null`.execute(db);
      return rows[0]?.n ?? 0;
    },
  };
}
