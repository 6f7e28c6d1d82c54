import { sql } from 'kysely';
import type { Feedback, Objection } from '../core/feedback/model.ts';
import type { FeedbackPort } from '../core/feedback/port.ts';
import type { Db } from './database.ts';
import { organisedBy } from './member.ts';
import { nameShownIn } from './name.ts';

interface Row extends Pick<Feedback, 'remarks'> {
  readonly at: Temporal.Instant;
  readonly reason: string | null;
  readonly settled: boolean;
}

/** What the model said of people's work, and what they objected to it. */
export const feedbacks = (db: Db): FeedbackPort => ({
  async keep({ enrolment, entry, prompt, remarks, at }) {
    await sql`insert into feedback (enrolment, entry, prompt, remarks, at)
      values (${enrolment}, ${entry}, ${prompt}, ${JSON.stringify(remarks)}::jsonb, ${at})
      on conflict (enrolment, entry) do update set prompt = excluded.prompt, remarks = excluded.remarks,
        at = excluded.at, objection = null, settled_at = null`.execute(db);
  },

  async of({ enrolment, entry }) {
    const { rows } = await sql<Row>`
      select remarks, at, objection as reason, settled_at is not null as settled from feedback
      where enrolment = ${enrolment} and entry = ${entry}`.execute(db);
    if (!rows[0]) return undefined;
    const { remarks, at, reason, settled } = rows[0];
    return { remarks, at, ...(reason !== null && { objection: { reason, settled } }) };
  },

  async object({ enrolment, entry, reason }) {
    const { rows } = await sql`update feedback set objection = ${reason}
      where enrolment = ${enrolment} and entry = ${entry} and objection is null returning id`.execute(db);
    return rows.length > 0;
  },

  async pending(organiser) {
    const { rows } = await sql<Objection>`
      select f.id::text, c.id::text as cohort, coalesce(${nameShownIn}, '') as name, f.entry, f.remarks, f.objection as reason
      from feedback f join enrolment e on e.id = f.enrolment join cohort c on c.id = e.cohort
      where f.objection is not null and f.settled_at is null and e.left_at is null and ${organisedBy(organiser)}
      order by f.id limit 3`.execute(db);
    return rows;
  },

  async settle({ objection, organiser, at }) {
    const { rows } =
      await sql`update feedback f set settled_at = ${at} from enrolment e join cohort c on c.id = e.cohort
      where f.id = ${objection} and e.id = f.enrolment and f.objection is not null and f.settled_at is null
        and ${organisedBy(organiser)} returning f.id`.execute(db);
    return rows.length > 0;
  },
});
