import { sql } from 'kysely';
import { dayOf, momentOf } from '../core/calendar/rules.ts';
import { nextDue } from '../core/cohort/due.ts';
import type { Cohort } from '../core/cohort/model.ts';
import { cohortDate } from '../core/cohort/rules.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import { directTo, readAddress, writeAddress } from '../core/delivery/address.ts';
import type { Address } from '../core/delivery/model.ts';
import type { DeliveryPort } from '../core/delivery/port.ts';
import { nextReminder, remindsOn } from '../core/reminder/rules.ts';
import { summaryWeek } from '../core/summary/rules.ts';
import { cohortOf } from './cohort.ts';
import type { CohortTable, Db, LearnerTable } from './database.ts';

/** How long a claimed row may wait for its runner, and how long one call to a platform may take. */
const claimLease = { minutes: 2 };
const sendLease = { seconds: 30 };

type Kind = 'reminder' | 'daily-post' | 'weekly-summary';

interface Fresh {
  readonly kind: Kind;
  readonly recipient: string;
  readonly slot: string;
  readonly params: unknown;
  readonly platform: string;
  readonly address: Address;
  readonly learner?: string;
  readonly budgetDay?: Temporal.PlainDate;
}

/**
 * The outbox. A row is unique on (recipient, kind, slot), so whoever plans twice writes once; the row decides who may
 * send it, by its claim's number and its lease. Nothing here sends.
 */
export function deliveries(db: Db, curriculum: Pick<Curriculum, 'paths'>): DeliveryPort {
  const write = (tx: Db, fresh: Fresh, now: Temporal.Instant) =>
    sql`
    insert into delivery (kind, recipient, slot, params, platform, address, learner, budget_day, due_at)
    values (${fresh.kind}, ${fresh.recipient}, ${fresh.slot}, ${JSON.stringify(fresh.params)}::jsonb, ${fresh.platform},
      ${writeAddress(fresh.address)}::jsonb, ${fresh.learner ?? null}, ${fresh.budgetDay ?? null}, ${now})
    on conflict do nothing`.execute(tx);

  /** In one transaction: the cohort's moment moves on, and its row appears. */
  const claimCohorts = (
    column: 'post_at' | 'summary_at',
    slotOf: (cohort: Cohort, due: Temporal.Instant, now: Temporal.Instant) => Temporal.PlainDate | undefined,
    kind: Kind,
    now: Temporal.Instant,
    limit: number,
  ) =>
    db.transaction().execute(async (tx) => {
      const rows = await tx
        .selectFrom('cohort')
        .selectAll()
        .where(column, '<=', now)
        .orderBy(column)
        .limit(limit)
        .forUpdate()
        .skipLocked()
        .execute();
      for (const row of rows) {
        const cohort = cohortOf(row as CohortTable & { id: string });
        const due = nextDue(cohort, curriculum.paths.get(cohort.path), now);
        const at = column === 'post_at' ? due.postAt : due.summaryAt;
        await tx
          .updateTable('cohort')
          .set({ [column]: at })
          .where('id', '=', row.id)
          .execute();
        const slot = slotOf(cohort, row[column]!, now);
        if (!slot || !cohort.home) continue;
        const { platform, workspace, channel } = cohort.home;
        const params = { cohort: cohort.id, day: slot.toString() };
        const address = { workspace, channel };
        await write(
          tx,
          { kind, recipient: `cohort:${cohort.id}`, slot: slot.toString(), params, platform, address },
          now,
        );
      }
      return rows.length;
    });

  return {
    claimReminders: (now, limit) =>
      db.transaction().execute(async (tx) => {
        const { rows } = await sql<LearnerTable & { id: string; platform: string | null; account: string | null }>`
          select l.*, a.platform, a.account from learner l
          left join lateral (select platform, account from account where learner = l.id and not dm_closed
            order by platform, account limit 1) a on true
          where l.remind_at <= ${now} order by l.remind_at limit ${limit} for update of l skip locked`.execute(tx);
        for (const row of rows) {
          const goals = row.goals.map((g) => ({ from: Temporal.PlainDate.from(g.from), days: g.days }));
          const clock = { zone: row.zone, dayStart: row.day_start, hour: row.hour, remind: row.remind, goals };
          await tx
            .updateTable('learner')
            .set({ remind_at: nextReminder(clock, now) })
            .where('id', '=', row.id)
            .execute();
          const day = dayOf(now, clock);
          if (!row.platform || !row.account || !remindsOn(day, goals)) continue;
          const params = { learner: row.id, day: day.toString() };
          const to = { platform: row.platform, address: directTo(row.account), learner: row.id, budgetDay: day };
          await write(
            tx,
            { kind: 'reminder', recipient: `learner:${row.id}`, slot: day.toString(), params, ...to },
            now,
          );
        }
        return rows.length;
      }),

    claimPosts: (now, limit) => claimCohorts('post_at', (c, _, at) => todaysPost(c, at), 'daily-post', now, limit),

    claimSummaries: (now, limit) =>
      claimCohorts('summary_at', (c, due) => summaryWeek(c.zone, due, now), 'weekly-summary', now, limit),

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
            : { state: end.state, detail: end.detail };
      await db
        .updateTable('delivery')
        .set({ ...values, lease_until: null })
        .where('id', '=', id)
        .where('claim', '=', claim)
        // A slow call that was given up on, and came through after all, is not unknown any more.
        .where('state', 'in', end.state === 'sent' ? ['claimed', 'sending', 'ambiguous'] : ['claimed', 'sending'])
        .execute();
    },

    async resumeCohorts(now) {
      const rows = await db
        .selectFrom('cohort')
        .selectAll()
        .where('platform', 'is not', null)
        .where('post_at', 'is', null)
        .execute();
      let resumed = 0;
      for (const row of rows) {
        const cohort = cohortOf(row as CohortTable & { id: string });
        const { postAt, summaryAt } = nextDue(cohort, curriculum.paths.get(cohort.path), now);
        if (!postAt) continue;
        const due = { post_at: postAt, summary_at: summaryAt };
        await db.updateTable('cohort').set(due).where('id', '=', cohort.id).where('post_at', 'is', null).execute();
        resumed++;
      }
      return resumed;
    },

    async nextDue() {
      const { rows } = await sql<{ at: Temporal.Instant | null }>`
        select least((select min(remind_at) from learner), (select min(post_at) from cohort), (select min(summary_at) from cohort),
          (select min(due_at) from delivery where state = 'pending')) as at`.execute(db);
      return rows[0]?.at ?? undefined;
    },
  };
}

/** However many days it is late: today's post when its hour has come, and never yesterday's. */
function todaysPost(cohort: Cohort, now: Temporal.Instant): Temporal.PlainDate | undefined {
  const today = cohortDate(cohort, now);
  return Temporal.Instant.compare(momentOf(today, cohort.hour, cohort.zone), now) <= 0 ? today : undefined;
}
