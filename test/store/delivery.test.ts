import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { nextDue } from '../../src/core/alarm/next-due.ts';
import { setMissingAlarms } from '../../src/core/alarm/sweep-alarms.ts';
import type { Claim, DeliveryPort } from '../../src/core/delivery/port.ts';
import { changeSettings } from '../../src/core/learner/change-settings.ts';
import { claimPosts } from '../../src/core/post/claim-posts.ts';
import { claimReminders } from '../../src/core/reminder/claim-reminders.ts';
import { claimSummaries } from '../../src/core/summary/claim-summaries.ts';
import { deliveries } from '../../src/store/delivery.ts';
import { at, date } from '../harness/clock.ts';
import { curriculum, route, start, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
// An empty world for each test: what is due is due over the whole database.
beforeEach(() => here.clear());
afterAll(() => here.drop());

const evening = at('2026-11-02T20:00');
const rows = () => here.db.selectFrom('delivery').selectAll().orderBy('id').execute();
const states = async () => (await rows()).map((row) => row.state);
const remindAt = async (learner: string) =>
  (await here.db.selectFrom('learner').select('remind_at').where('id', '=', learner).executeTakeFirstOrThrow())
    .remind_at;

/** One reminder, written and claimed. */
async function claimed() {
  const { learner } = await here.member(await here.group(), { remind: 'dm' });
  await claimReminders(here.ports, { now: evening, limit: 10 });
  const [piece] = await here.store.delivery.claim(evening, 10);
  return { learner, id: piece!.delivery, claim: piece!.claim };
}

describe('reminders', () => {
  test('are written once and the next moment moves on, however many plan at once', async () => {
    const { learner } = await here.member(await here.group(), { remind: 'dm' });
    const looked = await Promise.all(
      Array.from({ length: 4 }, () => claimReminders(here.ports, { now: evening, limit: 10 })),
    );
    expect(looked.reduce((a, b) => a + b)).toBe(1);
    expect(await claimReminders(here.ports, { now: evening, limit: 10 })).toBe(0);
    expect(await rows()).toMatchObject([
      { kind: 'reminder', learner: learner.id, slot: '2026-11-02', state: 'pending' },
    ]);
    expect(await remindAt(learner.id)).toEqual(at('2026-11-03T20:00'));
  });

  test('of a crowd are spread over five minutes, each person at their own place every day; what is late, over five times as long', async () => {
    const cohort = await here.group();
    const people: string[] = [];
    for (let n = 0; n < 12; n++) people.push((await here.member(cohort, { remind: 'dm' })).learner.id);
    const dueOn = async (now: Temporal.Instant, limit = people.length) => {
      await here.db.deleteFrom('delivery').execute();
      await claimReminders(here.ports, { now, limit });
      return new Map((await rows()).map((row) => [row.learner!, row.due_at.since(now).total('seconds')]));
    };
    expect([...(await dueOn(evening, 100)).values()]).toEqual(people.map(() => 0));
    const tuesday = await dueOn(at('2026-11-03T20:00'));
    expect(await dueOn(at('2026-11-04T20:00'))).toEqual(tuesday);
    const places = [...tuesday.values()];
    expect(new Set(places).size).toBe(people.length);
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...places)).toBeLessThan(300);
    expect(Math.max(...places) - Math.min(...places)).toBeGreaterThan(120);
    const late = await dueOn(at('2026-11-05T21:00'));
    for (const [learner, seconds] of late) expect(seconds).toBeCloseTo(5 * tuesday.get(learner)!, 1);
  });

  test('after a week of downtime are one message, about today', async () => {
    await here.member(await here.group(), { remind: 'dm' });
    await claimReminders(here.ports, { now: at('2026-11-09T20:30'), limit: 10 });
    expect(await rows()).toMatchObject([{ params: { day: '2026-11-09' } }]);
  });

  test('are one a day for a person, whatever they change or however many groups they are in', async () => {
    const { learner } = await here.member(await here.group(), { remind: 'dm' });
    await here.store.enrolment.enrol({
      learner: learner.id,
      cohort: (await here.group()).id,
      joined: start,
      now: evening,
    });
    await claimReminders(here.ports, { now: evening, limit: 10 });
    await changeSettings(here.ports, { learner, changes: { reminderTime: 21 * 60 }, now: evening });
    await claimReminders(here.ports, { now: at('2026-11-02T21:00'), limit: 10 });
    expect(await rows()).toHaveLength(1);
  });

  test('share the day’s one message with every other kind: the database keeps the budget', async () => {
    const { learner } = await here.member(await here.group(), { remind: 'dm' });
    const another = {
      kind: 'other',
      recipient: 'x',
      slot: 's',
      params: {},
      platform: 'web',
      address: { account: 'a' },
    };
    const values = { ...another, learner: learner.id, budget_day: start, due_at: evening };
    await here.db
      .insertInto('delivery')
      .values({ ...values, params: '{}', address: '{"account":"a"}' } as never)
      .execute();
    await claimReminders(here.ports, { now: evening, limit: 10 });
    expect((await rows()).map((row) => row.kind)).toEqual(['other']);
  });

  test('are not written to whoever has closed their DMs, and the moment moves on all the same', async () => {
    const { learner } = await here.member(await here.group(), { remind: 'dm' });
    const [reachable] = await here.store.learner.list([learner.id]);
    await here.store.learner.closeDm(reachable!.account!);
    await claimReminders(here.ports, { now: evening, limit: 10 });
    expect(await rows()).toEqual([]);
    expect(await remindAt(learner.id)).toEqual(at('2026-11-03T20:00'));
  });

  test('come in batches of the limit until none is left', async () => {
    const cohort = await here.group();
    for (const name of ['A', 'B', 'C']) await here.member(cohort, { name, remind: 'dm' });
    expect([
      await claimReminders(here.ports, { now: evening, limit: 2 }),
      await claimReminders(here.ports, { now: evening, limit: 2 }),
    ]).toEqual([2, 1]);
    expect(await rows()).toHaveLength(3);
  });
});

describe('a cohort’s messages', () => {
  test('are one post a day and one summary a week', async () => {
    const cohort = await here.group();
    const morning = at('2026-11-02T08:00');
    for (let i = 0; i < 2; i++)
      await Promise.all([
        claimPosts(here.ports, { now: morning, limit: 10 }),
        claimPosts(here.ports, { now: morning, limit: 10 }),
      ]);
    expect(await rows()).toMatchObject([
      {
        kind: 'daily-post',
        recipient: `cohort:${cohort.id}`,
        params: { cohort: cohort.id, day: '2026-11-02' },
        learner: null,
      },
    ]);
    await claimSummaries(here.ports, { now: at('2026-11-06T17:00'), limit: 10 });
    await claimSummaries(here.ports, { now: at('2026-11-06T17:00'), limit: 10 });
    expect((await rows()).map((row) => [row.kind, row.slot])).toEqual([
      ['daily-post', '2026-11-02'],
      ['weekly-summary', '2026-11-02'],
    ]);
  });

  test('yesterday’s post is not sent today', async () => {
    await here.group();
    await claimPosts(here.ports, { now: at('2026-11-03T07:00'), limit: 10 });
    expect(await rows()).toEqual([]);
    await claimPosts(here.ports, { now: at('2026-11-03T08:00'), limit: 10 });
    expect((await rows()).map((row) => row.slot)).toEqual(['2026-11-03']);
  });
});

describe('a delivery', () => {
  test('is claimed by one runner at a time', async () => {
    await here.member(await here.group(), { remind: 'dm' });
    await claimReminders(here.ports, { now: evening, limit: 10 });
    const claims = await Promise.all(Array.from({ length: 5 }, () => here.store.delivery.claim(evening, 10)));
    expect(claims.flat()).toHaveLength(1);
  });

  test('can be read by its runner until sending begins, and begins once', async () => {
    const { id, claim, learner } = await claimed();
    expect(await here.store.delivery.get(id, claim)).toMatchObject({
      kind: 'reminder',
      learner: learner.id,
      due: evening,
    });
    expect(await here.store.delivery.get(id, claim + 1)).toBeUndefined();
    const begun = await Promise.all([1, 2, 3].map(() => here.store.delivery.begin(id, claim, true, evening)));
    expect(begun.filter(Boolean)).toHaveLength(1);
    expect(await here.store.delivery.get(id, claim)).toBeUndefined();
  });

  test('whose runner never came back goes to another, and the first can do nothing any more', async () => {
    const { id, claim } = await claimed();
    expect(await here.store.delivery.claim(evening.add({ seconds: 5 }), 10)).toEqual([]);
    const late = evening.add({ seconds: 6 });
    expect(await here.store.delivery.claim(late, 10)).toEqual([{ delivery: id, claim: claim + 1 }]);
    expect(await here.store.delivery.begin(id, claim, true, late)).toBe(false);
    await here.store.delivery.end(id, claim, { state: 'dropped', detail: 'too late to say', at: late });
    expect(await states()).toEqual(['claimed']);
    expect(await here.store.delivery.begin(id, claim + 1, true, late)).toBe(true);
  });

  test('that is known to be sent late, by whoever began first, is sent, whoever took it over meanwhile', async () => {
    const { id, claim } = await claimed();
    const { delivery } = here.store;
    await delivery.begin(id, claim, true, evening);
    const late = evening.add({ seconds: 6 });
    expect(await delivery.claim(late, 10)).toEqual([{ delivery: id, claim: claim + 1 }]);
    await delivery.end(id, claim, { state: 'sent', ref: 'there/1', at: late });
    expect(await states()).toEqual(['sent']);
    expect(await delivery.begin(id, claim + 1, true, late)).toBe(false);
    await delivery.end(id, claim + 1, { state: 'pending', due: late, detail: 'again' });
    expect(await states()).toEqual(['sent']);
  });

  test('that may have been sent is sent again only where the platform has idempotency keys', async () => {
    const { id, claim } = await claimed();
    await here.store.delivery.begin(id, claim, true, evening);
    expect(await here.store.delivery.claim(evening.add({ minutes: 2 }), 10)).toEqual([
      { delivery: id, claim: claim + 1 },
    ]);
    await here.store.delivery.begin(id, claim + 1, false, evening.add({ minutes: 2 }));
    const late = evening.add({ hours: 1 });
    const ends: unknown[] = [];
    for (let n = 0; n < 2; n++)
      expect(await here.store.delivery.claim(late, 10, (end) => void ends.push(end))).toEqual([]);
    expect(ends).toEqual([
      {
        id,
        kind: 'reminder',
        platform: 'web',
        detail: 'its end was not written down in time: the sender ended, or lost the database',
      },
    ]);
    expect(await rows()).toMatchObject([{ state: 'ambiguous' }]);
    expect(await here.store.delivery.claim(evening.add({ hours: 99 }), 10)).toEqual([]);
  });

  test.each(['sent', 'refused', 'dropped', 'ambiguous'] as const)(
    'that is %s has an end and is never claimed again',
    async (state) => {
      const { id, claim } = await claimed();
      await here.store.delivery.begin(id, claim, true, evening);
      await here.store.delivery.end(
        id,
        claim,
        state === 'sent' ? { state, ref: 'r', at: evening } : { state, detail: 'why', at: evening },
      );
      expect(await states()).toEqual([state]);
      expect((await rows())[0]?.ended_at).toEqual(evening);
      expect(await here.store.delivery.claim(evening.add({ hours: 99 }), 10)).toEqual([]);
    },
  );

  test('that has to wait is due at its later moment', async () => {
    const { id, claim } = await claimed();
    const later = at('2026-11-03T07:00');
    await here.store.delivery.end(id, claim, { state: 'pending', due: later, detail: 'quiet hours' });
    expect(await here.store.delivery.claim(at('2026-11-03T06:59'), 10)).toEqual([]);
    expect(await here.store.delivery.claim(later, 10)).toHaveLength(1);
  });
});

test('the next moment at which there is something to do is the soonest of all', async () => {
  expect(await nextDue(here.ports)).toBeUndefined();
  await here.group();
  expect(await nextDue(here.ports)).toEqual(at('2026-11-02T08:00'));
  await here.member(await here.group({ start: date('2026-11-09') }), { remind: 'dm', reminderTime: 6 * 60 });
  expect(await nextDue(here.ports)).toEqual(at('2026-11-02T06:00'));
  await claimReminders(here.ports, { now: at('2026-11-02T06:00'), limit: 10 });
  const [piece] = await here.store.delivery.claim(at('2026-11-02T06:00'), 10);
  // Its runner may be killed: then it is taken over.
  expect(await nextDue(here.ports)).toEqual(at('2026-11-02T06:00').add({ seconds: 6 }));
  const due = at('2026-11-02T07:00');
  await here.store.delivery.end(piece!.delivery, piece!.claim, { state: 'pending', due, detail: 'quiet hours' });
  expect(await nextDue(here.ports)).toEqual(due);
});

test('a group whose route had come to its end goes on when more of it is written', async () => {
  const oneWeek = { ...route, weeks: route.weeks.slice(0, 1), days: route.days.slice(0, 5) };
  const before = { ...here.ports, curriculum: { ...curriculum, paths: new Map([[route.id, oneWeek]]) } };
  const cohort = await here.group();
  const postAt = async () =>
    (await here.db.selectFrom('cohort').select('post_at').where('id', '=', cohort.id).executeTakeFirstOrThrow())
      .post_at;
  const saturday = at('2026-11-07T12:00');
  await claimPosts(before, { now: saturday, limit: 10 });
  await claimSummaries(before, { now: saturday, limit: 10 });
  expect(await postAt()).toBeNull();
  expect(await setMissingAlarms(before, { now: saturday })).toBe(0);
  expect(await setMissingAlarms(here.ports, { now: saturday })).toBe(2);
  expect((await postAt())?.toZonedDateTimeISO('UTC').toPlainDate().toString()).toBe('2026-11-09');
  expect(await setMissingAlarms(here.ports, { now: saturday })).toBe(0);
});

describe('however many deliveries wait', () => {
  const due = at('2026-11-02T20:00');
  const backlog = async (count: number) => {
    await sql`
      insert into delivery (kind, recipient, slot, params, platform, address, due_at, begun_at)
      select 'reminder', 'r' || n, 's', '{}', case when n % 2 = 0 then 'slack' else 'discord' end,
        jsonb_build_object('workspace', 'w' || n % 6, 'account', 'a' || n), ${due}::timestamptz - n * interval '1 ms',
        case when n % 6 = 2 then ${due}::timestamptz end
      from generate_series(1, ${count}::int) n`.execute(here.db);
    await sql`analyze delivery`.execute(here.db);
  };
  /** How many rows of the outbox a look reads: by an index, or all of them one after the other. */
  const read = (look: (delivery: DeliveryPort) => Promise<unknown>) =>
    here.db.transaction().execute(async (tx) => {
      const sofar = async () => {
        const { rows } = await sql<{ n: number }>`
          select (seq_tup_read + idx_tup_fetch)::int as n from pg_stat_xact_user_tables where relname = 'delivery'`.execute(
          tx,
        );
        return rows[0]!.n;
      };
      const before = await sofar();
      await look(deliveries(tx));
      return (await sofar()) - before;
    });

  test('a tick and a runner that goes on read few of them, and each workspace has its turn', async () => {
    await backlog(10_000);
    const counts: number[] = [];
    let claims: readonly Claim[] = [];
    counts.push(await read(async (delivery) => (claims = await delivery.claim(due, 200))));
    counts.push(await read((delivery) => delivery.claimNext(claims[0]!.delivery, due)));
    counts.push(await read((delivery) => delivery.claim(due, 200)));
    counts.push(await read((delivery) => delivery.nextDue()));
    expect(Math.max(...counts), `rows read: ${counts}`).toBeLessThan(1_000);
    const { rows: taken } = await sql<{ workspace: string; n: number }>`
      select platform || ' ' || (address->>'workspace') as workspace, count(*)::int as n from delivery
      where state = 'claimed' group by 1 order by 1`.execute(here.db);
    // Of Discord the 24 that are due first, whichever their servers; of Slack those of `w2` come first: they may have been sent.
    expect(taken.map(({ workspace }) => workspace)).toEqual([
      'discord w1',
      'discord w3',
      'discord w5',
      'slack w0',
      'slack w2',
      'slack w4',
    ]);
  });
});
