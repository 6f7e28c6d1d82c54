import { sql } from 'kysely';
import type { MarkedCase } from '../core/tutor/model.ts';
import type { VerdictPort } from '../core/tutor/port.ts';
import type { Db } from './database.ts';
import { namesAround } from './name.ts';

/** What the model said of the answers that it marked. */
export const verdicts = (db: Db): VerdictPort => ({
  async keep({ question, prompt, criteria, at }) {
    await sql`insert into verdict (draw, prompt, criteria, at)
      values (${question}, ${prompt}, ${JSON.stringify(criteria)}::jsonb, ${at}) on conflict do nothing`.execute(db);
  },

  async cases() {
    const { rows } = await sql<MarkedCase>`
      select v.draw::text as id, d.item, a.given ->> 'text' as typed, l.language, v.prompt,
        (select jsonb_agg(one -> 'met' order by n) from jsonb_array_elements(v.criteria) with ordinality e(one, n)) as met,
        p.agreed as right, ${namesAround(sql`l.id`, sql`p.cohort`)} as names
      from verdict v join attempt a on a.draw = v.draw join draw d on d.id = v.draw join learner l on l.id = a.learner
      join appeal p on p.draw = v.draw and p.kind = 'right' and p.decided_at is not null
      order by v.draw`.execute(db);
    return rows;
  },
});
