import { sql } from 'kysely';
import type { Db } from './database.ts';

/** The time for all roles: the database's or, in the playground, the machine's plus an offset. */
export interface Clock {
  now(): Promise<Temporal.Instant>;
  /** Moves ahead to `to`. A moment in the past changes nothing. */
  moveTo(to: Temporal.Instant): Promise<void>;
}

/** How long a reading of the database's clock counts (ms). */
const readEveryMs = 5_000;

/** What a reading may be off by, since it takes a moment (ms): less changes nothing, so that no moment comes twice. */
const readingMs = 250;

/** By so much the machine's own clock may be off before the log says so (ms). */
const wrongMs = 30_000;

/** How far the machine's clock is ahead of the time that has passed here. It changes when that is set, and after sleep. */
const machineOffset = () => Date.now() - performance.now();

/**
 * The database's clock, which all processes share: a process whose machine has the wrong time plans and sends nothing early,
 * late or twice. It is read every few seconds, and gone on from by the time that passes here. While the database is away
 * the last reading counts; before the first one the machine's clock does. The log says when the machine's is wrong.
 */
export function sharedClock(db: Db, log?: { warn(fields: object, message: string): void }): Pick<Clock, 'now'> {
  /** When the database's clock was at 0 by `performance.now()`, and the machine's clock at that reading. */
  let last: { readonly ahead: number; readonly at: number; readonly offset: number } | undefined;
  let reading: Promise<void> | undefined;
  let wasWrong = false;
  const read = async () => {
    const began = performance.now();
    const { rows } = await sql<{ ms: number }>`
      select extract(epoch from clock_timestamp())::float8 * 1000 as ms`.execute(db);
    const [at, offset] = [performance.now(), machineOffset()];
    const found = rows[0]!.ms - (began + at) / 2;
    const same = last && Math.abs(found - last.ahead) <= Math.max(readingMs, (at - began) / 2);
    last = { ahead: same ? last!.ahead : found, at, offset };
    const byMs = offset - found;
    const isWrong = Math.abs(byMs) > wrongMs;
    if (isWrong && !wasWrong)
      log?.warn(
        { seconds: Math.round(byMs / 1_000) },
        'the clock of this machine is not that of the database, by which everything is sent: set the wrong one right',
      );
    wasWrong = isWrong;
  };
  const readOnce = () => {
    reading ??= read()
      // Whoever asks for the time goes on to ask the database something, and says then that it is away.
      .catch(() => {})
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };
  return {
    async now() {
      if (!last || Math.abs(machineOffset() - last.offset) > readingMs) await readOnce();
      else if (performance.now() - last.at > readEveryMs) void readOnce();
      const ms = performance.now() + (last?.ahead ?? machineOffset());
      return Temporal.Instant.fromEpochNanoseconds(BigInt(Math.round(ms * 1_000)) * 1_000n);
    },
  };
}

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
