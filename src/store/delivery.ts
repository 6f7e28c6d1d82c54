import { sql } from 'kysely';
import { readAddress, writeAddress } from '../core/delivery/address.ts';
import type { DeliveryPort } from '../core/delivery/port.ts';
import type { Db } from './database.ts';

/** How long a claimed row may wait for its runner, and how long one call to a platform may take. */
const claimLease = { minutes: 2 };
const sendLease = { seconds: 30 };

/**
 * The outbox. A row is unique on (recipient, kind, slot), so whoever plans twice writes once; the row decides who may
 * send it, by its claim's number and its lease. Nothing here sends.
 */
export function deliveries(db: Db): DeliveryPort {
  return {
    async plan(fresh, at) {
      if (!fresh.length) return;
      const json = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value));
      await sql`
        insert into delivery (kind, recipient, slot, params, platform, address, learner, budget_day, due_at)
        select d.kind, d.recipient, d.slot, d.params, d.platform, d.address, d.learner, d.budget_day, ${at}::timestamptz
        from unnest(${fresh.map((d) => d.kind)}::text[], ${fresh.map((d) => d.recipient)}::text[],
          ${fresh.map((d) => d.slot)}::text[], ${json(fresh.map((d) => d.params))}::jsonb[],
          ${fresh.map((d) => d.platform)}::text[], ${fresh.map((d) => writeAddress(d.address))}::jsonb[],
          ${fresh.map((d) => d.learner ?? null)}::bigint[],
          ${fresh.map((d) => d.budgetDay?.toString() ?? null)}::date[])
          as d (kind, recipient, slot, params, platform, address, learner, budget_day)
        on conflict do nothing`.execute(db);
    },

    async claim(now, limit) {
      // A runner that never came back from a platform without idempotency keys: nobody knows, so nobody sends again.
      await sql`update delivery set state = 'ambiguous', detail = 'the sender ended while sending', ended_at = ${now}
        where state = 'sending' and once and lease_until <= ${now}`.execute(db);
      const { rows } = await sql<{ delivery: string; claim: number }>`
        update delivery set state = 'claimed', claim = claim + 1, lease_until = ${now.add(claimLease)}
        where id in (
          select id from delivery
          where (state = 'pending' and due_at <= ${now})
            or ((state = 'claimed' or (state = 'sending' and not once)) and lease_until <= ${now})
          order by due_at limit ${limit} for update skip locked)
        returning id as delivery, claim`.execute(db);
      return rows;
    },

    async get(id, claim) {
      const row = await db
        .selectFrom('delivery')
        .selectAll()
        .where('id', '=', id)
        .where('claim', '=', claim)
        .where('state', '=', 'claimed')
        .executeTakeFirst();
      if (!row) return undefined;
      const { kind, params, platform, address, learner, due_at: due, begun_at: begun } = row;
      const more = { ...(learner && { learner }), ...(begun && { unknownSince: begun }) };
      return { id, kind, params, platform, address: readAddress(address), due, ...more };
    },

    async begin(id, claim, idempotent, now) {
      const { numUpdatedRows } = await db
        .updateTable('delivery')
        .set({
          state: 'sending',
          once: !idempotent,
          lease_until: now.add(sendLease),
          begun_at: sql`coalesce(begun_at, ${now})`,
        })
        .where('id', '=', id)
        .where('claim', '=', claim)
        .where('state', '=', 'claimed')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async end(id, claim, end) {
      const values =
        end.state === 'sent'
          ? { state: end.state, ref: end.ref, ended_at: end.at, detail: null }
          : end.state === 'pending'
            ? { state: end.state, due_at: end.due, detail: end.detail, begun_at: end.unknownSince ?? null }
            : { state: end.state, detail: end.detail, ended_at: end.at };
      await db
        .updateTable('delivery')
        .set({ ...values, lease_until: null })
        .where('id', '=', id)
        .where('claim', '=', claim)
        // A slow call that was given up on, and came through after all, is not unknown any more.
        .where('state', 'in', end.state === 'sent' ? ['claimed', 'sending', 'ambiguous'] : ['claimed', 'sending'])
        .execute();
    },

    async nextDue() {
      const { rows } = await sql<{ at: Temporal.Instant | null }>`
        select min(due_at) as at from delivery where state = 'pending'`.execute(db);
      return rows[0]?.at ?? undefined;
    },
  };
}
