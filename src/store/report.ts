import { sql } from 'kysely';
import type { Id } from '../core/id.ts';
import type { ReportPort } from '../core/report/port.ts';
import type { Db } from './database.ts';
import { organisedBy } from './member.ts';
import { selectNotes } from './note.ts';
import { inTransaction } from './transact.ts';

/** Reports and blocks, and what organisers decide. */
export function reports(db: Db): ReportPort {
  return {
    report: ({ note, learner, at }) =>
      inTransaction(db, async (tx) => {
        await sql`insert into report (note, learner, at) values (${note}, ${learner}, ${at})
          on conflict do nothing`.execute(tx);
        const { numAffectedRows } = await sql`
          update note set hidden = 'reported' where id = ${note} and hidden is null and not kept`.execute(tx);
        return (numAffectedRows ?? 0n) > 0n;
      }),

    decide: ({ note, action, organiser, at }) =>
      inTransaction(db, async (tx) => {
        const keeps = action === 'keep';
        const { rows } = await sql<{ cohort: string }>`
          update note set hidden = ${keeps ? null : 'removed'}, kept = ${keeps}
          where id = ${note} and hidden = 'reported' returning cohort::text`.execute(tx);
        if (!rows[0]) return false;
        await sql`insert into audit (cohort, organiser, action, note, at)
          values (${rows[0].cohort}, ${organiser}, ${action}, ${note}, ${at})`.execute(tx);
        return true;
      }),

    async withdraw({ note, author, at }) {
      const { numAffectedRows } = await sql`update note set hidden = 'withdrawn', text = '',
        closed_at = coalesce(closed_at, ${at}) where id = ${note} and learner = ${author} and hidden is null`.execute(
        db,
      );
      return (numAffectedRows ?? 0n) > 0n;
    },

    async block({ learner, blocked, at }) {
      await sql`insert into block (learner, blocked, at) values (${learner}, ${blocked}, ${at})
        on conflict do nothing`.execute(db);
    },

    async blocks(learner, author) {
      const found = await db
        .selectFrom('block')
        .select('at')
        .where('learner', '=', learner)
        .where('blocked', '=', author)
        .executeTakeFirst();
      return found !== undefined;
    },

    async blocksAmong(learners) {
      if (!learners.length) return new Map();
      const { rows } = await sql<{ learner: Id; blocked: Id[] }>`
        select learner::text, array_agg(blocked::text) as blocked from block
        where learner = any(${learners}::bigint[]) and blocked = any(${learners}::bigint[]) group by learner`.execute(
        db,
      );
      return new Map(rows.map(({ learner, blocked }) => [learner, new Set(blocked)]));
    },

    pending: (organiser) =>
      selectNotes(db, sql`n.hidden = 'reported' and ${organisedBy(organiser)} order by n.id limit 5`),

    async organisersToTell(limit) {
      const { rows } = await sql<{ organiser: string }>`
        select distinct c.organiser::text from note n join cohort c on c.id = n.cohort
        where n.hidden = 'reported' and c.organiser is not null
        union select c.organiser::text from appeal p join cohort c on c.id = p.cohort
        where p.decided_at is null and c.organiser is not null
        union select c.organiser::text from feedback f join enrolment e on e.id = f.enrolment join cohort c on c.id = e.cohort
        where f.objection is not null and f.settled_at is null and e.left_at is null and c.organiser is not null
        limit ${limit}`.execute(db);
      return rows.map(({ organiser }) => organiser);
    },
  };
}
