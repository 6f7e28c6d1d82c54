import { type RawBuilder, sql } from 'kysely';
import type { Db } from './database.ts';

/**
 * Counts minutes within a limit a day: common table expressions after one of the name `asked`, whose one row has
 * `enrolment`, `source`, `minutes`, `board` (whether they count on the board) and `day`. The last is `counted`. A sum that is kept
 * beside the rows decides, so that two at once cannot both take what is left of a day.
 */
export const countMinutes = (mostADay: number): RawBuilder<unknown> => sql`
  of_day as (
    insert into day_minutes (enrolment, day, minutes) select enrolment, day, minutes from asked
    on conflict (enrolment, day) do update set minutes = day_minutes.minutes + excluded.minutes
    returning enrolment, minutes
  ), given as (
    select asked.enrolment, source, day, board,
      least(${mostADay}, of_day.minutes) - least(${mostADay}, of_day.minutes - asked.minutes) as minutes
    from asked join of_day on of_day.enrolment = asked.enrolment
  ), counted as (
    insert into points (enrolment, source, minutes, day, board)
    select enrolment, source, minutes, day, case when board then minutes else 0 end from given
    on conflict do nothing returning enrolment, day, board
  )`;

/**
 * Moves one enrolment's week on the board by the minutes of `from`, which has one row with `enrolment`, `day` and
 * `board`; the sum of its group, and the number of people with as many minutes, move with it. Buckets are locked in their
 * order.
 */
export const moveBoard = (from: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  placed as (
    insert into board_week (enrolment, monday, cohort, minutes, shown)
    select e.id, date_trunc('week', x.day)::date, e.cohort, x.board, e.on_board
    from ${from} x join enrolment e on e.id = x.enrolment where x.board <> 0 for share of e
    on conflict (enrolment, monday) do update set minutes = board_week.minutes + excluded.minutes
    returning cohort, monday, minutes, shown
  ), team as (
    insert into board_team (cohort, monday, minutes, people)
    select p.cohort, p.monday, x.board, (p.minutes > 0)::int - (p.minutes - x.board > 0)::int from placed p, ${from} x
    on conflict (cohort, monday) do update
      set minutes = board_team.minutes + excluded.minutes, people = board_team.people + excluded.people
  ), ranked as (
    insert into board_bucket (cohort, monday, minutes, people)
    select p.cohort, p.monday, v.minutes, v.step
    from placed p, ${from} x, lateral (values (p.minutes - x.board, -1), (p.minutes, 1)) v (minutes, step)
    where p.shown and v.minutes > 0 order by v.minutes
    on conflict (cohort, monday, minutes) do update set people = board_bucket.people + excluded.people
  )`;

/** Puts an enrolment on its board or takes it off, as it has chosen and whether it has left; in a transaction. */
export async function placeOnBoard(tx: Db, enrolment: string): Promise<void> {
  await sql`
    with turned as (
      update enrolment set on_board = not on_board
      where id = ${enrolment} and on_board <> (board and left_at is null) returning id, cohort, on_board
    ), size as (
      update cohort c set on_board = c.on_board + case when t.on_board then 1 else -1 end from turned t where c.id = t.cohort
    ), moved as (
      update board_week w set shown = t.on_board from turned t where w.enrolment = t.id
      returning w.cohort, w.monday, w.minutes, w.shown
    )
    insert into board_bucket (cohort, monday, minutes, people)
    select cohort, monday, minutes, case when shown then 1 else -1 end from moved where minutes > 0 order by monday, minutes
    on conflict (cohort, monday, minutes) do update set people = board_bucket.people + excluded.people`.execute(tx);
}
