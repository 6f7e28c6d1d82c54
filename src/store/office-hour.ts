import { type RawBuilder, sql } from 'kysely';
import type { OfficeHour, Turn } from '../core/office-hour/model.ts';
import type { OfficeHourPort } from '../core/office-hour/port.ts';
import type { Db } from './database.ts';
import { nameShownIn } from './name.ts';

type HourRow = Omit<OfficeHour, 'skipped' | 'cancelled'> & {
  readonly skipped: readonly string[];
  readonly cancelled: Temporal.Instant | null;
};

/** Office hours, and who queues for them. */
export function officeHours(db: Db): OfficeHourPort {
  const turns = async (where: RawBuilder<unknown>): Promise<readonly Turn[]> => {
    const { rows } = await sql<Turn>`
      select o.id::text, o.cohort::text, o.day, o.enrolment::text, e.learner::text, coalesce(${nameShownIn}, '') as name,
        o.topic, o.state
      from office_turn o join enrolment e on e.id = o.enrolment and e.left_at is null
      join cohort c on c.id = e.cohort join learner l on l.id = e.learner
      where ${where} order by o.id`.execute(db);
    return rows;
  };

  return {
    async list(cohorts) {
      if (!cohorts.length) return [];
      const { rows } = await sql<HourRow>`
        select cohort::text, first, time, minutes, weekly, place, skipped, sequence, cancelled_at as cancelled
        from office_hour where cohort = any(${cohorts}::bigint[]) order by cohort`.execute(db);
      return rows.map(({ skipped, cancelled, ...row }) => ({
        ...row,
        skipped: skipped.map((date) => Temporal.PlainDate.from(date)),
        ...(cancelled && { cancelled }),
      }));
    },

    async save({ cohort, first, time, minutes, weekly, place, skipped, sequence, cancelled }, by) {
      await sql`
        insert into office_hour (cohort, learner, first, time, minutes, weekly, place, skipped, sequence, cancelled_at)
        values (${cohort}, ${by}, ${first}, ${time}, ${minutes}, ${weekly}, ${place}, ${JSON.stringify(skipped)}::jsonb,
          ${sequence}, ${cancelled ?? null})
        on conflict (cohort) do update set learner = excluded.learner, first = excluded.first, time = excluded.time,
          minutes = excluded.minutes, weekly = excluded.weekly, place = excluded.place, skipped = excluded.skipped,
          sequence = excluded.sequence, cancelled_at = excluded.cancelled_at`.execute(db);
    },

    queue: (cohort) => turns(sql`o.cohort = ${cohort} and o.state in ('waiting', 'called')`),

    turn: async (id) => (await turns(sql`o.id = ${id}`))[0],

    async join({ cohort, day, enrolment, topic, key, at }) {
      await sql`insert into office_turn (cohort, day, enrolment, key, topic, at)
        values (${cohort}, ${day}, ${enrolment}, ${key}, ${topic}, ${at}) on conflict do nothing`.execute(db);
    },

    async move(ids, to) {
      if (ids.length) await sql`update office_turn set state = ${to} where id = any(${ids}::bigint[])`.execute(db);
    },
  };
}
