import { sql } from 'kysely';
import type { Db } from './database.ts';

/** The time for all roles: the machine's or, in the playground, the machine's plus an offset. */
export interface Clock {
  now(): Promise<Temporal.Instant>;
  /** Moves ahead to `to`. A moment in the past changes nothing. */
  moveTo(to: Temporal.Instant): Promise<void>;
}

export const systemClock: Pick<Clock, 'now'> = { now: async () => Temporal.Now.instant() };

/** The playground's clock. Its offset is in the database and can only grow. */
export function storedClock(db: Db): Clock {
  const ahead = async () =>
    Number((await db.selectFrom('clock').select('ahead_ms').executeTakeFirstOrThrow()).ahead_ms);
  return {
    async now() {
      return Temporal.Now.instant().add({ milliseconds: await ahead() });
    },
    async moveTo(to) {
      const wanted = to.epochMilliseconds - Temporal.Now.instant().epochMilliseconds;
      await sql`update clock set ahead_ms = greatest(ahead_ms, ${wanted})`.execute(db);
    },
  };
}
