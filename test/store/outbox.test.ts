import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readAlarms } from '../../src/store/alarm.ts';
import { deliveries } from '../../src/store/delivery.ts';
import { dropByHand, listParked, retryByHand } from '../../src/store/outbox.ts';
import { testDatabase } from '../harness/database.ts';

const now = Temporal.Instant.from('2026-11-02T09:00:00Z');
let here: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  here = await testDatabase();
});
afterAll(() => here.drop());
beforeEach(() => sql`delete from delivery`.execute(here.db));

/** A row in this state, a day before. */
async function row(state: string, detail: string | null = null): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into delivery (kind, recipient, slot, params, platform, address, state, due_at, detail, ended_at, begun_at, claim)
    values ('reminder', 'learner:1', gen_random_uuid()::text, '{}', 'slack', '{"workspace":"T1","account":"T1:U1"}',
      ${state}, ${now.add({ hours: 1 })}, ${detail},
      ${['pending', 'claimed', 'sending'].includes(state) ? null : now}, ${now}, 3) returning id::text`.execute(
    here.db,
  );
  return rows[0]!.id;
}
const stateOf = async (id: string) =>
  (await sql<{ state: string }>`select state from delivery where id = ${id}`.execute(here.db)).rows[0]?.state;

describe('by hand', () => {
  test.each([
    ['pending', 'ours: invalid_auth'],
    ['refused', 'closed: cannot_dm'],
    ['dropped', 'the message could not be made'],
  ])('what is %s is tried again at once, and an old claim of it ends it no more', async (state, detail) => {
    const id = await row(state, detail);
    expect(await retryByHand(here.db, id, now, false)).toEqual({ kind: 'done' });
    const port = deliveries(here.db);
    await port.end(id, 3, { state: 'refused', detail: 'late', at: now });
    expect(await stateOf(id)).toBe('pending');
    expect(await port.claim(now, 10)).toEqual([{ delivery: id, claim: 5 }]);
  });

  test('what nobody knows the end of is tried again only where it may arrive twice', async () => {
    const id = await row('ambiguous', 'timeout');
    expect(await retryByHand(here.db, id, now, false)).toEqual({ kind: 'wrong', state: 'ambiguous' });
    expect(await stateOf(id)).toBe('ambiguous');
    expect(await retryByHand(here.db, id, now, true)).toEqual({ kind: 'done' });
    expect(await deliveries(here.db).claim(now, 10)).toHaveLength(1);
  });

  test.each(['sent', 'claimed', 'sending'])('what is %s is left as it is', async (state) => {
    const id = await row(state);
    expect(await retryByHand(here.db, id, now, true)).toEqual({ kind: 'wrong', state });
    expect(await dropByHand(here.db, id, now)).toEqual({ kind: 'wrong', state });
    expect(await stateOf(id)).toBe(state);
  });

  test('what waits is dropped for good; what is not there is said', async () => {
    const id = await row('pending', 'ours: invalid_auth');
    expect(await dropByHand(here.db, id, now)).toEqual({ kind: 'done' });
    expect(await deliveries(here.db).claim(now.add({ hours: 3 }), 10)).toEqual([]);
    expect(await retryByHand(here.db, '999999', now, false)).toEqual({ kind: 'unknown' });
  });
});

test('what an operator is shown: what waits for somebody, was refused, or may not have arrived; newest first', async () => {
  const shown = [
    await row('ambiguous'),
    await row('refused', 'closed: x'),
    await row('pending', 'ours: x'),
    await row('pending', 'away: x'),
  ];
  for (const state of ['sent', 'pending', 'dropped', 'claimed']) await row(state);
  expect((await listParked(here.db, 30)).map(({ id }) => id)).toEqual(shown.toReversed());
  expect(await listParked(here.db, 1)).toHaveLength(1);
});

test('alarms are told by kind: how many are due, and when the first is', async () => {
  await sql`insert into learner (name, language, zone, placed, reminder_time, day_start, quiet_from, quiet_to, remind, goals, remind_at)
    values ('Ana', 'en', 'UTC', true, 540, 240, 1320, 480, 'dm', '[]', ${now}),
      ('Ben', 'en', 'UTC', true, 540, 240, 1320, 480, 'dm', '[]', ${now.add({ hours: 1 })})`.execute(here.db);
  const all = await readAlarms(here.db, now);
  expect(all).toContainEqual({ kind: 'reminder', due: 1, next: now });
  expect(all).toContainEqual({ kind: 'post', due: 0, next: null });
});
