import { sql } from 'kysely';
import type { Grade } from '../core/card/model.ts';
import type { Fit } from '../core/fit/model.ts';
import type { FitPort } from '../core/fit/port.ts';
import type { Db } from './database.ts';
import { type ClockRow, clockOf } from './learner.ts';

type FitRow = Omit<Fit, 'learner'>;

/** Fits of the parameters of memory, and the answers that they are made from. */
export function fits(db: Db): FitPort {
  return {
    async count(most) {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from (select from attempt where undone_at is null limit ${most}) a`.execute(db);
      return rows[0]!.n;
    },

    async lastShared() {
      const find = async (which = sql`true`) => {
        const { rows } = await sql<FitRow>`select at, answers, before, after, parameters, adopted from fit
          where learner is null and ${which} order by id desc limit 1`.execute(db);
        return rows[0];
      };
      const [last, adopted] = [await find(), await find(sql`adopted`)];
      return { ...(last && { last }), ...(adopted && { adopted }) };
    },

    async listReady({ least, growth, limit }) {
      const { rows } = await sql<{ id: string; parameters: number[] | null }>`
        select l.id, l.parameters from learner l
        join lateral (select count(*) as n from attempt where learner = l.id and undone_at is null) a on true
        left join lateral (select answers from fit where learner = l.id order by fit.id desc limit 1) f on true
        where a.n >= ${least} and a.n >= ${growth}::float8 * coalesce(f.answers, 0) order by l.id limit ${limit}`.execute(
        db,
      );
      return rows.map(({ id, parameters }) => ({ id, ...(parameters && { parameters }) }));
    },

    async answers({ learner, limit }) {
      const { rows } = await sql<{ learner: string; kp: string; grade: Grade; day: string }>`
        select learner, kp, grade, day from (
          select seq, learner, kp, grade, day from attempt
          where undone_at is null and (${learner ?? null}::bigint is null or learner = ${learner ?? null})
          order by seq desc limit ${limit}) newest order by seq`.execute(db);
      return rows.map((row) => ({ ...row, day: Temporal.PlainDate.from(row.day) }));
    },

    async save({ learner, at, answers, before, after, parameters, adopted }) {
      await sql`insert into fit (learner, at, answers, before, after, parameters, adopted)
        values (${learner ?? null}, ${at}, ${answers}, ${before}, ${after}, ${parameters}::float8[], ${adopted})`.execute(
        db,
      );
    },

    async listOther(parameters, limit) {
      const { rows } = await sql<ClockRow & { id: string }>`
        select id, zone, day_start, parameters from learner l
        where parameters is distinct from ${parameters}::float8[]
          and exists (select from attempt where learner = l.id)
          and not exists (select from fit where learner = l.id and adopted)
        order by id limit ${limit}`.execute(db);
      return rows.map((row) => ({ id: row.id, clock: clockOf(row) }));
    },

    async assign(learner, parameters) {
      const { rows } = await sql<ClockRow>`update learner set parameters = ${parameters}::float8[]
        where id = ${learner} returning zone, day_start, parameters`.execute(db);
      return rows[0] && clockOf(rows[0]);
    },
  };
}
