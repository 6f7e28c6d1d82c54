import { sql } from 'kysely';
import type { Db } from './database.ts';

/** The time, for all roles alike: the machine's, and while the playground is on an offset ahead of it. */
export interface Clock {
  now(): Promise<Temporal.Instant>;
  /** Moves ahead to `to`; a moment that is past already changes nothing. */
  moveTo(to: Temporal.Instant): Promise<void>;
}

export const systemClock: Pick<Clock, 'now'> = { now: async () => Temporal.Now.instant() };

/** The playground's clock: an offset in the database, which only grows. */
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
