import { afterAll, beforeAll, expect, test } from 'vitest';
import { storedClock, systemClock } from '../../src/store/clock.ts';
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
  for (const clock of [systemClock, storedClock(db)]) {
    expect(await ahead(clock)).toBeGreaterThanOrEqual(0);
    expect(await ahead(clock)).toBeLessThan(hour / 2);
  }
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
