import { sql } from 'kysely';
import type { AuditLine } from '../core/audit/model.ts';
import type { AuditPort } from '../core/audit/port.ts';
import type { Db } from './database.ts';
import { nameShownIn } from './name.ts';

type Row = { [K in keyof AuditLine]-?: AuditLine[K] | (undefined extends AuditLine[K] ? null : never) };

const nameOf = (column: 'organiser' | 'member') =>
  sql`(select ${nameShownIn} from (select a.${sql.ref(column)}) as e (learner))`;

/** The log of what organisers did. */
export function audits(db: Db): AuditPort {
  return {
    async write({ cohort, organiser, action, member = null, detail = null, at }) {
      await sql`insert into audit (cohort, organiser, action, member, detail, at)
        values (${cohort}, ${organiser}, ${action}, ${member}, ${detail}, ${at})`.execute(db);
    },

    async list({ cohort, skip, limit }) {
      const { rows } = await sql<Row>`
        select a.action, a.at, a.detail, ${nameOf('organiser')} as by, ${nameOf('member')} as member
        from audit a join cohort c on c.id = a.cohort
        where a.cohort = ${cohort} order by a.id desc offset ${skip} limit ${limit}`.execute(db);
      return rows.map(({ action, at, by, member, detail }) => ({
        ...{ action, at },
        ...(by !== null && { by }),
        ...(member !== null && { member }),
        ...(detail !== null && { detail }),
      }));
    },
  };
}
