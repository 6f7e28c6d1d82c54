import { sql } from 'kysely';
import type { EnrolmentPort } from '../core/enrolment/port.ts';
import type { Skips } from '../core/placement/model.ts';
import { placeOnBoard } from './board.ts';
import { cohortOf } from './cohort.ts';
import type { Db } from './database.ts';
import { writeDeadline } from './deadline.ts';
import { enrolmentOf } from './learner.ts';
import { selectMembers } from './member.ts';
import { inTransaction } from './transact.ts';

/** Enrolments: which learner is in which cohort. */
export function enrolments(db: Db): EnrolmentPort {
  return {
    async enrol({ learner, cohort, joined, now }) {
      return inTransaction(db, async (tx) => {
        const row = await tx
          .insertInto('enrolment')
          .values({
            learner,
            cohort,
            joined,
            pace: null,
            sprint: null,
            left_at: null,
            aside_task: null,
            aside_on: null,
            deadline: null,
            skips: null,
          })
          .onConflict((c) => c.columns(['learner', 'cohort']).doUpdateSet({ left_at: null }))
          .returningAll()
          .executeTakeFirstOrThrow();
        await placeOnBoard(tx, row.id);
        const home = await tx.selectFrom('cohort').selectAll().where('id', '=', cohort).executeTakeFirstOrThrow();
        const skips = home.platform && (await bringSolo(tx, { enrolment: row.id, learner, route: home.route, now }));
        return enrolmentOf({ ...row, ...(skips && { skips }) }, home);
      });
    },

    async behind({ path, version, most }) {
      const rows = await db
        .selectFrom('cohort as c')
        .selectAll('c')
        .select(
          sql<number | null>`(select max(coalesce(e.sprint, 1)) from enrolment e where e.cohort = c.id)`.as('sprint'),
        )
        .select(
          sql<Temporal.PlainDate | null>`(select max(e.joined) from enrolment e where e.cohort = c.id)`.as('last'),
        )
        .where('c.route', '=', path)
        .where('c.path_version', '<', version)
        .orderBy('c.id')
        .limit(most)
        .execute();
      return rows.map(({ sprint, last, ...row }) => ({
        cohort: cohortOf(row),
        ...(sprint !== null && last !== null && { furthest: { sprint, joined: Temporal.PlainDate.from(last) } }),
      }));
    },

    async isRemoved({ learner, cohort }) {
      const row = await db
        .selectFrom('enrolment')
        .select('removed')
        .where('learner', '=', learner)
        .where('cohort', '=', cohort)
        .executeTakeFirst();
      return row?.removed ?? false;
    },

    members: (cohort) => selectMembers(db, sql`e.cohort = ${cohort}`),

    member: async (id) => (await selectMembers(db, sql`e.id = ${id}`))[0],

    async save(id, { left, aside, deadline, skips, ...changes }) {
      const put = aside && { aside_task: aside.task, aside_on: aside.on };
      const values = {
        ...changes,
        ...put,
        ...(left && { left_at: left, organises: false }),
        ...(deadline && { deadline: sql<never>`${writeDeadline(deadline)}::jsonb` }),
        ...(skips && { skips: sql<never>`${JSON.stringify(skips)}::jsonb` }),
      };
      await inTransaction(db, async (tx) => {
        await tx.updateTable('enrolment').set(values).where('id', '=', id).execute();
        if (changes.board !== undefined || left) await placeOnBoard(tx, id);
      });
    },
  };
}

/** Moves the record of a solo enrolment on this path to the new enrolment, and ends the solo one. Gives what it skipped. */
async function bringSolo(
  tx: Db,
  { enrolment, learner, route, now }: { enrolment: string; learner: string; route: string; now: Temporal.Instant },
): Promise<Skips | undefined> {
  const solo = sql`select e.id from enrolment e join cohort c on c.id = e.cohort
    where e.learner = ${learner} and c.route = ${route} and c.platform is null`;
  await sql`insert into finish (enrolment, task, evidence, day, at, took)
    select ${enrolment}, task, evidence, day, at, took from finish where enrolment in (${solo}) on conflict do nothing`.execute(
    tx,
  );
  await sql`insert into points (enrolment, source, minutes, day)
    select ${enrolment}, source, minutes, day from points where enrolment in (${solo}) on conflict do nothing`.execute(
    tx,
  );
  const { rows } = await sql<{ skips: Skips }>`update enrolment e set skips = s.skips from enrolment s
    where e.id = ${enrolment} and e.skips is null and s.skips is not null and s.id in (${solo}) returning e.skips`.execute(
    tx,
  );
  // What was done alone is on no board.
  await sql`update enrolment set left_at = ${now} where left_at is null and id in (${solo})`.execute(tx);
  return rows[0]?.skips;
}
