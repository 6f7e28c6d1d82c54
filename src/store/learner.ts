import { sql } from 'kysely';
import { mondayOf } from '../core/calendar/rules.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import type { Id } from '../core/id.ts';
import type { Goal, Learner } from '../core/learner/model.ts';
import type { LearnerPort } from '../core/learner/port.ts';
import { cohortOf } from './cohort.ts';
import type { CohortTable, Db, EnrolmentTable, LearnerTable } from './database.ts';

type Row<T> = { [K in keyof T]: T[K] extends { __select__: infer S } ? S : T[K] } & { id: Id };

const learnerOf = (row: Row<LearnerTable>): Learner => ({
  id: row.id,
  name: row.name,
  language: row.language,
  zone: row.zone,
  zoneKnown: row.placed,
  hour: row.hour,
  dayStart: row.day_start,
  quiet: { from: row.quiet_from, to: row.quiet_to },
  remind: row.remind,
  goals: row.goals.map((g) => ({ from: Temporal.PlainDate.from(g.from), days: g.days })),
});

const goalsJson = (goals: readonly Goal[]) =>
  JSON.stringify(goals.map((g) => ({ from: g.from.toString(), days: g.days })));

/** What everybody begins with: 20:00, days from 04:00, five study days, quiet from 22 to 7. */
const beginning = { hour: 20, day_start: 4, quiet_from: 22, quiet_to: 7, remind: 'unasked' } as const;

type Resolution = { learner: Learner; enrolments: readonly Enrolment[] };

/** People: learners and the accounts they come by. */
export function learners(db: Db): LearnerPort {
  const find = async (
    where: ReturnType<typeof sql>,
  ): Promise<(Resolution & { name: string; dmClosed: boolean }) | undefined> => {
    const { rows } = await sql<{
      learner: Row<LearnerTable>;
      account: { name: string; dm_closed: boolean } | null;
      enrolments: { enrolment: Row<EnrolmentTable>; cohort: Row<CohortTable> }[];
    }>`
      select to_jsonb(l) || jsonb_build_object('id', l.id::text) as learner,
        (select to_jsonb(a) from account a where a.learner = l.id order by a.platform limit 1) as account,
        coalesce((
          select jsonb_agg(jsonb_build_object(
            'enrolment', to_jsonb(e) || jsonb_build_object('id', e.id::text, 'learner', e.learner::text),
            'cohort', to_jsonb(c) || jsonb_build_object('id', c.id::text, 'organiser', c.organiser::text)) order by e.id)
          from enrolment e join cohort c on c.id = e.cohort where e.learner = l.id and e.left_at is null
        ), '[]') as enrolments
      from learner l where ${where}`.execute(db);
    const row = rows[0];
    if (!row) return undefined;
    const enrolments = row.enrolments.map(({ enrolment, cohort }) => enrolmentOf(enrolment, cohort));
    const account = row.account ?? { name: row.learner.name, dm_closed: false };
    return { learner: learnerOf(row.learner), enrolments, name: account.name, dmClosed: account.dm_closed };
  };

  return {
    async identify({ platform, account, name, language, zone, now }) {
      const where = sql`l.id = (select learner from account where platform = ${platform} and account = ${account})`;
      const known = await find(where);
      if (known) {
        if (known.name !== name || known.dmClosed)
          await refresh(db, { platform, account, name, learner: known.learner.id });
        return { learner: { ...known.learner, name }, enrolments: known.enrolments };
      }
      const zoneId = zone ?? 'UTC';
      const monday = mondayOf(now.toZonedDateTimeISO(zoneId).toPlainDate());
      await db.transaction().execute(async (tx) => {
        // Two first presses at once: the second waits here, and then finds the account.
        await sql`select pg_advisory_xact_lock(hashtextextended(${`${platform}:${account}`}, 0))`.execute(tx);
        await sql`
          with learner as (
            insert into learner (name, language, zone, placed, hour, day_start, quiet_from, quiet_to, remind, goals)
            select ${name}, ${language}, ${zoneId}, ${zone !== undefined}, ${beginning.hour}, ${beginning.day_start},
              ${beginning.quiet_from}, ${beginning.quiet_to}, ${beginning.remind}, ${goalsJson([{ from: monday, days: 5 }])}::jsonb
            where not exists (select 1 from account where platform = ${platform} and account = ${account})
            returning id)
          insert into account (platform, account, learner, name)
          select ${platform}, ${account}, id, ${name} from learner`.execute(tx);
      });
      return (await find(where))!;
    },

    async get(id) {
      return await find(sql`l.id = ${id}`);
    },

    async save(id, changes) {
      const { quiet, dayStart, goals, zoneKnown, remindAt, ...same } = changes;
      const values = {
        ...same,
        ...(zoneKnown !== undefined && { placed: zoneKnown }),
        ...(dayStart !== undefined && { day_start: dayStart }),
        ...(quiet && { quiet_from: quiet.from, quiet_to: quiet.to }),
        ...(goals && { goals: sql<never>`${goalsJson(goals)}::jsonb` }),
        ...(remindAt !== undefined && { remind_at: remindAt }),
      };
      if (Object.keys(values).length) await db.updateTable('learner').set(values).where('id', '=', id).execute();
    },

    async erase(id) {
      await db.transaction().execute(async (tx) => {
        await sql`delete from cohort where organiser = ${id} and platform is null`.execute(tx);
        // The playground's own copy of what was said between the two of us.
        await sql`delete from message m using account a where a.learner = ${id} and a.platform = 'web'
          and (m.person = a.account or m.author = a.account or m.channel = 'dm:' || a.account)`.execute(tx);
        await tx.deleteFrom('learner').where('id', '=', id).execute();
      });
    },

    async closeDm(learner) {
      await db.updateTable('account').set({ dm_closed: true }).where('learner', '=', learner).execute();
    },
  };
}

/** They act, so they can be reached again; and their name is what it is now. */
async function refresh(db: Db, to: { platform: string; account: string; name: string; learner: Id }): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('account')
      .set({ name: to.name, dm_closed: false })
      .where('platform', '=', to.platform)
      .where('account', '=', to.account)
      .execute();
    await tx.updateTable('learner').set({ name: to.name }).where('id', '=', to.learner).execute();
  });
}

export const enrolmentOf = (row: Row<EnrolmentTable>, cohort: Row<CohortTable>): Enrolment => ({
  id: row.id,
  learner: row.learner,
  cohort: cohortOf(cohort),
  joined: Temporal.PlainDate.from(row.joined),
  ...(row.pace && { pace: row.pace }),
  ...(row.sprint !== null && { sprint: row.sprint }),
  board: row.board,
});
