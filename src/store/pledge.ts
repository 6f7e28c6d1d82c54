import { sql } from 'kysely';
import type { Kept, Pledge } from '../core/pledge/model.ts';
import type { PledgePort } from '../core/pledge/port.ts';
import type { Db } from './database.ts';

interface Row extends Pick<Pledge, 'monday' | 'what' | 'moment'> {
  readonly kept: Kept | null;
}

/** What learners mean to do in a week. */
export const pledges = (db: Db): PledgePort => ({
  async get(learner, monday) {
    const { rows } = await sql<Row>`select monday, what, moment, kept from pledge
      where learner = ${learner} and monday = ${monday}`.execute(db);
    const [row] = rows;
    if (!row) return undefined;
    const { kept, ...pledge } = row;
    return { ...pledge, ...(kept !== null && { kept }) };
  },

  async save({ learner, pledge: { monday, what, moment }, at }) {
    const { numAffectedRows } = await sql`insert into pledge (learner, monday, what, moment, at)
      values (${learner}, ${monday}, ${what}, ${moment}, ${at})
      on conflict (learner, monday) do update set what = excluded.what, moment = excluded.moment, at = excluded.at
      where pledge.kept is null`.execute(db);
    return (numAffectedRows ?? 0n) > 0n;
  },

  async answer({ learner, monday, kept }) {
    const { numAffectedRows } = await sql`update pledge set kept = ${kept}
      where learner = ${learner} and monday = ${monday}`.execute(db);
    return (numAffectedRows ?? 0n) > 0n;
  },
});
