import { sql } from 'kysely';
import type { DeliveryPort } from '../core/delivery/port.ts';
import type { Db } from './database.ts';
import { askLater } from './doubt.ts';
import { together } from './together.ts';

/** What is said of a row of which nobody knows whether it was sent, until its sender writes down what became of it. */
export const notWritten = 'its end was not written down in time: the sender ended, or lost the database';

type Given = Parameters<DeliveryPort['end']>;
interface Ended {
  readonly id: Given[0];
  readonly claim: Given[1];
  readonly end: Given[2];
}

/** Writes what became of deliveries, those that end at the same time in one statement. */
export function endDeliveries(db: Db): DeliveryPort['end'] {
  const write = together(async (all: readonly Ended[]) => {
    const column = <T>(of: (end: Ended['end']) => T) => all.map(({ end }) => of(end));
    // A slow call that was given up on, and came through after all, is not unknown any more, and sent is sent whoever was
    // asked to send it again meanwhile. Nor is unknown what became of a row whose sender could not write it down in time.
    await sql`
      update delivery d set state = e.state, ref = coalesce(e.ref, d.ref), detail = e.detail, ended_at = e.ended,
        due_at = coalesce(e.due, d.due_at), lease_until = null, tries = d.tries + e.tried::int,
        begun_at = case when e.state <> 'pending' or e.may_have_arrived then d.begun_at end,
        ask_at = case when e.state = 'ambiguous' then ${askLater} end
      from unnest(${all.map(({ id }) => id)}::bigint[], ${all.map(({ claim }) => claim)}::int[],
        ${column((end) => end.state)}::text[], ${column((end) => ('ref' in end ? end.ref : null))}::text[],
        ${column((end) => ('detail' in end ? end.detail : null))}::text[],
        ${column((end) => ('at' in end ? end.at.toString() : null))}::timestamptz[],
        ${column((end) => ('due' in end ? end.due.toString() : null))}::timestamptz[],
        ${column((end) => 'tried' in end && end.tried === true)}::boolean[],
        ${column((end) => 'mayHaveArrived' in end && end.mayHaveArrived === true)}::boolean[])
        as e (id, claim, state, ref, detail, ended, due, tried, may_have_arrived)
      where d.id = e.id and ((d.claim = e.claim and (d.state in ('claimed', 'sending')
          or (d.state = 'ambiguous' and (e.state = 'sent' or d.detail = ${notWritten}))))
        or (d.claim > e.claim and e.state = 'sent' and d.state in ('pending', 'claimed', 'sending', 'ambiguous')))`.execute(
      db,
    );
    return all.map(() => undefined);
  });
  return async (id, claim, end) => {
    await write({ id, claim, end });
  };
}
