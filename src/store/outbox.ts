import { type RawBuilder, sql } from 'kysely';
import type { Db } from './database.ts';

/** What an operator is told of the outbox, and may do with one of its rows by hand. */
export interface Outbox {
  /** Rows that wait for their time, or to be tried again. */
  readonly pending: number;
  /** Of these, those that wait until the operator has put something right. */
  readonly parked: number;
  readonly underWay: number;
  /** When the oldest row that should have been sent was due. */
  readonly oldestDue: Temporal.Instant | undefined;
}

export async function readOutbox(db: Db, now: Temporal.Instant): Promise<Outbox> {
  const { rows } = await sql<{ pending: number; parked: number; under_way: number; oldest: Temporal.Instant | null }>`
    select count(*) filter (where state = 'pending')::int as pending,
      count(*) filter (where state = 'pending' and detail like 'ours: %')::int as parked,
      count(*) filter (where state <> 'pending')::int as under_way,
      min(due_at) filter (where state = 'pending' and due_at <= ${now}) as oldest
    from (select state, detail, due_at from delivery where state = 'pending'
      union all select state, detail, due_at from delivery where state in ('claimed', 'sending')) d`.execute(db);
  const { pending, parked, under_way: underWay, oldest } = rows[0]!;
  return { pending, parked, underWay, oldestDue: oldest ?? undefined };
}

/** A row that did not arrive, or of which nobody knows whether it did. */
export interface Parked {
  readonly id: string;
  readonly kind: string;
  readonly platform: string;
  readonly recipient: string;
  readonly state: string;
  /** When it ended; of one that waits, when it is tried again. */
  readonly at: Temporal.Instant;
  readonly detail: string | null;
}

/** The newest rows that wait for somebody or something, were refused, or may or may not have arrived. */
export async function listParked(db: Db, limit: number): Promise<readonly Parked[]> {
  const { rows } = await sql<Parked>`
    select id::text, kind, platform, recipient, state, coalesce(ended_at, due_at) as at, detail from delivery
    where state in ('ambiguous', 'refused') or (state = 'pending' and (detail like 'ours: %' or detail like 'away: %'))
    order by delivery.id desc limit ${limit}`.execute(db);
  return rows;
}

/** What came of an order for one row; `wrong` with the state that does not allow it, `unknown` when there is no such row. */
export type ByHand =
  | { readonly kind: 'done' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'wrong'; readonly state: string };

/**
 * Has a row sent as soon as somebody looks: one that waits, was refused or was dropped; one of which nobody knows whether it
 * arrived only where it `mayArriveTwice`. An old claim of it holds no more.
 */
export const retryByHand = (db: Db, id: string, now: Temporal.Instant, mayArriveTwice: boolean): Promise<ByHand> =>
  byHand(
    db,
    id,
    ['pending', 'refused', 'dropped', ...(mayArriveTwice ? ['ambiguous'] : [])],
    sql`state = 'pending', due_at = ${now}, ended_at = null, tries = 0, claim = claim + 1,
      begun_at = case when state = 'pending' then begun_at end`,
  );

/** Ends a row that waits: it is never sent. */
export const dropByHand = (db: Db, id: string, now: Temporal.Instant): Promise<ByHand> =>
  byHand(db, id, ['pending'], sql`state = 'dropped', ended_at = ${now}, detail = 'dropped by hand', claim = claim + 1`);

async function byHand(db: Db, id: string, from: readonly string[], set: RawBuilder<unknown>): Promise<ByHand> {
  const { rows } = await sql<{ state: string; done: boolean }>`
    with changed as (update delivery set ${set}, ask_at = null where id = ${id} and state = any(${from}) returning id)
    select state, exists (select from changed) as done from delivery where id = ${id}`.execute(db);
  const [row] = rows;
  if (!row) return { kind: 'unknown' };
  return row.done ? { kind: 'done' } : { kind: 'wrong', state: row.state };
}
