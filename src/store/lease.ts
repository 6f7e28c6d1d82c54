import { sql } from 'kysely';
import type { LeasePort } from '../core/lease/port.ts';
import type { Db } from './database.ts';

/** No lease is longer (ms): one that ends later was given while the database's clock ran ahead, and is over. */
const longestMs = 300_000;

const isOver = sql`(lease.until < clock_timestamp()
  or lease.until > clock_timestamp() + ${longestMs} * interval '1 millisecond')`;

/** Leases, timed by the database's clock, so that the clocks of their holders need not agree. */
export function leases(db: Db): LeasePort {
  return {
    async hold(name, holder, forMs) {
      if (forMs > longestMs) throw new Error(`a lease of ${forMs} ms is too long`);
      const { rows } = await sql<{ holder: string }>`
        insert into lease (name, holder, until)
        values (${name}, ${holder}, clock_timestamp() + ${forMs} * interval '1 millisecond')
        on conflict (name) do update set
          until = case when lease.holder = excluded.holder or ${isOver}
            then excluded.until else lease.until end,
          holder = case when ${isOver} then excluded.holder else lease.holder end
        returning holder`.execute(db);
      return rows[0]!.holder;
    },
    async drop(name, holder) {
      await sql`delete from lease where name = ${name} and holder = ${holder}`.execute(db);
    },
  };
}
