import { type RawBuilder, sql } from 'kysely';
import { readAddress } from '../core/delivery/address.ts';
import { usualSlots } from '../core/delivery/model.ts';
import type { Claim, DeliveryPort, UnknownEnd } from '../core/delivery/port.ts';
import type { Id } from '../core/id.ts';
import type { Db } from './database.ts';
import { askLater } from './doubt.ts';
import { endDeliveries, notWritten } from './end-deliveries.ts';
import { lastSentOf } from './last-sent.ts';
import { planDeliveries } from './plan-deliveries.ts';

/**
 * How long a claimed row may wait for its runner. Nothing of it was sent, and a runner that comes late cannot begin: so it is
 * short, and what a process held that was killed goes on soon.
 */
const claimLease = { seconds: 6 };

/**
 * How long one call to a platform may take. Where a key tells a message that was sent before, another runner may soon ask
 * again; where nothing does, nobody does.
 */
const sendLease = { keyed: { seconds: 6 }, once: { seconds: 30 } };

/** Rows of 0.1.0 do not name the workspace of a DM. */
const workspaceOf = (row: string) => sql`coalesce(${sql.ref(row)}.address->>'workspace', '')`;

/** No lease is longer than a few minutes: one that ends later was given by a clock that ran ahead. */
const leaseOver = (now: Temporal.Instant, of = sql`lease_until`) =>
  sql`(${of} <= ${now} or ${of} > ${now.add({ minutes: 5 })})`;

/** The row `d` is of the same platform and workspace as the row `a`, which is this one. */
const alike = (id: Id) => sql`a.id = ${id} and a.platform = d.platform
  and ${workspaceOf('a')} = ${workspaceOf('d')}`;

/** Its last runner never came back, and it may be sent again. */
const isAbandoned = (now: Temporal.Instant) =>
  sql`((state = 'claimed' or (state = 'sending' and not once)) and ${leaseOver(now)})`;

/** Its time has come, or its last runner never came back. */
const isDue = (now: Temporal.Instant) => sql`((state = 'pending' and due_at <= ${now}) or ${isAbandoned(now)})`;

/** What becomes of a row that is claimed. A runner that ended while it was sending has tried. */
const claimed = (now: Temporal.Instant) => sql`claim = claim + 1, tries = tries + (state = 'sending')::int,
  state = 'claimed', lease_until = ${now.add(claimLease)}`;

/**
 * The outbox. A row is unique on (recipient, kind, slot), so whoever plans twice writes once; the row decides who may
 * send it, by its claim's number and its lease. Nothing here sends.
 */
export function deliveries(db: Db): DeliveryPort {
  return {
    plan: (fresh, at) => planDeliveries(db, fresh, at),

    // However many wait, it reads a few rows of each workspace by an index: its first that may have been sent before, and its
    // first of all. A range of the whole key leaves the planner no other way, whatever it takes the table for.
    async claim(now, limit, unknown = () => {}, slots = usualSlots) {
      // Most ticks find nothing to do, and ask no more than this.
      const ended = await sql<UnknownEnd & { due: boolean }>`
        with ended as (
          update delivery set state = 'ambiguous', detail = ${notWritten}, ended_at = ${now}, ask_at = ${askLater}
          where state = 'sending' and once and ${leaseOver(now)}
          returning id, kind, platform, detail)
        select e.*, d.due from (
          select exists (select from delivery where state = 'pending' and due_at <= ${now})
            or exists (select from delivery where ${isAbandoned(now)}) as due) d left join ended e on true`.execute(db);
      for (const { due: _, ...end } of ended.rows) if (end.id) unknown(end);
      if (!ended.rows[0]?.due) return [];
      const key = sql`d.platform, ${workspaceOf('d')}, d.due_at`;
      const first = (where: RawBuilder<unknown>) => sql`(
        select d.id, d.platform, ${workspaceOf('d')} as workspace, d.begun_at is null as fresh, d.due_at from delivery d
        where d.state = 'pending' and (${key}) >= (k.platform, k.workspace, '-infinity') and ${where}
        order by ${key} limit case when k.workspace = '' then ${slots.own}::int else ${slots.workspace}::int end)`;
      const { rows } = await sql<Claim>`
        with recursive key as (
          (select d.platform, ${workspaceOf('d')} as workspace from delivery d where d.state = 'pending'
            order by d.platform, ${workspaceOf('d')} limit 1)
          union all
          select n.platform, n.workspace from key k cross join lateral (
            select d.platform, ${workspaceOf('d')} as workspace from delivery d
            where d.state = 'pending' and (d.platform, ${workspaceOf('d')}) > (k.platform, k.workspace)
            order by d.platform, ${workspaceOf('d')} limit 1) n),
        busy as (
          select platform, ${workspaceOf('delivery')} as workspace, count(*) as n from delivery
          where state in ('claimed', 'sending') and not ${leaseOver(now)} group by 1, 2),
        waiting as (
          select w.* from key k cross join lateral (
            ${first(sql`d.begun_at is not null`)} union ${first(sql`true`)}) w
          where w.platform = k.platform and w.workspace = k.workspace and w.due_at <= ${now}
          union all
          select id, platform, ${workspaceOf('delivery')}, begun_at is null, due_at from delivery where ${isAbandoned(now)}),
        fair as (
          select w.*, row_number() over (partition by w.platform, w.workspace order by fresh, due_at, id) + coalesce(b.n, 0) as nth
          from waiting w left join busy b on b.platform = w.platform and b.workspace = w.workspace),
        fitting as (
          select f.*, row_number() over (partition by platform order by fresh, due_at, id)
            + coalesce((select sum(n) from busy b where b.platform = f.platform), 0) as nth_of_platform
          from fair f where nth <= case when workspace = '' then ${slots.own}::int else ${slots.workspace}::int end)
        update delivery set ${claimed(now)}
        where id = any(array(
          select id from delivery
          where id = any(array(select id from fitting where nth_of_platform <= ${slots.platform})) and ${isDue(now)}
          order by begun_at is null, due_at limit ${limit} for update skip locked))
        returning id as delivery, claim`.execute(db);
      return rows;
    },

    async claimNext(after, now) {
      const { rows } = await sql<Claim>`
        update delivery set ${claimed(now)}
        where id = coalesce(
          (select d.id from delivery d join delivery a on ${alike(after)}
            where (d.state = 'claimed' or (d.state = 'sending' and not d.once)) and ${leaseOver(now, sql`d.lease_until`)}
            order by d.begun_at limit 1 for update of d skip locked),
          (select d.id from delivery d join delivery a on ${alike(after)}
            where d.state = 'pending' and d.begun_at is not null and d.due_at <= ${now}
            order by d.due_at limit 1 for update of d skip locked),
          (select d.id from delivery d join delivery a on ${alike(after)}
            where d.state = 'pending' and d.due_at <= ${now}
            order by d.due_at limit 1 for update of d skip locked))
        returning id as delivery, claim`.execute(db);
      return rows[0];
    },

    async get(id, claim) {
      const row = await db
        .selectFrom('delivery')
        .selectAll()
        .select(lastSentOf('delivery').as('last'))
        .select(sql<number | null>`extract(epoch from clock_timestamp() - begun_at)::float8 * 1000`.as('unknown_for'))
        .where('id', '=', id)
        .where('claim', '=', claim)
        .where('state', '=', 'claimed')
        .executeTakeFirst();
      if (!row) return undefined;
      const {
        kind,
        params,
        platform,
        address,
        learner,
        due_at: due,
        unknown_for: unknownForMs,
        tries,
        detail,
        last,
      } = row;
      const more = {
        ...(learner && { learner }),
        ...(unknownForMs !== null && { unknownForMs }),
        ...(detail && { detail }),
        ...(last && { last }),
      };
      return { id, kind, params, platform, address: readAddress(address), due, tries, ...more };
    },

    async begin(id, claim, idempotent, now) {
      const { numUpdatedRows } = await db
        .updateTable('delivery')
        .set({
          state: 'sending',
          once: !idempotent,
          lease_until: now.add(idempotent ? sendLease.keyed : sendLease.once),
          begun_at: sql`coalesce(begun_at, clock_timestamp())`,
        })
        .where('id', '=', id)
        .where('claim', '=', claim)
        .where('state', '=', 'claimed')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    end: endDeliveries(db),

    async lastEnd(recipient) {
      const { rows } = await sql<{ state: 'sent' | 'refused'; detail: string }>`
        select state, coalesce(detail, '') as detail from delivery
        where recipient = ${recipient} and state in ('sent', 'refused') order by ended_at desc limit 1`.execute(db);
      return rows[0];
    },

    // Slots are dates, which sort as texts.
    async recall({ beyond, lastDay, now, early, wronglyEnded }) {
      if (early)
        await db
          .updateTable('delivery')
          // Before every day: the newest post is found by its slot.
          .set({ slot: sql`'0 early ' || slot || ' ' || id`, budget_day: null })
          .where('ended_at', '>', early.endedAfter)
          .where('slot', '>', early.day)
          .where(sql<boolean>`slot ~ '^\\d{4}-\\d\\d-\\d\\d$'`)
          .execute();
      const { numUpdatedRows } = await db
        .updateTable('delivery')
        .set({ due_at: now })
        .where('state', '=', 'pending')
        .where('due_at', '>', beyond)
        .where('slot', '<=', lastDay)
        .executeTakeFirst();
      const moved = Number(numUpdatedRows);
      if (!wronglyEnded) return { moved, reopened: 0 };
      const { numUpdatedRows: reopened } = await db
        .updateTable('delivery')
        .set({ state: 'pending', due_at: now, ended_at: null, detail: null, ask_at: null })
        .where('state', 'in', ['dropped', 'ambiguous'])
        .where('detail', 'in', wronglyEnded.details)
        .where('ended_at', '>', now)
        .where('slot', '<=', wronglyEnded.lastDay)
        .where('slot', '>=', '1')
        .executeTakeFirst();
      return { moved, reopened: Number(reopened) };
    },

    async nextDue() {
      const { rows } = await sql<{ at: Temporal.Instant | null }>`
        select least((select min(due_at) from delivery where state = 'pending'),
          (select min(lease_until) from delivery where state in ('claimed', 'sending'))) as at`.execute(db);
      return rows[0]?.at ?? undefined;
    },
  };
}
