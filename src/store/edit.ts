import { type RawBuilder, sql } from 'kysely';
import type { EditClaim, EditPort } from '../core/edit/port.ts';
import type { Db } from './database.ts';

/** How long a runner may take from claiming an edit to its end. */
const lease = { minutes: 2 };

/** A moment that a clock which ran ahead wrote counts as now. */
const notAfter = (now: Temporal.Instant, moment: RawBuilder<unknown>) =>
  sql`case when ${moment} > ${now} then ${now}::timestamptz else ${moment} end`;

/** Edits of messages that were sent: one row a message, which is due as often as it changes. */
export function edits(db: Db): EditPort {
  return {
    // A row that is due already is locked all the same: a runner must not read before this transaction has ended.
    async plan({ kind, recipient, slot }, { now, pause }) {
      const seconds = Temporal.Duration.from(pause).total('seconds');
      await sql`
        insert into edit (delivery, due_at)
        select id, greatest(${now}::timestamptz, ${notAfter(now, sql`ended_at`)} + make_interval(secs => ${seconds})) from delivery
        where recipient = ${recipient} and kind = ${kind} and slot = ${slot}
          and state in ('pending', 'claimed', 'sending', 'sent')
        on conflict (delivery) do update set due_at = coalesce(edit.due_at,
          greatest(${now}::timestamptz, ${notAfter(now, sql`edit.edited_at`)} + make_interval(secs => ${seconds})))`.execute(
        db,
      );
    },

    async claim(now, limit) {
      const { rows } = await sql<EditClaim>`
        update edit set claim = claim + 1, due_at = null, lease_until = ${now.add(lease)}
        where delivery in (
          select e.delivery from edit e join delivery d on d.id = e.delivery and d.state = 'sent'
          where (e.due_at <= ${now} and (e.lease_until is null or e.lease_until <= ${now}))
            or e.lease_until <= ${now} or e.lease_until > ${now.add({ minutes: 5 })}
          order by e.due_at limit ${limit} for update of e skip locked)
        returning delivery as edit, claim`.execute(db);
      return rows;
    },

    async get(edit, claim) {
      const row = await db
        .selectFrom('edit')
        .innerJoin('delivery', 'delivery.id', 'edit.delivery')
        .select(['kind', 'params', 'platform', 'ref', 'shown', 'edit.tries'])
        .where('edit.delivery', '=', edit)
        .where('edit.claim', '=', claim)
        .where('edit.lease_until', 'is not', null)
        .executeTakeFirst();
      return row && { ...row, ref: row.ref ?? '' };
    },

    async end(edit, claim, end) {
      const values =
        'shown' in end
          ? { shown: end.shown, edited_at: end.at, tries: 0 }
          : 'later' in end
            ? {
                due_at: sql<Temporal.Instant>`greatest(due_at, ${end.later}::timestamptz)`,
                ...(end.tried && { tries: sql<number>`tries + 1` }),
              }
            : { tries: 0 };
      await db
        .updateTable('edit')
        .set({ ...values, lease_until: null })
        .where('delivery', '=', edit)
        .where('claim', '=', claim)
        .execute();
    },

    async recall({ beyond, now }) {
      const { numUpdatedRows } = await db
        .updateTable('edit')
        .set({ due_at: now })
        .where('due_at', '>', beyond)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },

    async nextDue() {
      const { rows } = await sql<{ at: Temporal.Instant | null }>`
        select min(e.due_at) as at from edit e join delivery d on d.id = e.delivery and d.state = 'sent'
        where e.due_at is not null`.execute(db);
      return rows[0]?.at ?? undefined;
    },
  };
}
