import { sql } from 'kysely';
import { writeAddress } from '../core/delivery/address.ts';
import type { DeliveryPort } from '../core/delivery/port.ts';
import type { Db } from './database.ts';

/** On this channel the database tells that something was planned. */
export const dueChannel = 'tongxue-due';

/** Writes what is to be sent, in one statement, and tells whoever listens. */
export async function planDeliveries(
  db: Db,
  fresh: Parameters<DeliveryPort['plan']>[0],
  at: Temporal.Instant,
): Promise<number> {
  if (!fresh.length) return 0;
  const json = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value));
  const { rows } = await sql<{ made: number }>`
    with made as (insert into delivery (kind, recipient, slot, params, platform, address, learner, budget_day, due_at)
    select d.kind, d.recipient, d.slot, d.params, d.platform, d.address, d.learner, d.budget_day, coalesce(d.due, ${at})::timestamptz
    from unnest(${fresh.map((d) => d.kind)}::text[], ${fresh.map((d) => d.recipient)}::text[],
      ${fresh.map((d) => d.slot)}::text[], ${json(fresh.map((d) => d.params))}::jsonb[],
      ${fresh.map((d) => d.platform)}::text[], ${fresh.map((d) => writeAddress(d.address))}::jsonb[],
      ${fresh.map((d) => d.learner ?? null)}::bigint[],
      ${fresh.map((d) => d.budgetDay?.toString() ?? null)}::date[],
      ${fresh.map((d) => d.due?.toString() ?? null)}::timestamptz[])
      as d (kind, recipient, slot, params, platform, address, learner, budget_day, due)
    on conflict do nothing returning 1)
    select m.made, case when m.made > 0 then pg_notify(${dueChannel}, 'due') end from (select count(*)::int as made from made) m`.execute(
    db,
  );
  return rows[0]!.made;
}
