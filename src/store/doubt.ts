import { sql } from 'kysely';
import { readAddress } from '../core/delivery/address.ts';
import type { Claim } from '../core/delivery/port.ts';
import type { DoubtPort } from '../core/doubt/port.ts';
import type { Db } from './database.ts';
import { lastSentOf } from './last-sent.ts';

/**
 * No call to a platform lasts as long: what is not there by then does not come any more. By the clock of the database, since
 * another process may have ended a delivery too early whose own clock is wrong.
 */
export const askLater = sql<Temporal.Instant>`clock_timestamp() + interval '2 minutes'`;

/** How long an answer may take. */
const lease = sql`clock_timestamp() + interval '5 minutes'`;

export function doubts(db: Db): DoubtPort {
  const change = ({ delivery, claim }: Claim, set: ReturnType<typeof sql>) =>
    sql`update delivery set ${set} where id = ${delivery} and claim = ${claim} and state = 'ambiguous' and ask_at is not null`.execute(
      db,
    );

  return {
    async claimDoubts(limit) {
      const { rows } = await sql<Claim>`
        with due as (
          select id, row_number() over (partition by platform, address->>'workspace' order by ask_at, id) as nth
          from delivery where ask_at <= clock_timestamp() and state = 'ambiguous')
        update delivery set ask_at = ${lease}
        where id = any(array(
          select id from delivery where id = any(array(select id from due where nth = 1))
            and ask_at <= clock_timestamp() order by ask_at limit ${limit} for update skip locked))
        returning id as delivery, claim`.execute(db);
      return rows;
    },

    async getDoubt({ delivery, claim }) {
      const { rows } = await sql<{
        kind: string;
        platform: string;
        address: unknown;
        last: string | null;
        tries: number;
      }>`
        select kind, platform, address, tries, ${lastSentOf('d')} as last
        from delivery d where id = ${delivery} and claim = ${claim} and state = 'ambiguous'`.execute(db);
      const [row] = rows;
      if (!row) return undefined;
      const { last, address, ...rest } = row;
      return { delivery, ...rest, address: readAddress(address), ...(last && { last }) };
    },

    async settleDoubt(of, settled) {
      if (settled.kind === 'there')
        await change(of, sql`state = 'sent', ref = ${settled.ref}, detail = null, ask_at = null`);
      else if (settled.kind === 'absent')
        await change(
          of,
          sql`state = 'pending', due_at = ${settled.now}, begun_at = null, ended_at = null, ask_at = null, tries = tries + 1`,
        );
      else if (settled.kind === 'later')
        await change(of, sql`ask_at = clock_timestamp() + ${settled.afterMs}::float8 * interval '1 millisecond'`);
      else await change(of, sql`ask_at = null, detail = concat_ws('; ', detail, ${settled.why ?? null}::text)`);
    },
  };
}
