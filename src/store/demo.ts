import { sql } from 'kysely';
import type { Db } from './database.ts';

const key = 'demo';
/** What the demo's cohort is called until all of it is there. */
export const unfinished = 'demo-unfinished';

export type Demo = ReturnType<typeof demo>;

/** The playground's demo: whether it is there, whole, and how to forget it. */
export function demo(db: Db) {
  return {
    /** A demo whose playing was cut off is not there. */
    async exists(): Promise<boolean> {
      return (await db.selectFrom('cohort').select('id').where('key', '=', key).executeTakeFirst()) !== undefined;
    },
    async finish(cohort: string): Promise<void> {
      await db.updateTable('cohort').set({ key }).where('id', '=', cohort).execute();
    },
    /** Forgets everything that was played, the visitor's part included; what is on other platforms stays. */
    async clear(): Promise<void> {
      await db.transaction().execute(async (tx) => {
        await sql`delete from message`.execute(tx);
        await sql`delete from delivery where platform = 'web'`.execute(tx);
        await sql`delete from cohort where platform = 'web'
          or (platform is null and organiser in (select learner from account where platform = 'web'))`.execute(tx);
        await sql`delete from learner where id in (select learner from account where platform = 'web')`.execute(tx);
        await sql`update clock set ahead_ms = 0`.execute(tx);
      });
    },
    /** Deliveries that a worker has in its hands. */
    async underWay(): Promise<number> {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from delivery where state in ('claimed', 'sending')`.execute(db);
      return rows[0]?.n ?? 0;
    },
  };
}
