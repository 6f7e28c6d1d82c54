import { sql } from 'kysely';
import type { Buddy, Wish } from '../core/buddy/model.ts';
import type { BuddyPort } from '../core/buddy/port.ts';
import type { Id } from '../core/id.ts';
import type { Db } from './database.ts';
import { nameShownIn } from './name.ts';
import { inTransaction } from './transact.ts';

type WishRow = Omit<Wish, 'triad'> & { readonly monday: Temporal.PlainDate | null; readonly together: number };
type BuddyRow = Buddy & { readonly mine: Id };

/** Who wants buddies, and with whom they study. */
export function buddies(db: Db): BuddyPort {
  /** Those who are in the triads of these enrolments now, without themselves. */
  async function othersOf(enrolments: readonly Id[]): Promise<readonly BuddyRow[]> {
    const { rows } = await sql<BuddyRow>`
      select m.enrolment::text as mine, e.id::text as enrolment, e.learner::text, coalesce(${nameShownIn}, '') as name,
        l.zone, l.day_start as "dayStart", b.pledge, b.streak
      from buddy m join buddy b on b.triad = m.triad and b.enrolment <> m.enrolment
      join enrolment e on e.id = b.enrolment and e.left_at is null join cohort c on c.id = e.cohort
      join learner l on l.id = e.learner
      where m.enrolment = any(${enrolments}::bigint[]) order by e.id`.execute(db);
    return rows;
  }

  return {
    async get(enrolment) {
      const { rows } = await sql<{
        leftOver: boolean;
        pledge: boolean;
        streak: boolean;
        monday: Temporal.PlainDate | null;
      }>`select b.left_over is not null as "leftOver", b.pledge, b.streak, t.monday
        from buddy b left join triad t on t.id = b.triad where b.enrolment = ${enrolment}`.execute(db);
      const [row] = rows;
      if (!row) return undefined;
      const others = (await othersOf([enrolment])).map(({ mine: _, ...other }) => other);
      const { monday, ...own } = row;
      return { ...own, others, ...(monday && { monday }) };
    },

    async want({ enrolment, at }) {
      await sql`insert into buddy (enrolment, since) values (${enrolment}, ${at}) on conflict do nothing`.execute(db);
    },

    async stop(enrolment) {
      await sql`delete from buddy where enrolment = ${enrolment}`.execute(db);
    },

    async agree(enrolment, { pledge, streak }) {
      await sql`update buddy set pledge = coalesce(${pledge ?? null}, pledge), streak = coalesce(${streak ?? null}, streak)
        where enrolment = ${enrolment}`.execute(db);
    },

    async part({ learner, other }) {
      await sql`update buddy b set triad = null from enrolment e
        where e.id = b.enrolment and e.learner = ${learner} and exists (
          select from buddy o join enrolment oe on oe.id = o.enrolment
          where o.triad = b.triad and oe.learner = ${other})`.execute(db);
    },

    async wishes(cohort) {
      const { rows } = await sql<WishRow>`
        select e.id::text as enrolment, e.learner::text, l.zone, coalesce(e.pace, 'group') as pace,
          b.left_over is not null as "leftOver", t.monday,
          (select count(*)::int from buddy o join enrolment oe on oe.id = o.enrolment
            where o.triad = b.triad and oe.left_at is null) as together
        from buddy b join enrolment e on e.id = b.enrolment join learner l on l.id = e.learner
        left join triad t on t.id = b.triad
        where e.cohort = ${cohort} and e.left_at is null order by b.since, e.id`.execute(db);
      const ids = rows.map(({ enrolment }) => enrolment);
      const people = rows.map(({ learner }) => learner);
      const pair = (of: { rows: readonly { a: Id; b: Id }[] }) => of.rows.map(({ a, b }) => [a, b] as const);
      const met = await sql<{ a: Id; b: Id }>`
        select distinct x.enrolment::text as a, y.enrolment::text as b
        from triad_member x join triad_member y on y.triad = x.triad and y.enrolment > x.enrolment
        where x.enrolment = any(${ids}::bigint[]) and y.enrolment = any(${ids}::bigint[])`.execute(db);
      const blocks = await sql<{ a: Id; b: Id }>`
        select learner::text as a, blocked::text as b from block
        where learner = any(${people}::bigint[]) and blocked = any(${people}::bigint[])`.execute(db);
      return {
        wishes: rows.map(({ monday, together, ...wish }) => ({
          ...wish,
          ...(monday && { triad: { monday, together } }),
        })),
        met: pair(met),
        blocks: pair(blocks),
      };
    },

    form: ({ cohort, monday, triads, leftOver }) =>
      inTransaction(db, async (tx) => {
        // What they agreed to was about those with whom they were.
        for (const people of triads)
          await sql`
            with made as (insert into triad (cohort, monday) values (${cohort}, ${monday}) returning id),
            members as (insert into triad_member (triad, enrolment)
              select made.id, e.id from made, unnest(${people}::bigint[]) as e (id))
            update buddy set triad = made.id, left_over = null, told = null, pledge = false, streak = false
            from made where enrolment = any(${people}::bigint[])`.execute(tx);
        await sql`update buddy set triad = null, left_over = coalesce(left_over, ${monday}::date),
            told = case when left_over is null then null else told end
          where enrolment = any(${leftOver}::bigint[])`.execute(tx);
      }),

    async news(learner, day) {
      const { rows } = await sql<{ enrolment: Id; leftOver: boolean }>`
        select b.enrolment::text, b.left_over is not null as "leftOver"
        from buddy b join enrolment e on e.id = b.enrolment
        where e.learner = ${learner} and e.left_at is null and (b.triad is not null or b.left_over is not null)
          and (b.told is null or b.told = ${day}) order by e.id`.execute(db);
      if (!rows.length) return [];
      const others = Map.groupBy(await othersOf(rows.map(({ enrolment }) => enrolment)), ({ mine }) => mine);
      return rows
        .map((row) => ({ ...row, others: (others.get(row.enrolment) ?? []).map(({ mine: _, ...other }) => other) }))
        .filter((row) => row.leftOver || row.others.length > 0)
        .map(({ enrolment, others }) => ({ enrolment, others }));
    },

    async told(learner, day) {
      await sql`update buddy b set told = ${day} from enrolment e
        where e.id = b.enrolment and e.learner = ${learner} and b.told is null
          and (b.triad is not null or b.left_over is not null)`.execute(db);
    },
  };
}
