import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sharedClock, storedClock } from '../../src/store/clock.ts';
import type { Db } from '../../src/store/database.ts';
import { testDatabase } from '../harness/database.ts';

let db: Db;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ db, drop } = await testDatabase());
});
afterAll(() => drop());

/** Milliseconds that a clock is ahead of the machine; reading it takes a moment, which is not its fault. */
async function ahead(clock: Pick<ReturnType<typeof storedClock>, 'now'>): Promise<number> {
  const real = Temporal.Now.instant();
  return (await clock.now()).epochMilliseconds - real.epochMilliseconds;
}
const hour = 3_600_000;

test('it shows the machine’s time until it is moved', async () => {
  const clock = storedClock(db);
  expect(await ahead(clock)).toBeGreaterThanOrEqual(0);
  expect(await ahead(clock)).toBeLessThan(hour / 2);
});

test('it is moved for everybody who reads it, and only forward', async () => {
  const [mine, theirs] = [storedClock(db), storedClock(db)];
  const real = Temporal.Now.instant();
  await mine.moveTo(real.add({ hours: 48 }));
  expect(await ahead(theirs)).toBeGreaterThan(47 * hour);
  await theirs.moveTo(real.add({ hours: 24 }));
  await theirs.moveTo(real.subtract({ hours: 24 }));
  expect(await ahead(mine)).toBeGreaterThan(47 * hour);
});

test('moved twice at once, it is at the later moment', async () => {
  const clock = storedClock(db);
  const real = Temporal.Now.instant();
  await Promise.all([300, 100, 200].map((hours) => clock.moveTo(real.add({ hours }))));
  expect(await ahead(clock)).toBeGreaterThan(299 * hour);
});

describe('the clock that all processes share', () => {
  /** How far it is from the database's own (ms). */
  const off = async (clock: Pick<ReturnType<typeof storedClock>, 'now'>) => {
    const { rows } = await sql<{ at: Temporal.Instant }>`select clock_timestamp() as at`.execute(db);
    return Math.abs((await clock.now()).epochMilliseconds - rows[0]!.at.epochMilliseconds);
  };
  const whileWrong = async (byMs: number, run: () => Promise<void>) => {
    const real = Date.now.bind(Date);
    const wrong = vi.spyOn(Date, 'now').mockImplementation(() => real() + byMs);
    await run().finally(() => wrong.mockRestore());
  };

  test.each([hour, -hour])(
    'is right on a machine that is wrong by %d ms from the beginning, and says once that it is',
    async (byMs) => {
      const said: object[] = [];
      const clock = sharedClock(db, { warn: (fields) => void said.push(fields) });
      await whileWrong(byMs, async () => {
        for (let n = 0; n < 3; n++) expect(await off(clock)).toBeLessThan(1_000);
      });
      expect(said).toEqual([{ seconds: byMs / 1_000 }]);
    },
  );

  test('stays right when the machine’s clock jumps, there and back', async () => {
    const clock = sharedClock(db);
    expect(await off(clock)).toBeLessThan(1_000);
    await whileWrong(3 * 60_000, async () => expect(await off(clock)).toBeLessThan(1_000));
    expect(await off(clock)).toBeLessThan(1_000);
  });

  test('never goes back, and asks the database seldom', async () => {
    let asked = 0;
    const counting = new Proxy(db, {
      get: (target, key) => {
        if (key === 'getExecutor') asked += 1;
        const value = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const clock = sharedClock(counting);
    const moments: Temporal.Instant[] = [];
    for (let n = 0; n < 1_000; n++) moments.push(await clock.now());
    expect(moments.toSorted(Temporal.Instant.compare)).toEqual(moments);
    expect(asked).toBe(1);
  });

  test('goes on while the database is away, and shows the machine’s before it was ever there', async () => {
    const away = await testDatabase();
    const clock = sharedClock(away.db);
    const before = await clock.now();
    await away.drop();
    await whileWrong(hour, async () => {
      const since = (await clock.now()).epochMilliseconds - before.epochMilliseconds;
      expect(since).toBeGreaterThanOrEqual(0);
      expect(since).toBeLessThan(hour / 2);
    });
    const never = await sharedClock(away.db).now();
    expect(Math.abs(never.epochMilliseconds - Date.now())).toBeLessThan(5_000);
  });
});
