import { sql } from 'kysely';
import type { Languages } from '../core/language/model.ts';
import type { Db } from './database.ts';

const key = 'demo';
/** The key of the demo's cohort until it is complete. */
export const unfinished = 'demo-unfinished';

/** The key of what one of the demo's people says to a visitor's note begins so; its id follows. */
export const heardKey = 'demo:heard:';

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
    /** The number of deliveries that a worker has claimed. */
    async underWay(): Promise<number> {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from delivery where state in ('claimed', 'sending')`.execute(db);
      return rows[0]?.n ?? 0;
    },
  };
}
