import { type Insertable, type Selectable, sql } from 'kysely';
import type { Announcement, Cohort, CohortAlarms } from '../core/cohort/model.ts';
import type { CohortPort } from '../core/cohort/port.ts';
import type { Id } from '../core/id.ts';
import type { Db } from './database.ts';
import { readDaysOff, writeDaysOff } from './days-off.ts';
import type { CohortTable } from './tables.ts';

/** Reads a row from the driver or from JSON, where dates are strings. */
export const cohortOf = (row: Selectable<CohortTable>): Cohort => ({
  id: row.id,
  name: row.name,
  path: row.route,
  ...(row.path_version > 1 && { version: row.path_version }),
  ...(row.path_kept.length > 0 && { kept: row.path_kept }),
  start: Temporal.PlainDate.from(row.start),
  languages: row.languages,
  zone: row.zone,
  postTime: row.post_time,
  // What was chosen is kept while its members are minors, and holds again afterwards.
  board: row.board && !row.minors,
  organiser: row.organiser ?? '',
  demo: row.demo,
  ...((row.quotes_only || row.minors) && { quotesOnly: true }),
  ...(row.declines && { declines: true }),
  ...(row.question_off && { questionOff: true }),
  ...(row.closed && { closed: true }),
  ...(row.minors && { minors: true }),
  ...(row.entry_code !== null && { entryCode: row.entry_code }),
  ...(row.entry_role !== null && { entryRole: row.entry_role }),
  ...(row.cap !== null && { cap: row.cap }),
  ...(row.paused_from !== null && { pausedFrom: Temporal.PlainDate.from(row.paused_from) }),
  ...(row.holidays.length > 0 && { holidays: readDaysOff(row.holidays) }),
  ...(row.workdays.length > 0 && { workdays: row.workdays.map((day) => Temporal.PlainDate.from(day)) }),
  ...(row.platform && { home: { platform: row.platform, workspace: row.workspace ?? '', channel: row.channel ?? '' } }),
});

const columnsOf = ({
  home,
  path,
  version,
  kept,
  postTime,
  holidays,
  workdays,
  quotesOnly,
  questionOff,
  ...more
}: Partial<Omit<Cohort, 'id'>>) => {
  const { pausedFrom, entryCode, entryRole, cap, ...same } = more;
  return {
    ...same,
    // What is there and undefined is taken away.
    ...('pausedFrom' in more && { paused_from: pausedFrom ?? null }),
    ...('entryCode' in more && { entry_code: entryCode ?? null }),
    ...('entryRole' in more && { entry_role: entryRole ?? null }),
    ...('cap' in more && { cap: cap ?? null }),
    ...(postTime !== undefined && { post_time: postTime }),
    ...(path !== undefined && { route: path }),
    ...(version !== undefined && { path_version: version }),
    ...(kept && { path_kept: sql<never>`${JSON.stringify(kept)}::jsonb` }),
    ...(quotesOnly !== undefined && { quotes_only: quotesOnly }),
    ...(questionOff !== undefined && { question_off: questionOff }),
    ...(holidays && { holidays: writeDaysOff(holidays) }),
    ...(workdays && { workdays: sql<never>`${JSON.stringify(workdays)}::jsonb` }),
    ...(home && home),
  };
};

/** Cohorts. */
export function cohorts(db: Db): CohortPort {
  return {
    async create({ key, postAt, summaryAt, ...cohort }: Omit<Cohort, 'id'> & CohortAlarms & { key: string }) {
      const none = { platform: null, workspace: null, channel: null };
      const alarms = { post_at: postAt, summary_at: summaryAt };
      const values = { key, ...none, ...alarms, ...columnsOf(cohort) } as unknown as Insertable<CohortTable>;
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

    async listIn(of) {
      const all = db.selectFrom('cohort').selectAll().where('platform', 'is not', null).orderBy('id');
      const rows = await ('organiser' in of
        ? all.where('organiser', '=', of.organiser)
        : all.where('platform', '=', of.platform).where('workspace', '=', of.workspace)
      ).execute();
      return rows.map(cohortOf);
    },

    async save(id, changes) {
      const values = columnsOf(changes);
      if (Object.keys(values).length) await db.updateTable('cohort').set(values).where('id', '=', id).execute();
    },

    async remove(id) {
      await sql`delete from cohort where id = ${id}`.execute(db);
    },

    async announce({ cohort, learner, monday, text, at }) {
      const { rows } = await sql<{ id: Id }>`insert into announcement (cohort, learner, monday, text, at)
        values (${cohort}, ${learner}, ${monday}, ${text}, ${at}) on conflict do nothing returning id::text`.execute(
        db,
      );
      return rows[0]?.id;
    },

    async announcement(id) {
      const { rows } = await sql<Announcement>`select cohort::text, learner::text, monday, text, at
        from announcement where id = ${id}`.execute(db);
      return rows[0];
    },

    async size(id) {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from enrolment where cohort = ${id} and left_at is null`.execute(db);
      return rows[0]?.n ?? 0;
    },
  };
}
