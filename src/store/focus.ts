import { type RawBuilder, sql } from 'kysely';
import type { Focus } from '../core/focus/model.ts';
import type { FocusPort } from '../core/focus/port.ts';
import { countMinutes } from './board.ts';
import type { Db } from './database.ts';
import { sourceOf } from './source.ts';
import { inTransaction } from './transact.ts';

/** Minutes that people spend on one thing. */
export function focuses(db: Db): FocusPort {
  const select = async (on: Db, where: RawBuilder<unknown>): Promise<readonly Focus[]> => {
    const { rows } = await sql<Focus & { task: string | null }>`
      select f.id::text, f.task, f.enrolment::text, e.learner::text, e.cohort::text, f.started_at as started, f.ends_at as ends,
        f.together, f.tells, f.logged
      from focus f join enrolment e on e.id = f.enrolment where ${where}`.execute(on);
    return rows.map(({ task, ...focus }) => ({ ...focus, ...(task !== null && { task }) }));
  };
  const newest = async (on: Db, enrolment: string) =>
    (await select(on, sql`f.enrolment = ${enrolment} order by f.id desc limit 1`))[0];

  return {
    start: ({ enrolment, key, task, together, from, to }) =>
      inTransaction(db, async (tx) => {
        await sql`update focus set over = true where enrolment = ${enrolment} and not over and ends_at <= ${from}`.execute(
          tx,
        );
        await sql`insert into focus (enrolment, key, task, together, started_at, ends_at)
          values (${enrolment}, ${key}, ${task ?? null}, ${together}, ${from}, ${to}) on conflict do nothing`.execute(
          tx,
        );
        return (await newest(tx, enrolment))!;
      }),

    latest: (enrolment) => newest(db, enrolment),

    get: async (id) => (await select(db, sql`f.id = ${id}`))[0],

    together: (cohort, now, limit) =>
      select(
        db,
        sql`e.cohort = ${cohort} and e.left_at is null and f.together and not f.over and f.ends_at > ${now}
          and f.started_at <= ${now} order by f.id desc limit ${limit}`,
      ),

    async stop(id, at) {
      const { numAffectedRows } = await sql`update focus set ends_at = greatest(started_at, ${at}), over = true
        where id = ${id} and not over and ends_at > ${at}`.execute(db);
      return (numAffectedRows ?? 0n) > 0n;
    },

    async tell(id) {
      await sql`update focus set tells = true where id = ${id}`.execute(db);
    },

    log: ({ focus, minutes, day, mostADay }) =>
      inTransaction(db, async (tx) => {
        const { rows } = await sql<{ enrolment: string }>`
          update focus set logged = true where id = ${focus} and not logged returning enrolment::text`.execute(tx);
        if (!rows[0]) return false;
        await sql`
          with asked as (select ${rows[0].enrolment}::bigint as enrolment, ${sourceOf({ focus })}::text as source,
            ${minutes}::int as minutes, false as board, ${day}::date as day),
          ${countMinutes(mostADay)} select from counted`.execute(tx);
        return true;
      }),

    async end(now, limit) {
      const { rows } = await sql<{ id: string }>`
        update focus set over = true where id in (
          select id from focus where not over and ends_at <= ${now} order by ends_at limit ${limit} for update skip locked)
        returning id::text`.execute(db);
      return rows.length ? select(db, sql`f.id = any(${rows.map(({ id }) => id)}::bigint[])`) : [];
    },
  };
}
