import { sql } from 'kysely';
import type { GivenLink } from '../core/link/model.ts';
import type { LinkClaim, LinkPort } from '../core/link/port.ts';
import { moveBoard } from './board.ts';
import type { Db } from './database.ts';
import { sourceOf } from './source.ts';

/** How long one may take from claiming to the end: longer than all links of a task together. */
const lease = { minutes: 3 };

/** Links that wait to be looked at: a row for each finished task with some, gone when that is settled. */
export function links(db: Db): LinkPort {
  const holds = ({ enrolment, task, claim }: LinkClaim) =>
    sql`enrolment = ${enrolment} and task = ${task} and claim = ${claim} and lease_until is not null`;
  return {
    async claim(now, limit) {
      const { rows } = await sql<LinkClaim>`
        update link_check c set claim = claim + 1, lease_until = ${now.add(lease)} from (
          select enrolment, task from link_check
          where due_at <= ${now} and (lease_until is null or lease_until <= ${now})
          order by due_at limit ${limit} for update skip locked) due
        where c.enrolment = due.enrolment and c.task = due.task
        returning c.enrolment::text, c.task, c.claim`.execute(db);
      return rows;
    },

    async get(claim) {
      const { rows } = await sql<{ links: readonly GivenLink[]; tries: number }>`
        select links, tries from link_check where ${holds(claim)}`.execute(db);
      return rows[0];
    },

    async end(claim, end) {
      if ('later' in end) {
        await sql`update link_check set due_at = ${end.later}, lease_until = null, tries = tries + 1
          where ${holds(claim)}`.execute(db);
        return;
      }
      if (!end.checked) {
        await sql`delete from link_check where ${holds(claim)}`.execute(db);
        return;
      }
      const source = sourceOf({ task: claim.task });
      await sql`
        with over as (delete from link_check where ${holds(claim)} returning enrolment), counted as (
          update points p set board = p.minutes from over
          where p.enrolment = over.enrolment and p.source = ${source} and p.board = 0
          returning p.enrolment, p.day, p.board
        ), ${moveBoard(sql`counted`)}
        select from over`.execute(db);
    },
  };
}
