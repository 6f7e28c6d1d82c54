import { sql } from 'kysely';
import type { Enrolment } from '../core/enrolment/model.ts';
import type { Id } from '../core/id.ts';
import type { Goal, Learner } from '../core/learner/model.ts';
import type { KnownLearner, LearnerPort } from '../core/learner/port.ts';
import { cohortOf } from './cohort.ts';
import type { CohortTable, Db, EnrolmentTable, LearnerTable } from './database.ts';
import { inTransaction } from './transact.ts';

type Row<T> = { [K in keyof T]: T[K] extends { __select__: infer S } ? S : T[K] } & { id: Id };

const learnerOf = (row: Row<LearnerTable>): Learner => ({
  id: row.id,
  name: row.name,
  language: row.language,
  zone: row.zone,
  placed: row.placed,
  reminderTime: row.reminder_time,
  dayStart: row.day_start,
  quiet: { from: row.quiet_from, to: row.quiet_to },
  remind: row.remind,
  goals: row.goals.map((g) => ({ from: Temporal.PlainDate.from(g.from), days: g.days })),
});

const goalsJson = (goals: readonly Goal[]) =>
  JSON.stringify(goals.map((g) => ({ from: g.from.toString(), days: g.days })));

/** People: learners and the accounts they come by. */
export function learners(db: Db): LearnerPort {
  const find = async (
    where: ReturnType<typeof sql>,
  ): Promise<(KnownLearner & { name: string; dmClosed: boolean }) | undefined> => {
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
    async identify({ platform, account, name, language, beginning }) {
      const where = sql`l.id = (select learner from account where platform = ${platform} and account = ${account})`;
      const known = await find(where);
      if (known) {
        if (known.name !== name || known.dmClosed)
          await refresh(db, { platform, account, name, learner: known.learner.id });
        return { learner: { ...known.learner, name }, enrolments: known.enrolments };
      }
      const { zone, placed, reminderTime, dayStart, quiet, remind, goals } = beginning();
      await inTransaction(db, async (tx) => {
        // Two first presses at once: the second waits here, and then finds the account.
        await sql`select pg_advisory_xact_lock(hashtextextended(${`${platform}:${account}`}, 0))`.execute(tx);
        await sql`
          with learner as (
            insert into learner (name, language, zone, placed, reminder_time, day_start, quiet_from, quiet_to, remind, goals)
            select ${name}, ${language}, ${zone}, ${placed}, ${reminderTime}, ${dayStart}, ${quiet.from}, ${quiet.to},
              ${remind}, ${goalsJson(goals)}::jsonb
            where not exists (select 1 from account where platform = ${platform} and account = ${account})
            returning id)
          insert into account (platform, account, learner, name)
          select ${platform}, ${account}, id, ${name} from learner`.execute(tx);
      });
      return (await find(where))!;
    },

    async get(id) {
      const known = await find(sql`l.id = ${id}`);
      return known && { learner: known.learner, enrolments: known.enrolments };
    },

    async list(ids) {
      if (!ids.length) return [];
      const { rows } = await sql<Row<LearnerTable> & { platform: string | null; account: string | null }>`
        select l.*, a.platform, a.account from learner l
        left join lateral (select platform, account from account where learner = l.id and not dm_closed
          order by platform, account limit 1) a on true
        where l.id = any(${ids}::bigint[]) order by l.id`.execute(db);
      return rows.map(({ platform, account, ...row }) => ({
        learner: learnerOf(row),
        ...(platform !== null && account !== null && { account: { platform, account } }),
      }));
    },

    async save(id, changes) {
      const { quiet, reminderTime, dayStart, goals, ...same } = changes;
      const values = {
        ...same,
        ...(reminderTime !== undefined && { reminder_time: reminderTime }),
        ...(dayStart !== undefined && { day_start: dayStart }),
        ...(quiet && { quiet_from: quiet.from, quiet_to: quiet.to }),
        ...(goals && { goals: sql<never>`${goalsJson(goals)}::jsonb` }),
      };
      if (Object.keys(values).length) await db.updateTable('learner').set(values).where('id', '=', id).execute();
    },

    async erase(id) {
      await inTransaction(db, async (tx) => {
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
  await inTransaction(db, async (tx) => {
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
