import { sql } from 'kysely';
import type { LeagueMember, Standing } from '../core/leaderboard/model.ts';
import type { LeaderboardPort } from '../core/leaderboard/port.ts';
import type { Db } from './database.ts';
import { nameShownIn } from './name.ts';

/** Boards, read from what `board.ts` keeps: how many people have as many minutes, and nobody's rows but those that are shown. */
export function leaderboards(db: Db): LeaderboardPort {
  return {
    // A week has no more buckets than minutes that count in it, however many people there are. They are read once, for
    // the learner's own place; the first places and the neighbours are found by key. Few rows are estimated, so
    // that PostgreSQL keeps one plan: to plan this anew takes longer than to run it.
    async standing({ enrolment, cohort, monday, first, names }) {
      const before = monday.subtract({ weeks: 1 });
      const inWeek = sql`b.cohort = ${cohort} and b.monday = ${monday} and b.people > 0`;
      const { rows } = await sql<Standing>`
        with me as materialized (
          select e.on_board, ${nameShownIn} as name,
            coalesce((select minutes from board_week where enrolment = e.id and monday = ${monday}), 0) as minutes,
            coalesce((select minutes from board_week where enrolment = e.id and monday = ${before}), 0) as last
          from enrolment e join cohort c on c.id = e.cohort where e.id = ${enrolment}
        ), around as materialized (
          select coalesce(sum(b.people) filter (where b.minutes > me.minutes), 0)::int as above,
            coalesce(sum(b.people) filter (where b.minutes = me.minutes), 0)::int as equals,
            min(b.minutes) filter (where b.minutes > me.minutes) as over,
            max(b.minutes) filter (where b.minutes < me.minutes) as under
          from me left join board_bucket b on ${inWeek}
        ), place as materialized (
          select minutes, people, above from (
            select t.*, (sum(people) over (order by minutes desc) - people)::int as above from (
              select b.minutes, b.people from board_bucket b where ${inWeek} order by b.minutes desc limit ${first}) t) f
          where above < ${first}
          union select me.minutes, a.equals, a.above from me, around a where a.equals > 0
          union select b.minutes, b.people, a.above - b.people from around a, board_bucket b
            where ${inWeek} and b.minutes = a.over
          union select b.minutes, b.people, a.above + a.equals from around a, board_bucket b
            where ${inWeek} and b.minutes = a.under
        )
        select me.name, me.on_board as on, c.on_board as people, me.minutes, me.last, around.above,
          coalesce((select jsonb_agg(jsonb_build_object('minutes', p.minutes, 'people', p.people, 'above', p.above, 'names', array(
            select ${nameShownIn} from (
              select w.enrolment from board_week w where w.cohort = ${cohort} and w.monday = ${monday} and w.shown
                and w.minutes = p.minutes and w.enrolment <> ${enrolment} order by w.enrolment limit ${names}) w
            join enrolment e on e.id = w.enrolment)) order by p.minutes desc) from place p), '[]') as ties,
          jsonb_build_object('minutes', coalesce(t.minutes, 0), 'last', coalesce(l.minutes, 0),
            'people', coalesce(t.people, 0)) as team
        from me, around, cohort c
        left join board_team t on t.cohort = c.id and t.monday = ${monday}
        left join board_team l on l.cohort = c.id and l.monday = ${before}
        where c.id = ${cohort}`.execute(db);
      return rows[0]!;
    },

    // Their place in last week's order, and as many before and after it as belong to the same league.
    async league({ enrolment, cohort, monday, size }) {
      const before = monday.subtract({ weeks: 1 });
      const week = sql`w.cohort = ${cohort} and w.monday = ${before} and w.shown and w.minutes > 0`;
      const { rows } = await sql<LeagueMember>`
        with me as (
          select w.minutes, w.enrolment, (
            coalesce((select sum(people) from board_bucket b
              where b.cohort = ${cohort} and b.monday = ${before} and b.minutes > w.minutes), 0)
            + (select count(*) from board_week o where o.cohort = ${cohort} and o.monday = ${before} and o.shown
              and o.minutes = w.minutes and o.enrolment < w.enrolment)) % ${size} as place
          from board_week w where ${week} and w.enrolment = ${enrolment}
        ), ahead as (
          select * from (
            (select w.minutes, w.enrolment from board_week w, me where ${week} and w.minutes = me.minutes
              and w.enrolment < me.enrolment order by w.enrolment desc limit ${size})
            union all
            (select w.minutes, w.enrolment from board_week w, me where ${week} and w.minutes > me.minutes
              order by w.minutes, w.enrolment desc limit ${size})) a
          order by minutes, enrolment desc limit (select place from me)
        ), behind as (
          select * from (
            (select w.minutes, w.enrolment from board_week w, me where ${week} and w.minutes = me.minutes
              and w.enrolment > me.enrolment order by w.enrolment limit ${size})
            union all
            (select w.minutes, w.enrolment from board_week w, me where ${week} and w.minutes < me.minutes
              order by w.minutes desc, w.enrolment limit ${size})) a
          order by minutes desc, enrolment limit (select ${size} - 1 - place from me)
        )
        select e.id::text as enrolment, ${nameShownIn} as name,
          coalesce((select minutes from board_week w where w.enrolment = e.id and w.monday = ${monday}), 0) as minutes
        from (select enrolment from ahead union all select enrolment from me union all select enrolment from behind) m
        join enrolment e on e.id = m.enrolment join cohort c on c.id = e.cohort`.execute(db);
      return rows;
    },
  };
}
