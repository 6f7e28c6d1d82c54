import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { deliver } from '../../jobs/deliver.ts';
import { reminder } from '../../jobs/reminder.ts';
import { cohortCard } from '../../src/core/cohort/show-cohort.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { runJob, writeWaitsMs } from '../../src/schedule/job.ts';
import { logUnknownEnd } from '../../src/schedule/unknown-end.ts';
import { cohortView } from '../../src/views/join.ts';
import { type JobWorld, openJobs, wordsOf } from '../harness/jobs.ts';
import type { Does } from '../harness/platform.ts';

let world: JobWorld;
beforeAll(async () => {
  world = await openJobs();
});
afterAll(() => world.drop());
beforeEach(async () => {
  await world.clear();
  world.faults.length = 0;
});

const evening = '2026-11-30T20:00:00Z';
const platforms = ['keyed', 'bare', 'forgetful'] as const;

/** One reminder is planned for Ana at 20:00; nothing was sent yet. */
async function planned(platform: (typeof platforms)[number]) {
  await world.member(await world.cohort({ platform, postTime: 23 * 60 }), 'ana');
  world.goTo(evening);
  await runJob(reminder, world.env);
  return world[platform];
}
/** So much time passes, for the database as well. */
const pass = async (seconds: number) => {
  await sql`update delivery set begun_at = begun_at - make_interval(secs => ${seconds})`.execute(world.db);
  await world.tickAt(world.now().add({ seconds }));
};
const state = async () => (await world.rows())[0]?.state;

describe.each(platforms)('on a platform that is %s', (platform) => {
  test('it is sent once, by however many runners', async () => {
    const there = await planned(platform);
    await Promise.all(Array.from({ length: 8 }, () => runJob(deliver, world.env)));
    await runJob(deliver, world.env);
    expect([there.asked(), world.dms('ana').length, await state()]).toEqual([1, 1, 'sent']);
  });

  test('a rate limit is waited for, and then it is sent once', async () => {
    const there = await planned(platform);
    there.will({ kind: 'later', afterMs: 90_000 });
    await pass(0);
    await pass(89);
    expect([there.asked(), world.dms('ana').length]).toEqual([1, 0]);
    await pass(1);
    await pass(600);
    expect([there.asked(), world.dms('ana').length, await state()]).toEqual([2, 1, 'sent']);
  });

  test('what only the operator can fix waits for that, however long it takes, and is then sent once', async () => {
    const there = await planned(platform);
    const gone = { kind: 'later', afterMs: 60_000, owner: 'ours', detail: 'token_revoked' } as const;
    there.will(...Array.from({ length: 20 }, () => gone));
    for (let i = 0; i < 20; i++) await pass(60);
    expect((await world.rows())[0]).toMatchObject({ state: 'pending', detail: 'ours: token_revoked' });
    expect([there.asked(), world.dms('ana').length]).toEqual([20, 0]);
    await pass(60);
    expect([world.dms('ana').length, await state()]).toEqual([1, 'sent']);
  });

  test('what the platform refuses is not tried again', async () => {
    const there = await planned(platform);
    there.will({ kind: 'refused', reason: 'forbidden', detail: 'no permission' });
    for (let i = 0; i < 5; i++) await pass(600);
    expect(there.asked()).toBe(1);
    expect((await world.rows())[0]).toMatchObject({ state: 'refused', detail: 'forbidden: no permission' });
  });

  test('a claim that nobody came back for is taken over, and can do nothing any more', async () => {
    await planned(platform);
    const { store } = world;
    const [first] = await store.delivery.claim(world.now(), 10);
    expect(await store.delivery.claim(world.now().add({ seconds: 5 }), 10)).toEqual([]);
    world.goTo(world.now().add({ seconds: 6 }));
    const [second] = await store.delivery.claim(world.now(), 10);
    expect(second).toEqual({ delivery: first!.delivery, claim: first!.claim + 1 });

    expect(await store.delivery.get(first!.delivery, first!.claim)).toBeUndefined();
    expect(await store.delivery.begin(first!.delivery, first!.claim, true, world.now())).toBe(false);
    await store.delivery.end(first!.delivery, first!.claim, { state: 'dropped', detail: 'late', at: world.now() });
    await deliver.run?.(first, world.env);
    expect([world.dms('ana').length, await state()]).toEqual([0, 'claimed']);

    await Promise.all([deliver.run?.(second, world.env), deliver.run?.(second, world.env)]);
    expect([world.dms('ana').length, await state()]).toEqual([1, 'sent']);
  });

  test('a message that cannot be made now is made later, and holds up nobody', async () => {
    await planned(platform);
    const broken = {
      ...world.store,
      progress: { ...world.store.progress, record: () => Promise.reject(new Error('the database is away')) },
    };
    await runJob(deliver, { ...world.env, ports: world.portsOn(broken) });
    expect([world.dms('ana').length, await state()]).toEqual([0, 'pending']);
    await pass(60);
    expect([world.dms('ana').length, await state()]).toEqual([1, 'sent']);
  });

  test.each([1e12, 1e300, Number.POSITIVE_INFINITY, Number.NaN, -1e12, 0])(
    'an absurd wait (%d ms) parks a row for an hour at most',
    async (afterMs) => {
      const there = await planned(platform);
      there.will({ kind: 'later', afterMs });
      await pass(1);
      expect(await state()).toBe('pending');
      await pass(3_700);
      expect([world.dms('ana').length, await state()]).toEqual([1, 'sent']);
    },
  );

  test('whatever happens on the way, one message is seen at most', async () => {
    const any = fc.constantFrom<Does>(
      'deliver',
      'throw before',
      'throw after',
      { kind: 'later', afterMs: 30_000 },
      { kind: 'later', afterMs: 30_000, owner: 'ours', detail: 'token_revoked' },
      { kind: 'refused', reason: 'invalid', detail: 'too long' },
    );
    const steps = fc.array(fc.record({ action: any, seconds: fc.integer({ min: 1, max: 400 }) }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        await world.clear();
        const there = await planned(platform);
        for (const { action, seconds } of list) {
          there.will(action);
          await pass(seconds);
          expect(world.dms('ana').length).toBeLessThanOrEqual(1);
        }
        // Nothing is left in the air: it came, or the operator is told why not.
        for (let i = 0; i < 3; i++) await pass(4 * 3_600);
        expect(['sent', 'refused', 'ambiguous', 'dropped']).toContain(await state());
        if (String(await state()) === 'sent') expect(world.dms('ana')).toHaveLength(1);
      }),
      { numRuns: 5 },
    );
  });
});

test('what has no turn is not begun, and three without one leave all others where they are', async () => {
  const cohort = await world.cohort({ platform: 'keyed', postTime: 23 * 60 });
  for (let n = 0; n < 8; n++) await world.member(cohort, `person-${n}`);
  world.goTo(evening);
  await runJob(reminder, world.env);
  const asked: unknown[] = [];
  const parked = { ...world.keyed.platform, turn: async (of: object) => ({ afterMs: 60_000 * asked.push(of) }) };
  const env = { ...world.env, platforms: new Map([['keyed', parked]]) };
  const [first] = await world.store.delivery.claim(world.now(), 1);
  await deliver.run?.(first, env);
  expect([asked.length, world.keyed.asked()]).toEqual([3, 0]);
  const rows = await world.rows();
  expect(rows.filter(({ detail }) => detail === 'no turn soon')).toHaveLength(3);
  expect(new Set(rows.map(({ state, begun_at }) => `${state} ${begun_at}`))).toEqual(new Set(['pending null']));
  await pass(600);
  expect(world.keyed.asked()).toBe(8);
});

test('a person is written to where they were written to before', async () => {
  await planned('keyed');
  await pass(0);
  const asked: unknown[] = [];
  const turn = async (of: object) => ({ at: asked.push(of) });
  const env = { ...world.env, platforms: new Map([['keyed', { ...world.keyed.platform, turn }]]) };
  world.goTo('2026-12-01T20:00:00Z');
  await runJob(reminder, env);
  await runJob(deliver, env);
  expect(asked).toEqual([{ to: { workspace: '', account: 'ana' }, last: 'keyed-1' }]);
});

describe('when nobody knows whether it arrived', () => {
  test.each(['throw before', 'throw after'] as const)(
    'it is sent again under its key, and seen once (%s)',
    async (how) => {
      const there = await planned('keyed');
      there.will(how);
      await pass(0);
      expect(await state()).toBe('pending');
      await pass(60);
      expect([there.asked(), world.dms('ana').length, await state()]).toEqual([2, 1, 'sent']);
    },
  );

  test('it is not begun while its platform is known to be away, and goes when that is back', async () => {
    const there = await planned('bare');
    there.lose();
    for (let i = 0; i < 3; i++) await pass(60);
    expect([there.asked(), await state()]).toEqual([0, 'pending']);
    there.find();
    await pass(60);
    expect([there.asked(), world.dms('ana').length, await state()]).toEqual([1, 1, 'sent']);
  });

  test.each([
    ['throw before', 0],
    ['throw after', 1],
  ] as const)('without keys it is left to the operator and never sent again (%s)', async (how, seen) => {
    const there = await planned('bare');
    there.will(how);
    for (let i = 0; i < 6; i++) await pass(600);
    expect([there.asked(), world.dms('ana').length, await state()]).toEqual([1, seen, 'ambiguous']);
  });

  test('where keys are forgotten after two minutes it is not sent again after three', async () => {
    const there = await planned('forgetful');
    there.will('throw after');
    await pass(0);
    await pass(180);
    for (let i = 0; i < 3; i++) await pass(600);
    expect([there.asked(), world.dms('ana').length, await state()]).toEqual([1, 1, 'ambiguous']);
  });

  test('a rate limit in between does not make it known', async () => {
    const there = await planned('forgetful');
    there.will('throw after', { kind: 'later', afterMs: 130_000 });
    await pass(0);
    await pass(60);
    await pass(180);
    expect([there.asked(), await state()]).toEqual([2, 'ambiguous']);
  });

  test('a line that stays broken is left to the operator in the end', async () => {
    const there = await planned('keyed');
    there.will(...Array.from({ length: 9 }, () => 'throw before' as const));
    for (let i = 0; i < 9; i++) await pass(700);
    expect([there.asked(), await state()]).toEqual([8, 'ambiguous']);
  });
});

/** The line of the log for the one row that there is. */
const unknown = async (detail: string) => {
  const [row] = await world.rows();
  return { delivery: row?.id, kind: 'reminder', platform: row?.platform, detail };
};

test('a database that is lost after a message was sent leaves it sent, as soon as it is back', async () => {
  const there = await planned('bare');
  const { delivery } = world.store;
  const lost = Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' });
  let cut = 0;
  const end: typeof delivery.end = (...how) => (cut++ === 0 ? Promise.reject(lost) : delivery.end(...how));
  await runJob(deliver, { ...world.env, ports: world.portsOn({ ...world.store, delivery: { ...delivery, end } }) });
  expect([cut, there.asked(), await state()]).toEqual([2, 1, 'sent']);
  expect(world.faults).toEqual([]);
});

test.each([
  ['sent', 'deliver'],
  ['refused', { kind: 'refused', reason: 'forbidden', detail: 'no permission' }],
  ['pending', { kind: 'later', afterMs: 60_000 }],
] as const)('a row that was in doubt while the database was away is %s when it is back', async (becomes, does) => {
  const there = await planned('bare');
  there.will(does);
  const { delivery } = world.store;
  const lost = Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' });
  const states: unknown[] = [];
  const end: typeof delivery.end = async (...how) => {
    if (states.length) return delivery.end(...how);
    world.goTo(world.now().add({ seconds: 31 }));
    await delivery.claim(world.now(), 10);
    states.push(await state());
    throw lost;
  };
  await runJob(deliver, { ...world.env, ports: world.portsOn({ ...world.store, delivery: { ...delivery, end } }) });
  expect([...states, there.asked(), await state()]).toEqual(['ambiguous', 1, becomes]);
});

test('what became of a message is tried to be written down for longer than an outage of some minutes', () => {
  expect(writeWaitsMs.reduce((sum, ms) => sum + ms)).toBeGreaterThan(5 * 60_000);
});

test('many that wait for the same of ours have ten lines and one, and those that wait for a platform have none', async () => {
  const cohort = await world.cohort({ platform: 'keyed', postTime: 23 * 60 });
  for (let n = 0; n < 14; n++) await world.member(cohort, `person-${n}`);
  world.goTo(evening);
  await runJob(reminder, world.env);
  const away = { kind: 'later', afterMs: 60_000, owner: 'platform', detail: 'no answer' } as const;
  world.keyed.will(...Array.from({ length: 14 }, () => away));
  await pass(0);
  expect(world.faults).toEqual([]);
  expect(new Set((await world.rows()).map(({ detail }) => detail))).toEqual(new Set(['away: no answer']));
  const gone = { kind: 'later', afterMs: 60_000, owner: 'ours', detail: 'token_expired' } as const;
  world.keyed.will(...Array.from({ length: 14 }, () => gone));
  await pass(60);
  expect(new Set((await world.rows()).map(({ detail }) => detail))).toEqual(new Set(['ours: token_expired']));
  expect(world.faults).toHaveLength(10);
});

test('an outage that leaves many in doubt has ten lines, and one with the number of the others', async () => {
  const lines: object[] = [];
  const note = (fields: object) => void lines.push(fields);
  const env = { ports: world.portsOn(world.store), log: { error: note, warn: note } };
  for (let n = 1; n <= 1_000; n++)
    for (const platform of ['slack', 'web'])
      logUnknownEnd({ id: String(n), kind: 'reminder', platform, detail: 'the line broke' }, env, 20);
  await vi.waitFor(() => expect(lines).toHaveLength(22));
  expect(lines[0]).toEqual({ delivery: '1', kind: 'reminder', platform: 'slack', detail: 'the line broke' });
  expect(lines.slice(20)).toEqual([
    { platform: 'slack', more: 990 },
    { platform: 'web', more: 990 },
  ]);
});

describe('a runner that was killed while it was sending', () => {
  const killed = async (platform: (typeof platforms)[number]) => {
    const there = await planned(platform);
    const [piece] = await world.store.delivery.claim(world.now(), 1);
    await world.store.delivery.begin(piece!.delivery, piece!.claim, there.platform.idempotent, world.now());
    await pass(there.platform.idempotent ? 5 : 29);
    expect([there.asked(), await state()]).toEqual([0, 'sending']);
    return there;
  };

  test('is replaced by another, which sends under the same key', async () => {
    await killed('keyed');
    await pass(1);
    expect([world.dms('ana').length, await state()]).toEqual([1, 'sent']);
  });

  test('leaves the message to the operator where there are no keys', async () => {
    const there = await killed('bare');
    for (const seconds of [1, 60, 600]) await pass(seconds);
    expect([there.asked(), await state()]).toEqual([0, 'ambiguous']);
    expect(world.faults).toEqual([
      await unknown('its end was not written down in time: the sender ended, or lost the database'),
    ]);
  });

  test('has what was under way taken first, however much else waits: the platform may soon forget its keys', async () => {
    const cohort = await world.cohort({ platform: 'forgetful', postTime: 23 * 60 });
    for (let n = 0; n < 20; n++) await world.member(cohort, `person-${n}`);
    world.goTo(evening);
    await runJob(reminder, world.env);
    const { delivery } = world.store;
    const pieces = await delivery.claim(world.now(), 8);
    expect(pieces).toHaveLength(8);
    // Two were being sent, two were not begun yet, and four have been sent by whoever goes on.
    const [sending, idle, ended] = [pieces.slice(0, 2), pieces.slice(2, 4), pieces.slice(4)];
    for (const { delivery: id, claim } of sending) await delivery.begin(id, claim, true, world.now());
    for (const { delivery: id, claim } of ended)
      await delivery.end(id, claim, { state: 'sent', ref: '', at: world.now() });
    const soon = world.now().add({ seconds: 5 });
    const lost = [...sending, ...idle].map((piece) => piece.delivery);
    expect(lost).not.toContain((await delivery.claimNext(ended[0]!.delivery, soon))?.delivery);
    const over = world.now().add({ seconds: 6 });
    const next = [];
    for (let n = 0; n < 4; n++) next.push((await delivery.claimNext(ended[0]!.delivery, over))?.delivery);
    expect(next.slice(0, 2).toSorted()).toEqual(lost.slice(0, 2).toSorted());
    expect(next.toSorted()).toEqual(lost.toSorted());
    expect(lost).not.toContain((await delivery.claimNext(ended[0]!.delivery, over))?.delivery);
  });

  test('and one that may have been sent before goes before all that waits, whoever has a slot free', async () => {
    const cohort = await world.cohort({ platform: 'forgetful', postTime: 23 * 60 });
    for (let n = 0; n < 40; n++) await world.member(cohort, `person-${n}`);
    world.goTo(evening);
    await runJob(reminder, world.env);
    const { delivery } = world.store;
    const [unknown, ...others] = await delivery.claim(world.now(), 200);
    const id = unknown!.delivery;
    await delivery.begin(id, unknown!.claim, true, world.now());
    const due = world.now().add({ seconds: 5 });
    await delivery.end(id, unknown!.claim, { state: 'pending', due, detail: 'the line broke', mayHaveArrived: true });
    expect((await delivery.claimNext(others[0]!.delivery, world.now()))?.delivery).not.toBe(id);
    expect((await delivery.claimNext(others[0]!.delivery, due))?.delivery).toBe(id);
  });

  test('by a clock that is wrong by an hour either way is sent under the same key, since it was sent just now', async () => {
    for (const minutes of [60, -60]) {
      await world.clear();
      await killed('forgetful');
      const right = world.now().add({ seconds: 30 });
      world.goTo(right.add({ minutes }));
      await world.runJobs();
      world.goTo(right);
      await world.runJobs();
      expect([world.dms('ana').length, await state()]).toEqual([1, 'sent']);
    }
  });

  test('and was down for an hour, leaves it to the operator where keys are forgotten', async () => {
    const there = await killed('forgetful');
    await pass(3_600);
    expect([there.asked(), await state()]).toEqual([0, 'ambiguous']);
    expect(world.faults).toEqual([await unknown('sent before, too long ago to be sent again')]);
  });
});

describe('a platform that answers very slowly', () => {
  const slow = async (platform: (typeof platforms)[number]) => {
    const there = await planned(platform);
    there.hold();
    const first = runJob(deliver, world.env);
    await vi.waitFor(() => expect(there.asked()).toBe(1));
    world.goTo(world.now().add({ seconds: 31 }));
    const second = runJob(deliver, world.env);
    return { there, done: () => Promise.all([first, second]) };
  };

  test('may be asked twice under one key, and shows one message', async () => {
    const { there, done } = await slow('keyed');
    await vi.waitFor(() => expect(there.asked()).toBe(2));
    there.release();
    await done();
    expect([world.dms('ana').length, await state()]).toEqual([1, 'sent']);
  });

  test('is asked once where there are no keys, and its late answer is believed', async () => {
    const { there, done } = await slow('bare');
    await vi.waitFor(async () => expect(await state()).toBe('ambiguous'));
    there.release();
    await done();
    expect([there.asked(), world.dms('ana').length, await state()]).toEqual([1, 1, 'sent']);
  });
});

test('a platform that is not set up here is waited for, until the message has lost its point', async () => {
  await planned('keyed');
  const none = { ...world.env, platforms: new Map() };
  await runJob(deliver, none);
  expect((await world.rows())[0]).toMatchObject({ state: 'pending', detail: 'keyed is not set up here' });
  world.goTo(world.now().add({ minutes: 10 }));
  await runJob(deliver, none);
  await pass(600);
  expect(world.dms('ana')).toHaveLength(1);
  world.goTo('2026-12-01T20:00:00Z');
  await runJob(reminder, world.env);
  await runJob(deliver, none);
  world.goTo('2026-12-02T07:00:00Z');
  await runJob(deliver, none);
  expect((await world.rows()).filter((row) => row.kind === 'reminder').at(-1)?.state).toBe('dropped');
});

describe('a channel that takes no messages', () => {
  const refusal = { kind: 'refused', reason: 'forbidden', detail: 'no permission' } as const;
  const notes = () => world.dms('organiser').map(({ view }) => wordsOf(view));

  test('is told to the organiser on the same day, once for all groups, and shown until a post gets through', async () => {
    const cohort = await world.cohort({ name: 'Owls' });
    await world.cohort({ name: 'Larks' });
    const shown = async () => (await cohortCard(world.ports, { cohort: cohort.id, now: world.now() }))?.refused;
    expect(await shown()).toBeUndefined();
    world.keyed.will(refusal, refusal);
    world.goTo('2026-11-30T08:00');
    await world.runJobs(3);
    expect((await world.rows()).map(({ state }) => state).sort()).toEqual(['refused', 'refused', 'sent']);
    expect(notes()).toEqual([expect.stringContaining(catalogues.en.cohort.refused.forbidden)]);
    expect(await shown()).toBe('forbidden');
    expect(
      wordsOf(cohortView((await cohortCard(world.ports, { cohort: cohort.id, now: world.now() }))!, [catalogues.en])),
    ).toContain(catalogues.en.cohort.notPosted);

    world.goTo('2026-12-01T08:00');
    await world.runJobs(2);
    expect([notes().length, await shown()]).toEqual([1, undefined]);
  });

  test('is told after the quiet hours of an organiser who sleeps', async () => {
    await world.cohort({ postTime: 23 * 60 });
    world.keyed.will(refusal);
    world.goTo('2026-11-30T23:00');
    await world.runJobs(2);
    expect(notes()).toEqual([]);
    world.goTo('2026-12-01T07:00');
    await world.runJobs();
    expect(notes()).toHaveLength(1);
  });
});

test('waiting uses no try up: after twenty waits, and twenty claims with nothing done, it is still tried', async () => {
  const there = await planned('bare');
  const waits = { kind: 'later', afterMs: 60_000, owner: 'ours', detail: 'away' } as const;
  there.will(...Array.from({ length: 20 }, () => waits));
  for (let n = 0; n < 20; n++) {
    await pass(60);
    await world.store.delivery.claim(world.now().add({ minutes: 1 }), 10);
    world.goTo(world.now().add({ minutes: 4 }));
  }
  expect((await world.rows())[0]).toMatchObject({ tries: 0 });
  await pass(240);
  await pass(240);
  expect([world.dms('ana').length, await state()]).toEqual([1, 'sent']);
});
