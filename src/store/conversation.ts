import { sql } from 'kysely';
import type { ReportedCase, Turn, TurnReport } from '../core/conversation/model.ts';
import type { ConversationPort } from '../core/conversation/port.ts';
import type { Db } from './database.ts';
import { namesAround } from './name.ts';
import { inTransaction } from './transact.ts';

interface Row extends Omit<Turn, 'subject'> {
  readonly subject: Turn['subject'] | null;
}

const turnOf = ({ subject, ...turn }: Row): Turn => ({ ...turn, ...(subject && { subject }) });

const columns = sql`id::text, question, subject, earlier`;
const waits = sql`helpful = false and settled is null`;

/** Questions to the tutor. */
export function conversations(db: Db): ConversationPort {
  return {
    add: ({ learner, cohort, place, language, question, subject, earlier, at }, most) =>
      inTransaction(db, async (tx) => {
        const { rows } = await sql<{ id: string }>`
          insert into turn (learner, cohort, place, language, question, subject, earlier, at)
          select id, ${cohort ?? null}, ${place ?? null}, ${language}, ${question},
            ${subject ? JSON.stringify(subject) : null}::jsonb, ${JSON.stringify(earlier)}::jsonb, ${at}
          from learner where id = ${learner} returning id::text`.execute(tx);
        if (!rows[0]) return undefined;
        await sql`delete from turn where learner = ${learner} and (helpful is null or helpful or settled = 'nothing') and id < (
          select min(id) from (select id from turn where learner = ${learner} order by id desc limit ${most}) as newest
        )`.execute(tx);
        return rows[0].id;
      }),

    async recent({ learner, place, after, most }) {
      const { rows } = await sql<Row>`
        select ${columns} from turn where learner = ${learner} and place = ${place} and at > ${after}
        order by turn.id desc limit ${most}`.execute(db);
      return rows.map(turnOf).reverse();
    },

    async find({ turn, learner }) {
      const { rows } = await sql<Row>`
        select ${columns} from turn where id = ${turn} and learner = ${learner}`.execute(db);
      return rows[0] && turnOf(rows[0]);
    },

    async answered({ turn, answer, skills }) {
      await sql`update turn set answer = ${answer}, skills = ${JSON.stringify(skills)}::jsonb
        where id = ${turn}`.execute(db);
    },

    async rate({ turn, learner, helpful, reason, words }) {
      const { numAffectedRows } = await sql`
        update turn set helpful = ${helpful}, reason = ${reason ?? null}, words = ${words ?? ''}
        where id = ${turn} and learner = ${learner} and settled is null`.execute(db);
      return (numAffectedRows ?? 0n) > 0n;
    },

    async reports({ workspace, limit }) {
      const { rows } = await sql<TurnReport>`
        select t.id::text, t.cohort::text, t.question, t.answer, t.reason, t.words
        from turn t join cohort c on c.id = t.cohort
        where ${waits} and c.platform || ' ' || c.workspace = ${workspace} order by t.id limit ${limit}`.execute(db);
      return rows;
    },

    async settle({ turn, workspace, settled, organiser, at }) {
      const { numAffectedRows } = await sql`
        update turn t set settled = ${settled}, settled_by = (select id from learner where id = ${organiser}),
          settled_at = ${at}
        from cohort c where t.id = ${turn} and c.id = t.cohort and c.platform || ' ' || c.workspace = ${workspace}
          and ${waits}`.execute(db);
      return (numAffectedRows ?? 0n) > 0n;
    },

    async noteHints(id, taken) {
      await sql`update draw d set hints = greatest(hints, ${taken}) where id = ${id}
        and not exists (select from attempt a where a.draw = d.id)`.execute(db);
    },

    async cases() {
      const { rows } = await sql<ReportedCase>`
        select t.id::text, question, t.language, earlier, settled, skills, reason,
          coalesce(subject ->> 'skill', subject ->> 'task') as about, ${namesAround(sql`t.learner`, sql`t.cohort`)} as names
        from turn t where settled in ('answer', 'decline') order by t.id`.execute(db);
      return rows;
    },
  };
}
