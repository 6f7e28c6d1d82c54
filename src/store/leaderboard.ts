import { sql } from 'kysely';
import type { LeagueMember, Standing } from '../core/leaderboard/model.ts';
import type { LeaderboardPort } from '../core/leaderboard/port.ts';
import type { Db } from './database.ts';
import { nameShownIn } from './name.ts';

/** Boards, read from what `board.ts` keeps: how many people have as many minutes, and nobody's rows but those that are shown. */
export function leaderboards(db: Db): LeaderboardPort {
  return {
    // A week has no more buckets than minutes that count in it, however many people there are.
    async standing({ enrolment, cohort, monday, first, names }) {
      const before = monday.subtract({ weeks: 1 });
      const { rows } = await sql<Standing>`
        with bucket as materialized (
          select minutes, people, (sum(people) over (order by minutes desc) - people)::int as above from board_bucket
          where cohort = ${cohort} and monday = ${monday} and people > 0
        ), me as (
          select e.on_board, ${nameShownIn} as name,
            coalesce((select minutes from board_week where enrolment = e.id and monday = ${monday}), 0) as minutes,
            coalesce((select minutes from board_week where enrolment = e.id and monday = ${before}), 0) as last
          from enrolment e join cohort c on c.id = e.cohort where e.id = ${enrolment}
        ), shown as (
          select minutes from bucket where above < ${first}
          union select minutes from me
          union select min(b.minutes) from bucket b, me where b.minutes > me.minutes
          union select max(b.minutes) from bucket b, me where b.minutes < me.minutes
        ), tie as (
          select b.*, array(
            select ${nameShownIn} from (
              select w.enrolment from board_week w where w.cohort = ${cohort} and w.monday = ${monday} and w.shown
                and w.minutes = b.minutes and w.enrolment <> ${enrolment} order by w.enrolment limit ${names}) w
            join enrolment e on e.id = w.enrolment join cohort c on c.id = e.cohort) as names
          from bucket b join shown using (minutes)
        )
        select me.name, me.on_board as on, c.on_board as people, me.minutes, me.last,
          coalesce((select sum(b.people) from bucket b where b.minutes > me.minutes), 0)::int as above,
          coalesce((select jsonb_agg(to_jsonb(tie) order by tie.minutes desc) from tie), '[]') as ties,
          jsonb_build_object(
            'minutes', coalesce((select minutes from board_team where cohort = c.id and monday = ${monday}), 0),
            'last', coalesce((select minutes from board_team where cohort = c.id and monday = ${before}), 0),
            'people', coalesce((select people from board_team where cohort = c.id and monday = ${monday}), 0)) as team
        from me, cohort c where c.id = ${cohort}`.execute(db);
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
