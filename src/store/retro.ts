import { sql } from 'kysely';
import type { Retro } from '../core/retro/model.ts';
import type { RetroPort } from '../core/retro/port.ts';
import type { Db } from './database.ts';
import { readableBy, selectNotes } from './note.ts';

/** How learners look back on a week. */
export const retros = (db: Db): RetroPort => ({
  async add({ enrolment, retro: { monday, learned, stuck, next }, at }) {
    const { numAffectedRows } = await sql`insert into retro (enrolment, monday, learned, stuck, next, at)
      values (${enrolment}, ${monday}, ${learned}, ${stuck}, ${next}, ${at}) on conflict do nothing`.execute(db);
    return (numAffectedRows ?? 0n) > 0n;
  },

  async get(enrolment, monday) {
    const { rows } = await sql<Retro>`select monday, learned, stuck, next from retro
      where enrolment = ${enrolment} and monday = ${monday}`.execute(db);
    return rows[0];
  },

  async count(cohort, monday) {
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from retro r join enrolment e on e.id = r.enrolment
      where e.cohort = ${cohort} and e.left_at is null and r.monday = ${monday}`.execute(db);
    return rows[0]?.n ?? 0;
  },

  lines: ({ cohort, about, reader }) =>
    selectNotes(
      db,
      sql`n.kind = 'line' and n.cohort = ${cohort} and n.about = ${about}
        and ${reader === undefined ? sql`n.hidden is null` : readableBy(reader)} order by n.id limit 25`,
    ),
});
