import { sql } from 'kysely';
import type { Lane } from '../core/lane/model.ts';
import type { LanePort } from '../core/lane/port.ts';
import type { Db } from './database.ts';

/** No slot is further ahead, and no lane is parked for longer (ms): what says so was written while the clock ran ahead. */
const furthestMs = 10_000;
const longestParkMs = 3_600_000;

const ms = (of: number) => sql`${of}::float8 * interval '1 millisecond'`;

/** What a lane's own row says, as far as it can be right at the moment `now`. A slow lane's next slot is further ahead. */
const nextOf = (row: string, now = sql`clock_timestamp()`, everyMs = sql`0`) => {
  const next = sql.ref(`${row}.next_at`);
  return sql`case when ${next} > ${now} + greatest(${furthestMs}::float8, ${everyMs}) * interval '1 millisecond' then '-infinity' else ${next} end`;
};
const parkedOf = (row: string, now = sql`clock_timestamp()`) => {
  const until = sql.ref(`${row}.parked_until`);
  return sql`case when ${until} > ${now} + ${ms(longestParkMs)} then '-infinity' else ${until} end`;
};

const columns = (of: readonly Lane[]) => sql`unnest(${of.map(({ name }) => name)}::text[],
  ${of.map(({ everyMs }) => everyMs)}::float8[])`;

/** Slots, by one row a lane. Rows are locked in the order of their names. */
export function lanes(db: Db): LanePort {
  return {
    async take(asked, withinMs) {
      const first = asked[0]!;
      // The clock is read once the rows are locked: whoever waited for them would else take a slot that is over. Another
      // process may make a row first: then this slot may be its own as well, and is none.
      const { rows } = await sql<{ at: number; now: number; taken: boolean }>`
        with asked as (select * from ${columns(asked)} as a (name, every)),
        locked as materialized (
          select name, next_at, parked_until from lane
          where name = any(${asked.map(({ name }) => name)}::text[]) order by name for update),
        clock as materialized (select clock_timestamp() as now from (select count(*) from locked) l),
        state as materialized (
          select l.name, ${nextOf('l', sql`c.now`, sql`a.every`)} as next_at, ${parkedOf('l', sql`c.now`)} as parked_until
          from locked l join asked a on a.name = l.name, clock c),
        slot as materialized (
          select c.now, greatest(c.now, (select next_at from state where name = ${first.name})) as at,
            greatest((select max(parked_until) from state),
              (select max(next_at) from state where name <> ${first.name})) as blocked
          from clock c),
        fits as materialized (
          select s.*, coalesce(s.blocked <= s.at, true) and s.at <= s.now + ${ms(withinMs)} as fits from slot s),
        made as (
          insert into lane (name, next_at)
          select a.name, f.at + a.every * interval '1 millisecond' from asked a, fits f
          where f.fits and a.every > 0 order by a.name
          on conflict (name) do update set next_at = greatest(excluded.next_at, ${nextOf('lane')})
          returning name, xmax::text <> '0' as was_there)
        select extract(epoch from greatest(f.at, case when not f.fits then f.blocked end))::float8 * 1000 as at,
          extract(epoch from f.now)::float8 * 1000 as now,
          f.fits and not exists (
            select from made m where m.was_there and m.name not in (select name from locked)) as taken
        from fits f`.execute(db);
      return rows[0]!;
    },

    async spend(asked) {
      await sql`
        insert into lane (name, next_at)
        select a.name, clock_timestamp() + a.every * interval '1 millisecond' from ${columns(asked)} as a (name, every)
        where a.every > 0 order by a.name
        on conflict (name) do update set next_at = least(clock_timestamp() + ${ms(furthestMs / 2)},
          greatest(clock_timestamp(), ${nextOf('lane')}) + (excluded.next_at - clock_timestamp()))`.execute(db);
    },

    async park(lane, forMs) {
      const until = sql`clock_timestamp() + ${ms(Math.min(forMs, longestParkMs))}`;
      await sql`
        insert into lane (name, parked_until) values (${lane}, ${until})
        on conflict (name) do update set parked_until = greatest(excluded.parked_until, ${parkedOf('lane')})`.execute(
        db,
      );
    },

    async refuse(lane, { max, withinMs }) {
      const isOver = sql`lane.refusals_since not between clock_timestamp() - ${ms(withinMs)} and clock_timestamp()`;
      const { rows } = await sql<{ refusals: number }>`
        insert into lane (name, refusals, refusals_since) values (${lane}, 1, clock_timestamp())
        on conflict (name) do update set
          refusals = case when ${isOver} then 1 else lane.refusals + 1 end,
          refusals_since = case when ${isOver} then clock_timestamp() else lane.refusals_since end,
          parked_until = case when not ${isOver} and lane.refusals >= ${max}
            then greatest(${parkedOf('lane')}, clock_timestamp() + ${ms(withinMs)}) else lane.parked_until end
        returning refusals`.execute(db);
      return rows[0]!.refusals === max + 1;
    },

    async sweep() {
      await sql`delete from lane
        where greatest(next_at, parked_until, refusals_since) < clock_timestamp() - interval '1 day'`.execute(db);
    },
  };
}
