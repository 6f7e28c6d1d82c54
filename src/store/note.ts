import { type RawBuilder, sql } from 'kysely';
import { readAddress, writeAddress } from '../core/delivery/address.ts';
import type { Note } from '../core/note/model.ts';
import type { NotePort } from '../core/note/port.ts';
import type { Db } from './database.ts';
import { organisedBy } from './member.ts';
import { nameShownIn } from './name.ts';
import { inTransaction } from './transact.ts';

interface Row extends Omit<Note, 'address' | 'about' | 'question' | 'solvedBy' | 'hidden'> {
  readonly address: unknown;
  readonly about: string | null;
  readonly question: string | null;
  readonly solvedBy: string | null;
  readonly hidden: NonNullable<Note['hidden']> | null;
}

const noteOf = ({ about, question, solvedBy, hidden, address, ...row }: Row): Note => ({
  ...row,
  address: readAddress(address),
  ...(about !== null && { about }),
  ...(question !== null && { question }),
  ...(solvedBy !== null && { solvedBy }),
  ...(hidden !== null && { hidden }),
});

/** Notes as `n`, with the name of their author where the group lives. */
export async function selectNotes(db: Db, where: RawBuilder<unknown>): Promise<readonly Note[]> {
  const { rows } = await sql<Row>`
    select n.id::text, n.kind, n.cohort::text, n.learner::text, coalesce(${nameShownIn}, '') as name, n.signed, n.about,
      n.question::text, n.text, n.at, n.address, n.notify, n.solved_by::text as "solvedBy", n.hidden,
      n.told_at is not null as told, n.closed_at is not null as closed,
      (select count(*)::int from note a where a.question = n.id and a.hidden is null) as answers
    from note n join cohort c on c.id = n.cohort cross join lateral (select n.learner) as e (learner)
    where ${where}`.execute(db);
  return rows.map(noteOf);
}

/** Not by somebody whom this person has blocked. */
export const readableBy = (reader: string) =>
  sql`n.hidden is null and not exists (select 1 from block b where b.learner = ${reader} and b.blocked = n.learner)`;

const isOpen = sql`n.kind = 'question' and n.solved_by is null and n.hidden is null and n.closed_at is null`;
const unanswered = sql`not exists (select 1 from note a where a.question = n.id)`;
const waits = sql`${isOpen} and ${unanswered}`;

/** What people have the bot post for their group. */
export function notes(db: Db): NotePort {
  return {
    add: (note, most) =>
      inTransaction(db, async (tx) => {
        const { learner, key, cohort, kind, about, question, text, signed, notify, address, day, at } = note;
        // One after another, so that two at once are not one too many.
        await sql`select 1 from learner where id = ${learner} for no key update`.execute(tx);
        const before = await sql<{ id: string }>`
          select id::text from note where learner = ${learner} and key = ${key}`.execute(tx);
        if (before.rows[0]) return { kind: 'repeat', id: before.rows[0].id };
        const { rows } = await sql<{ id: string }>`
          insert into note (learner, key, cohort, kind, about, question, text, signed, notify, address, day, at)
          select ${learner}, ${key}, ${cohort}, ${kind}, ${about ?? null}, ${question ?? null}, ${text}, ${signed},
            ${notify}, ${writeAddress(address)}::jsonb, ${day}, ${at}
          where (select count(*) from note
            where learner = ${learner} and cohort = ${cohort} and kind = ${kind} and day = ${day}) < ${most}
          returning id::text`.execute(tx);
        return rows[0] ? { kind: 'added', id: rows[0].id } : { kind: 'spent' };
      }),

    async thread(recipient, kind, slot) {
      const row = await db
        .selectFrom('delivery')
        .select(['ref', 'address'])
        .where('recipient', '=', recipient)
        .where('kind', '=', kind)
        .where('state', '=', 'sent')
        .$if(slot !== undefined, (q) => q.where('slot', '=', slot ?? ''))
        .orderBy('slot', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.ref ? { ...readAddress(row.address), thread: row.ref } : undefined;
    },

    get: async (id) => (await selectNotes(db, sql`n.id = ${id}`))[0],

    answers: (question, reader) =>
      selectNotes(db, sql`n.question = ${question} and ${readableBy(reader)} order by n.id limit 20`),

    questions: ({ cohort, reader, own, since, limit }) =>
      selectNotes(
        db,
        own
          ? sql`n.kind = 'question' and n.cohort = ${cohort} and n.learner = ${reader} and n.closed_at is null
              and (n.at >= ${since} or (${waits})) order by (${waits}) desc, n.id desc limit ${limit}`
          : sql`${isOpen} and n.cohort = ${cohort} and n.learner <> ${reader} and n.at >= ${since}
              and ${readableBy(reader)} order by n.id desc limit ${limit}`,
      ),

    async solve({ question, asker, ...how }) {
      const { numAffectedRows } = await ('answer' in how
        ? sql`update note set solved_by = ${how.answer} where id = ${question} and learner = ${asker}
            and exists (select 1 from note a where a.id = ${how.answer} and a.question = note.id)`
        : sql`update note set closed_at = ${how.closed} where id = ${question} and learner = ${asker}
            and kind = 'question' and solved_by is null and closed_at is null`
      ).execute(db);
      return (numAffectedRows ?? 0n) > 0n;
    },

    unheard: ({ since, before, limit }) =>
      selectNotes(
        db,
        sql`${isOpen} and n.told_at is null and n.at between ${since} and ${before} and ${unanswered}
          order by n.at desc limit ${limit}`,
      ),

    async markTold(ids, at) {
      if (ids.length) await db.updateTable('note').set({ told_at: at }).where('id', 'in', ids).execute();
    },

    told: (organiser, since, limit) =>
      selectNotes(
        db,
        sql`${isOpen} and n.told_at >= ${since} and ${organisedBy(organiser)} and ${unanswered}
          order by n.told_at desc, n.id limit ${limit}`,
      ),
  };
}
