import { type RawBuilder, sql } from 'kysely';
import type { Member } from '../core/member/model.ts';
import type { Db } from './database.ts';
import { nameShownIn } from './name.ts';

/** This person organises the cohort `c`: they opened it, or look after it as a member. */
export const organisedBy = (learner: string) => sql`(c.organiser = ${learner} or exists (
  select 1 from enrolment o where o.cohort = c.id and o.learner = ${learner} and o.organises and o.left_at is null))`;

type Row = Omit<Member, 'lastDay'> & { readonly lastDay: Temporal.PlainDate | null };

/** Those of the enrolments `e` that are active, or whose learner was removed. */
export async function selectMembers(db: Db, where: RawBuilder<unknown>): Promise<readonly Member[]> {
  const { rows } = await sql<Row>`
    select e.id::text, e.learner::text, e.cohort::text, coalesce(${nameShownIn}, '') as name, e.joined, e.organises, e.removed,
      coalesce((select bool_and(a.dm_closed) from account a where a.learner = e.learner), false) as "dmClosed",
      coalesce((select split_part(a.account, ':', -1) from account a where a.learner = e.learner
        order by a.platform = c.platform desc, a.account limit 1), '') as account,
      d.last as "lastDay", d.days
    from enrolment e join cohort c on c.id = e.cohort
    cross join lateral (select max(day) as last, count(*)::int as days from day_minutes where enrolment = e.id) d
    where (e.left_at is null or e.removed) and ${where} order by e.id`.execute(db);
  return rows.map(({ lastDay, ...row }) => ({ ...row, ...(lastDay && { lastDay }) }));
}
