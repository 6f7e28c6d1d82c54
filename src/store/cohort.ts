import { sql } from 'kysely';
import type { Cohort, Due } from '../core/cohort/model.ts';
import type { CohortPort } from '../core/cohort/port.ts';
import type { Id } from '../core/id.ts';
import type { CohortTable, Db } from './database.ts';

/** A row as the driver or as JSON gives it: dates may still be strings. */
export const cohortOf = (row: Omit<CohortTable, 'id'> & { id: Id }): Cohort => ({
  id: row.id,
  name: row.name,
  path: row.route,
  start: Temporal.PlainDate.from(row.start),
  languages: row.languages,
  zone: row.zone,
  hour: row.hour,
  board: row.board,
  organiser: row.organiser ?? '',
  demo: row.demo,
  ...(row.platform && { home: { platform: row.platform, workspace: row.workspace ?? '', channel: row.channel ?? '' } }),
});

const columnsOf = ({ home, path, postAt, summaryAt, ...same }: Partial<Omit<Cohort, 'id'>> & Partial<Due>) => ({
  ...same,
  ...(path !== undefined && { route: path }),
  ...(home && home),
  ...(postAt !== undefined && { post_at: postAt }),
  ...(summaryAt !== undefined && { summary_at: summaryAt }),
});

/** Cohorts. */
export function cohorts(db: Db): CohortPort {
  return {
    async create({ key, ...cohort }) {
      const none = { platform: null, workspace: null, channel: null };
      const values = { key, ...none, ...columnsOf(cohort) } as unknown as Omit<CohortTable, 'id'>;
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
      await db.updateTable('cohort').set(columnsOf(changes)).where('id', '=', id).execute();
    },

    async size(id) {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from enrolment where cohort = ${id} and left_at is null`.execute(db);
      return rows[0]?.n ?? 0;
    },
  };
}
