import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { nextDue } from '../../src/core/alarm/next-due.ts';
import { reschedule } from '../../src/core/alarm/rules.ts';
import { setMissingAlarms, sweepAlarms } from '../../src/core/alarm/sweep-alarms.ts';
import { changeCohort } from '../../src/core/cohort/change-cohort.ts';
import { createCohort } from '../../src/core/cohort/create-cohort.ts';
import { leave } from '../../src/core/enrolment/leave-cohort.ts';
import { changeSettings } from '../../src/core/learner/change-settings.ts';
import { erase } from '../../src/core/learner/erase-learner.ts';
import type { LearnerChanges } from '../../src/core/learner/model.ts';
import { claimPosts } from '../../src/core/post/claim-posts.ts';
import { claimReminders } from '../../src/core/reminder/claim-reminders.ts';
import { claimSummaries } from '../../src/core/summary/claim-summaries.ts';
import { at, date } from '../harness/clock.ts';
import { type Member, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
// An empty world for each test: what is due is due over the whole database.
beforeEach(() => here.clear());
afterAll(() => here.drop());

const monday = (time: string) => at(`2026-11-02T${time}`);
const planned = async () =>
  (await here.db.selectFrom('delivery').select(['kind', 'slot']).orderBy('id').execute()).map(
    ({ kind, slot }) => `${kind} ${slot}`,
  );
/** As a tick does it. */
const tick = async (now: Temporal.Instant) => {
  await claimReminders(here.ports, { now, limit: 10 });
  await claimPosts(here.ports, { now, limit: 10 });
  await claimSummaries(here.ports, { now, limit: 10 });
};
const remindAt = async (learner: string) =>
  (await here.db.selectFrom('learner').select('remind_at').where('id', '=', learner).executeTakeFirstOrThrow())
    .remind_at;
const cohortRow = (id: string) =>
  here.db.selectFrom('cohort').select(['post_at', 'summary_at']).where('id', '=', id).executeTakeFirstOrThrow();

describe('a reminder that is due, and not planned yet', () => {
  let ana: Member;
  beforeEach(async () => {
    const cohort = await here.group();
    await sql`update cohort set post_at = null`.execute(here.db);
    ana = await here.member(cohort, { remind: 'dm' });
  });
  const change = (changes: LearnerChanges, now: Temporal.Instant) =>
    changeSettings(here.ports, { learner: ana.learner, changes, now });

  test.each<[string, LearnerChanges]>([
    ['quiet hours', { quiet: { from: 21 * 60, to: 6 * 60 } }],
    ['the language', { language: 'zh-CN' }],
    ['the study days', { studyDays: 7 }],
    ['the beginning of the day', { dayStart: 0 }],
    ['the zone', { zone: 'Europe/Berlin' }],
    ['an earlier time', { reminderTime: 7 * 60 }],
    ['the same time', { reminderTime: 20 * 60 }],
    ['all over again', { remind: 'dm', zone: 'UTC', reminderTime: 20 * 60, language: 'en' }],
  ])('still comes today when %s is saved twenty seconds later', async (_, changes) => {
    await change(changes, monday('20:00:20'));
    await tick(monday('20:00:50'));
    expect(await planned()).toEqual(['reminder 2026-11-02']);
  });

  test('comes at the new time when that is later today, and once', async () => {
    await change({ reminderTime: 21 * 60 }, monday('20:00:20'));
    await tick(monday('20:00:50'));
    expect(await planned()).toEqual([]);
    await tick(monday('21:00:10'));
    await tick(monday('21:01:10'));
    expect(await planned()).toEqual(['reminder 2026-11-02']);
    expect(await remindAt(ana.learner.id)).toEqual(at('2026-11-03T21:00'));
  });

  test('does not come twice when it has come and the time is changed to later today', async () => {
    await tick(monday('20:00:10'));
    await change({ reminderTime: 21 * 60 }, monday('20:00:20'));
    await tick(monday('21:00:10'));
    expect(await planned()).toEqual(['reminder 2026-11-02']);
  });

  test('still comes when a new name is seen, or another way through the group is chosen', async () => {
    const { platform, account } = await here.db
      .selectFrom('account')
      .selectAll()
      .where('learner', '=', ana.learner.id)
      .executeTakeFirstOrThrow();
    await here.store.learner.identify({
      ...{ platform, account, name: 'Anna', language: 'en' },
      beginning: () => {
        throw new Error('somebody known begins nowhere');
      },
    });
    await here.store.enrolment.save(ana.enrolment.id, { pace: 'own', board: true });
    await tick(monday('20:00:50'));
    expect(await planned()).toEqual(['reminder 2026-11-02']);
  });

  test('is dropped with the wish for reminders, with the last group, and with the learner', async () => {
    await change({ remind: 'nowhere' }, monday('20:00:20'));
    expect(await remindAt(ana.learner.id)).toBeNull();
    await change({ remind: 'dm' }, monday('19:00'));
    await leave(here.ports, { ...ana, last: true, now: monday('20:00:20') });
    expect(await remindAt(ana.learner.id)).toBeNull();
    const ben = await here.member(await here.group({ start: date('2026-11-09') }), { remind: 'dm' });
    await erase(here.ports, ben.learner);
    await tick(monday('20:00:50'));
    expect(await planned()).toEqual([]);
  });

  test('of two changes at once follows from both', async () => {
    const now = monday('12:00');
    await Promise.all([
      change({ zone: 'Asia/Tokyo' }, now),
      change({ reminderTime: 22 * 60 }, now),
      change({ studyDays: 7 }, now),
    ]);
    expect(await remindAt(ana.learner.id)).toEqual(at('2026-11-02T13:00'));
  });
});

describe('a group’s post that is due, and not planned yet', () => {
  test('still comes when the board is switched, or the group renamed or moved, twenty seconds later', async () => {
    const cohort = await here.group();
    const now = monday('08:00:20');
    const home = { platform: 'web', workspace: 'w', channel: 'moved' };
    for (const changes of [{ board: true }, { name: 'Owls' }, { languages: ['en'] as const }, { home }])
      await changeCohort(here.ports, { cohort, changes, now });
    await tick(monday('08:00:50'));
    expect(await planned()).toEqual(['daily-post 2026-11-02']);
  });

  test.each([
    ['comes at once when its time is changed to an earlier one', { postTime: 7 * 60 }, '08:00:50'],
    ['comes at its new time when that is later today', { postTime: 9 * 60 + 30 }, '09:30:10'],
  ])('%s', async (_, changes, then) => {
    const cohort = await here.group();
    await changeCohort(here.ports, { cohort, changes, now: monday('08:00:20') });
    await tick(monday(then));
    await tick(monday('23:00'));
    expect(await planned()).toEqual(['daily-post 2026-11-02']);
  });

  test('is not lost when at noon its time is moved from the evening to the morning', async () => {
    const cohort = await here.group();
    await changeCohort(here.ports, { cohort, changes: { postTime: 18 * 60 }, now: monday('07:00') });
    await changeCohort(here.ports, { cohort, changes: { postTime: 9 * 60 }, now: monday('12:00') });
    await tick(monday('12:00:30'));
    expect(await planned()).toEqual(['daily-post 2026-11-02']);
    expect((await cohortRow(cohort.id)).post_at).toEqual(at('2026-11-03T09:00'));
  });

  test('does not come again when it has come and its time is moved', async () => {
    const cohort = await here.group();
    await tick(monday('08:00:10'));
    await changeCohort(here.ports, { cohort, changes: { postTime: 9 * 60 }, now: monday('08:30') });
    await tick(monday('09:00:10'));
    expect(await planned()).toEqual(['daily-post 2026-11-02']);
  });

  test('a summary that is due stays due when the group moves to a zone where Friday evening is over', async () => {
    const cohort = await here.group({ zone: 'America/New_York' });
    const friday = at('2026-11-06T22:00:20Z');
    await changeCohort(here.ports, { cohort, changes: { zone: 'Asia/Tokyo' }, now: friday });
    expect((await cohortRow(cohort.id)).summary_at).toEqual(at('2026-11-06T22:00Z'));
  });

  test('a summary that was still to come today is not lost either', async () => {
    const cohort = await here.group({ zone: 'America/New_York' });
    const now = at('2026-11-06T09:30Z');
    await changeCohort(here.ports, { cohort, changes: { zone: 'Asia/Tokyo' }, now });
    expect((await cohortRow(cohort.id)).summary_at).toEqual(now);
  });

  test('a group that is opened on its first Monday after its time has day 1 on that day', async () => {
    const cohort = await here.group({}, monday('09:30'));
    await tick(monday('09:30:40'));
    await tick(monday('23:00'));
    expect(await planned()).toEqual(['daily-post 2026-11-02']);
    expect((await cohortRow(cohort.id)).post_at).toEqual(at('2026-11-03T08:00'));
  });

  test.each([
    ['before its first day', '2026-10-30T12:00', '2026-11-02T08:00'],
    ['on that day, too early', '2026-11-02T07:00', '2026-11-02T08:00'],
    ['on that day, too late', '2026-11-02T09:30', '2026-11-02T09:30'],
    ['on a Saturday', '2026-11-07T09:30', '2026-11-09T08:00'],
    ['after its end', '2026-12-07T09:30', undefined],
  ])('whoever opens a group %s is told when its next post comes, and then it comes', async (_, opened, expected) => {
    const home = { platform: 'web', workspace: 'w', channel: 'c' };
    const made = await createCohort(here.ports, {
      form: { name: 'Group', path: 'swe', start: date('2026-11-02'), languages: ['en'], postTime: 8 * 60, zone: 'UTC' },
      ...{ organiser: await here.person(), home, key: opened, now: at(opened) },
    });
    const nextPost = made.kind === 'created' ? made.nextPost : undefined;
    expect(nextPost).toEqual(expected === undefined ? undefined : at(expected));
    if (!nextPost) return;
    await tick(nextPost.subtract({ seconds: 1 }));
    expect(await planned()).toHaveLength(opened === expected ? 1 : 0);
    await tick(nextPost);
    expect(await planned()).toEqual([`daily-post ${expected?.slice(0, 10)}`]);
  });

  test('a group that is opened on a Saturday, or before it begins, has nothing at once', async () => {
    await here.group({}, at('2026-11-07T09:30'));
    await here.group({ start: date('2026-11-16') }, at('2026-11-07T09:30'));
    await tick(at('2026-11-07T09:31'));
    expect(await planned()).toEqual([]);
  });
});

describe('a clock that ran ahead', () => {
  const ahead = at('2028-05-01T00:00');
  const now = monday('12:00');

  test('leaves alarms of that time, which a sweep sets anew: nobody waits for two years', async () => {
    const cohort = await here.group();
    const ana = await here.member(cohort, { remind: 'dm' });
    await sql`update learner set remind_at = ${ahead} where id = ${ana.learner.id}`.execute(here.db);
    await sql`update cohort set post_at = ${ahead}, summary_at = ${ahead}`.execute(here.db);
    expect(await sweepAlarms(here.ports, { now })).toBe(3);
    expect(await remindAt(ana.learner.id)).toEqual(monday('20:00'));
    // The post of today had not come.
    expect(await cohortRow(cohort.id)).toEqual({ post_at: monday('08:00'), summary_at: at('2026-11-06T17:00') });
    expect(await sweepAlarms(here.ports, { now })).toBe(0);
  });

  test('by a few days only is undone when it is known to have been wrong, and what is due stays due', async () => {
    const cohort = await here.group();
    const ana = await here.member(cohort, { remind: 'dm' });
    // On Monday the clock shows Thursday for a minute.
    await claimReminders(here.ports, { now: at('2026-11-05T20:30'), limit: 10 });
    await claimPosts(here.ports, { now: at('2026-11-05T20:30'), limit: 10 });
    expect(await remindAt(ana.learner.id)).toEqual(at('2026-11-06T20:00'));
    expect(await sweepAlarms(here.ports, { now })).toBe(0);
    // A reminder, a post, and what comes next of the question that Thursday's post would have had.
    expect(await sweepAlarms(here.ports, { now, all: true })).toBe(3);
    expect(await remindAt(ana.learner.id)).toEqual(monday('20:00'));
    await sql`update learner set remind_at = ${monday('08:00')}`.execute(here.db);
    expect(await sweepAlarms(here.ports, { now, all: true })).toBe(0);
    expect(await remindAt(ana.learner.id)).toEqual(monday('08:00'));
  });

  test('is told apart from a group that begins next year', async () => {
    const cohort = await here.group({ start: date('2027-06-07') });
    const before = await cohortRow(cohort.id);
    expect(await sweepAlarms(here.ports, { now })).toBe(0);
    expect(await cohortRow(cohort.id)).toEqual(before);
  });

  test('may have left many: they are read a batch at a time', async () => {
    await sql`insert into learner (name, language, zone, placed, reminder_time, day_start, quiet_from, quiet_to, remind, goals, remind_at)
      select 'L' || n, 'en', 'UTC', true, 1200, 240, 0, 0, 'dm', '[{"from":"2026-10-26","days":5}]', ${ahead}::timestamptz
      from generate_series(1, 450) n`.execute(here.db);
    expect(await sweepAlarms(here.ports, { now })).toBe(450);
    expect(await nextDue(here.ports)).toEqual(monday('20:00'));
  });

  test('alarms that are within their horizon stay as they are, due ones too', async () => {
    const cohort = await here.group();
    const ana = await here.member(cohort, { remind: 'dm' });
    for (const moment of [monday('08:00'), at('2026-11-16T12:00')]) {
      await sql`update learner set remind_at = ${moment}`.execute(here.db);
      await sql`update cohort set post_at = ${moment}, summary_at = ${moment}`.execute(here.db);
      expect(await sweepAlarms(here.ports, { now })).toBe(0);
      expect(await remindAt(ana.learner.id)).toEqual(moment);
    }
  });
});

test('whoever should have an alarm and has none gets one at the start, and nobody else', async () => {
  const cohort = await here.group();
  const ana = await here.member(cohort, { remind: 'dm' });
  await here.member(cohort, { name: 'Ben', remind: 'channel' });
  await here.solo(await here.person('Cy'));
  await sql`update learner set remind_at = null`.execute(here.db);
  await sql`update cohort set post_at = null, summary_at = null`.execute(here.db);
  expect(await setMissingAlarms(here.ports, { now: monday('12:00') })).toBe(3);
  expect(await remindAt(ana.learner.id)).toEqual(monday('20:00'));
  expect(await cohortRow(cohort.id)).toEqual({ post_at: at('2026-11-03T08:00'), summary_at: at('2026-11-06T17:00') });
  expect(await setMissingAlarms(here.ports, { now: monday('12:00') })).toBe(0);
});

test('a move that comes too late changes nothing', async () => {
  const { learner } = await here.member(await here.group(), { remind: 'dm' });
  const was = await remindAt(learner.id);
  const move = (from: Temporal.Instant | null) =>
    here.store.alarm.move('reminder', [{ subject: learner.id, from, to: monday('09:00') }]);
  expect([await move(null), await move(monday('19:59')), await remindAt(learner.id)]).toEqual([0, 0, was]);
  expect([await move(was), await remindAt(learner.id)]).toEqual([1, monday('09:00')]);
});

test('what is owed comes today or at once; what is not owed follows the new time', () => {
  const [now, later, tomorrow] = [monday('12:00'), monday('15:00'), at('2026-11-03T09:00')];
  const dayOf = (moment: Temporal.Instant) => moment.toZonedDateTimeISO('UTC').toPlainDate();
  const go = (current: Temporal.Instant | null, next: Temporal.Instant | null, owed: boolean) =>
    reschedule({ current, next, owed, now, dayOf });
  expect(go(monday('11:00'), tomorrow, true)).toEqual(monday('11:00'));
  expect(go(monday('11:00'), null, true)).toEqual(monday('11:00'));
  expect(go(monday('18:00'), tomorrow, true)).toEqual(now);
  expect(go(monday('11:00'), later, true)).toEqual(later);
  expect(go(monday('18:00'), tomorrow, false)).toEqual(tomorrow);
  expect(go(null, tomorrow, true)).toEqual(tomorrow);
});
