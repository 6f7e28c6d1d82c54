import { sql } from 'kysely';
import type { AlarmPort } from '../core/alarm/port.ts';
import type { Db } from './database.ts';

/** The newest reminder of each recipient, from the outbox. Slots are days, which sort as texts. */
export async function lastReminders(
  db: Db,
  of: Parameters<AlarmPort['lastReminders']>[0],
): ReturnType<AlarmPort['lastReminders']> {
  if (!of.length) return new Map();
  // One that a wrong clock sent too early has another slot, which sorts before every day.
  const sent = sql`d.recipient = r.recipient and d.kind = 'reminder' and d.state = 'sent' and d.slot > '1'`;
  const { rows } = await sql<{ recipient: string; slot: string; params: unknown; unheard: number }>`
    select r.recipient, l.slot, l.params,
      (select count(*)::int from delivery d where ${sent} and d.slot > r.heard) as unheard
    from unnest(${of.map(({ recipient }) => recipient)}::text[], ${of.map(({ heard }) => heard ?? null)}::text[])
      as r (recipient, heard)
    cross join lateral (select d.slot, d.params from delivery d where ${sent} order by d.slot desc limit 1) l`.execute(
    db,
  );
  return new Map(rows.map(({ recipient, ...last }) => [recipient, last]));
}
