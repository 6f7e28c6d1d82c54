import { sql } from 'kysely';
import type { Languages } from '../core/language/model.ts';
import type { Db } from './database.ts';

const key = 'demo';
/** The key of the demo's cohort until it is complete. */
export const unfinished = 'demo-unfinished';

/** The key of what one of the demo's people says to a visitor's note begins so; its id follows. */
export const heardKey = 'demo:heard:';

/** The same of the thanks for a visitor's answer. */
export const thanksKey = 'demo:thanks:';

export type Demo = ReturnType<typeof demo>;

/** The playground's demo: whether it is complete, and how to erase it. */
export function demo(db: Db) {
  return {
    /** What the demo's group speaks, and where its clock is. Undefined for a demo that was interrupted. */
    async home(): Promise<{ languages: Languages; zone: string } | undefined> {
      const columns = ['languages', 'zone'] as const;
      return db.selectFrom('cohort').select(columns).where('key', '=', key).executeTakeFirst();
    },
    async finish(cohort: string): Promise<void> {
      await db.updateTable('cohort').set({ key }).where('id', '=', cohort).execute();
    },
    /**
     * Gives the demo's group another name, languages and zone, and erases what was said and sent: who studied what, when,
     * stays. It counts as interrupted until it is finished again. The group, or undefined when there is none.
     */
    async rehome(home: { languages: Languages; zone: string; name: string }): Promise<string | undefined> {
      return db.transaction().execute(async (tx) => {
        const moved = await tx
          .updateTable('cohort')
          .set({
            ...home,
            languages: home.languages,
            key: unfinished,
            post_at: null,
            summary_at: null,
          })
          .where('key', '=', key)
          .returning('id')
          .executeTakeFirst();
        if (!moved) return undefined;
        await sql`delete from message`.execute(tx);
        await sql`delete from delivery where platform = 'web'`.execute(tx);
        await sql`delete from note where cohort = ${moved.id}`.execute(tx);
        await sql`delete from document where starts_with(workspace, 'web ')`.execute(tx);
        await sql`update learner set remind_at = null
          where id in (select learner from enrolment where cohort = ${moved.id})`.execute(tx);
        return moved.id;
      });
    },
    /** Erases everything of the playground, including the visitor's part. Other platforms' data stays. */
    async clear(): Promise<void> {
      await db.transaction().execute(async (tx) => {
        await sql`delete from message`.execute(tx);
        await sql`delete from delivery where platform = 'web'`.execute(tx);
        await sql`delete from document where starts_with(workspace, 'web ')`.execute(tx);
        await sql`delete from cohort where platform = 'web'
          or (platform is null and organiser in (select learner from account where platform = 'web'))`.execute(tx);
        await sql`delete from learner where id in (select learner from account where platform = 'web')`.execute(tx);
        await sql`update clock set ahead_ms = 0`.execute(tx);
      });
    },
    /**
     * What a visitor told the group since then that none of these people has taken up: that they are here, or something they
     * share. The oldest; undefined when there is nothing.
     */
    async unheard(of: {
      cohort: string;
      accounts: readonly string[];
      since: Temporal.Instant;
    }): Promise<{ id: string; kind: 'arrival' | 'share' } | undefined> {
      const { rows } = await sql<{ id: string; kind: 'arrival' | 'share' }>`
        select n.id::text, n.kind from note n
        where n.cohort = ${of.cohort} and n.kind in ('arrival', 'share') and n.hidden is null and n.at >= ${of.since}
          and not exists (select from account a where a.learner = n.learner and a.account = any(${of.accounts}::text[]))
          and not exists (select from note r where r.cohort = n.cohort and r.key = ${heardKey} || n.id || ':share')
        order by n.id limit 1`.execute(db);
      return rows[0];
    },
    /**
     * What visitors answered since then to questions of these people, who have not thanked for it; the oldest first. `lately`:
     * whoever asked has thanked somebody since that moment, and their question is not marked as solved yet.
     */
    async unthanked(of: {
      cohort: string;
      accounts: readonly string[];
      since: Temporal.Instant;
      lately: Temporal.Instant;
    }): Promise<readonly { id: string; asker: string; lately: boolean }[]> {
      const { rows } = await sql<{ id: string; asker: string; lately: boolean }>`
        select * from (
          select n.id::text, n.id as at, a.account as asker, q.solved_by, exists (
            select from note t where t.cohort = n.cohort and t.learner = q.learner and starts_with(t.key, ${thanksKey})
              and t.at >= ${of.lately}) as lately
          from note n join note q on q.id = n.question
          join account a on a.learner = q.learner and a.account = any(${of.accounts}::text[])
          where n.cohort = ${of.cohort} and n.kind = 'answer' and n.hidden is null and n.at >= ${of.since}
            and not exists (select from account o where o.learner = n.learner and o.account = any(${of.accounts}::text[]))
            and not exists (select from note r where r.cohort = n.cohort and r.key = ${thanksKey} || n.id || ':share')
        ) as answers where not lately or solved_by is null order by at limit 3`.execute(db);
      return rows.map(({ id, asker, lately }) => ({ id, asker, lately }));
    },
    /** How much was said to a group under keys that begin so. */
    async said({ cohort, key: begins }: { cohort: string; key: string }): Promise<number> {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from note where cohort = ${cohort} and starts_with(key, ${begins})`.execute(db);
      return rows[0]?.n ?? 0;
    },
    /** Which of these people are in a group, and by which clock. */
    async company(of: {
      cohort: string;
      accounts: readonly string[];
    }): Promise<readonly { account: string; enrolment: string; learner: string; zone: string }[]> {
      const { rows } = await sql<{ account: string; enrolment: string; learner: string; zone: string }>`
        select a.account, e.id::text as enrolment, e.learner::text, l.zone
        from account a join learner l on l.id = a.learner join enrolment e on e.learner = a.learner and e.left_at is null
        where a.platform = 'web' and a.account = any(${of.accounts}::text[]) and e.cohort = ${of.cohort}
        order by array_position(${of.accounts}::text[], a.account)`.execute(db);
      return rows;
    },
    /** The number of deliveries that a worker has claimed. */
    async underWay(): Promise<number> {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from delivery where state in ('claimed', 'sending')`.execute(db);
      return rows[0]?.n ?? 0;
    },
  };
}
