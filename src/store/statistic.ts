import { sql } from 'kysely';
import type { AbilitySums } from '../core/placement/model.ts';
import type { AnswerSums } from '../core/statistic/model.ts';
import type { StatisticPort } from '../core/statistic/port.ts';
import type { Db } from './database.ts';

/** What answers say of items. */
export function statistics(db: Db): StatisticPort {
  return {
    // The first answer of each learner to each item: later ones say what was learned, and not what the item is like.
    async sums(least) {
      const { rows } = await sql<Omit<AnswerSums, 'seconds'> & { seconds: number | null }>`
        with firsts as (
          select distinct on (a.learner, d.item) a.learner, d.item, a.correct::int as x, a.seconds, a.given
          from attempt a join draw d on d.id = a.draw where a.undone_at is null order by a.learner, d.item, a.seq
        ), people as (
          select learner, count(*) as n, sum(x) as x from firsts group by learner having count(*) >= greatest(2, ${least}::int)
        ), rated as (
          select f.*, (p.x - f.x)::float8 / (p.n - 1) as y from firsts f join people p using (learner)
        ), chosen as (
          select item, jsonb_object_agg(choice, n) as options from (
            select r.item, c.choice, count(*) as n from rated r
            cross join jsonb_array_elements_text(r.given -> 'choices') as c (choice) group by 1, 2) counted group by item
        )
        select r.item, count(*)::int as answers, sum(r.x)::float8 as x, sum(y) as y, sum(r.x * y) as xy, sum(y * y) as yy,
          percentile_cont(0.5) within group (order by seconds)::int as seconds, coalesce(c.options, '{}') as options
        from rated r left join chosen c using (item) group by r.item, c.options order by r.item`.execute(db);
      return rows.map(({ seconds, ...row }) => ({ ...row, ...(seconds !== null && { seconds }) }));
    },

    async abilitySums(least) {
      const { rows } = await sql<AbilitySums & { item: string }>`
        select item, answers, x, y, xy, yy from placement_item where answers >= ${least}`.execute(db);
      return new Map(rows.map(({ item, ...sums }) => [item, sums]));
    },

    // In the order of the items, so that two that end at once lock them in one order.
    async addAbilities(answers) {
      await sql`
        insert into placement_item (item, answers, x, y, xy, yy)
        select a.item, 1, a.correct::int, a.ability, a.correct::int * a.ability, a.ability * a.ability
        from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as a (item text, correct boolean, ability float8)
        order by a.item
        on conflict (item) do update set answers = placement_item.answers + 1, x = placement_item.x + excluded.x,
          y = placement_item.y + excluded.y, xy = placement_item.xy + excluded.xy, yy = placement_item.yy + excluded.yy`.execute(
        db,
      );
    },

    async save(all, at) {
      const rows = all.map(({ discrimination, seconds, flaw, ...rest }) => ({
        ...{ ...rest, discrimination: discrimination ?? null, seconds: seconds ?? null, flaw: flaw ?? null },
      }));
      const { rows: changed } = await sql<{ item: string }>`
        with counted as (
          select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c (item text, answers int, "right" float8,
            discrimination float8, seconds int, options jsonb, flaw text, out boolean)
        ), before as (select item, flaw from statistic), gone as (
          delete from statistic where not item in (select item from counted)
        ), saved as (
          insert into statistic select c.item, c.answers, c."right", c.discrimination, c.seconds, c.options, c.flaw, c.out,
            ${at}::timestamptz from counted c
          on conflict (item) do update set answers = excluded.answers, "right" = excluded."right",
            discrimination = excluded.discrimination, seconds = excluded.seconds, options = excluded.options,
            flaw = excluded.flaw, out = excluded.out, at = excluded.at returning item, flaw
        )
        select s.item from saved s left join before b using (item) where s.flaw is distinct from b.flaw`.execute(db);
      return changed.map(({ item }) => item);
    },
  };
}
