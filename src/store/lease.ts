import { sql } from 'kysely';
import type { LeasePort } from '../core/lease/port.ts';
import type { Db } from './database.ts';

/** Leases, timed by the database's clock, so that the clocks of their holders need not agree. */
export function leases(db: Db): LeasePort {
  return {
    async hold(name, holder, forMs) {
      const { rows } = await sql<{ holder: string }>`
        insert into lease (name, holder, until)
        values (${name}, ${holder}, clock_timestamp() + ${forMs} * interval '1 millisecond')
        on conflict (name) do update set
          until = case when lease.holder = excluded.holder or lease.until < clock_timestamp()
            then excluded.until else lease.until end,
          holder = case when lease.until < clock_timestamp() then excluded.holder else lease.holder end
        returning holder`.execute(db);
      return rows[0]!.holder;
    },
    async drop(name, holder) {
      await sql`delete from lease where name = ${name} and holder = ${holder}`.execute(db);
    },
  };
}
