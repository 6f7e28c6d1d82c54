import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deliver } from '../../jobs/deliver.ts';
import { dailyPost } from '../../jobs/post.ts';
import { reminder } from '../../jobs/reminder.ts';
import { name } from '../../src/chat/contract/view.ts';
import { correctMoments } from '../../src/core/alarm/correct-moments.ts';
import { dayOf } from '../../src/core/calendar/rules.ts';
import { changeSettings } from '../../src/core/learner/change-settings.ts';
import { hourOn } from '../../src/core/reminder/rules.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { type Job, runJob } from '../../src/schedule/job.ts';
import { date } from '../harness/clock.ts';
import { counted } from '../harness/counted.ts';
import { type JobWorld, openJobs, wordsOf } from '../harness/jobs.ts';

let world: JobWorld;
beforeAll(async () => {
  world = await openJobs();
});
afterAll(() => world.drop());
beforeEach(() => world.clear());

describe('one message a day', () => {
  test('planned and run twice, by two processes at once, it is sent once', async () => {
    const cohort = await world.cohort();
    for (const name of ['ana', 'ben', 'wei']) await world.member(cohort, name);
    await world.tickAt('2026-11-30T19:59:59Z');
    expect(world.dms('ana')).toEqual([]);
    await world.tickAt('2026-11-30T20:00:00Z');
    await world.tickAt('2026-11-30T20:00:00Z');
    await world.tickAt('2026-11-30T20:01:00Z');
    for (const name of ['ana', 'ben', 'wei']) expect(world.dms(name)).toHaveLength(1);
    await world.tickAt('2026-12-01T20:00:00Z');
    expect(world.dms('ana')).toHaveLength(2);
  });

  test.each([
    ['a night', '2026-12-01T08:00:00Z'],
    ['seven days', '2026-12-07T08:00:00Z'],
  ])('after %s of downtime nothing comes before their hour, and then one message', async (_, back) => {
    await world.member(await world.cohort(), 'ana');
    await world.tickAt('2026-11-30T19:00:00Z');
    await world.tickAt(back);
    expect(world.dms('ana')).toEqual([]);
    const evening = world.now().toZonedDateTimeISO('UTC').with({ hour: 20 }).toInstant();
    await world.tickAt(evening.subtract({ seconds: 1 }));
    expect(world.dms('ana')).toEqual([]);
    await world.tickAt(evening);
    await world.tickAt(evening.add({ hours: 1 }));
    expect(world.dms('ana')).toHaveLength(1);
    await world.tickAt(evening.add({ hours: 24 }));
    expect(world.dms('ana')).toHaveLength(2);
  });

  test('after downtime that ends later than their hour, the message of that day comes at once', async () => {
    await world.member(await world.cohort(), 'ana');
    await world.tickAt('2026-11-30T19:00:00Z');
    await world.tickAt('2026-12-01T21:00:00Z');
    expect(world.dms('ana')).toHaveLength(1);
    await world.tickAt('2026-12-02T19:59:00Z');
    expect(world.dms('ana')).toHaveLength(1);
  });

  test('what is held up into quiet hours that end on another day is dropped at once', async () => {
    await world.member(await world.cohort({ postTime: 23 * 60 }), 'ana');
    world.keyed.will({ kind: 'later', afterMs: 3 * 3_600_000 });
    await world.tickAt('2026-11-30T20:00:00Z');
    await world.tickAt('2026-11-30T23:00:00Z');
    expect((await world.rows()).find(({ kind }) => kind === 'reminder')).toMatchObject({ state: 'dropped' });
  });

  test('an hour that is put off while its message waits is kept', async () => {
    const { learner } = await world.member(await world.cohort({ postTime: 23 * 60 }), 'ana');
    world.keyed.will({ kind: 'later', afterMs: 60_000 });
    await world.tickAt('2026-11-30T20:00:00Z');
    await changeSettings(world.ports, { learner, changes: { reminderTime: 21 * 60 }, now: world.now() });
    await world.tickAt('2026-11-30T20:59:00Z');
    expect(world.dms('ana')).toEqual([]);
    for (const moment of ['2026-11-30T21:00:00Z', '2026-11-30T21:05:00Z']) await world.tickAt(moment);
    expect(world.dms('ana')).toHaveLength(1);
  });

  test('two cohorts make one message with both in it', async () => {
    const [first, second] = [await world.cohort({ name: 'First' }), await world.cohort({ name: 'Second' })];
    await world.member(first, 'ana');
    await world.member(second, 'ana');
    await world.tickAt('2026-11-30T20:00:00Z');
    expect(world.dms('ana')).toHaveLength(1);
    const words = wordsOf(world.dms('ana')[0]!.view);
    expect(words).toContain('First');
    expect(words).toContain('Second');
  });

  test('a day on which another kind of message was unasked has no reminder', async () => {
    const { learner } = await world.member(await world.cohort(), 'ana');
    await world.db
      .insertInto('delivery')
      .values({
        kind: 'another',
        recipient: `learner:${learner.id}`,
        slot: 'x',
        params: '{}',
        platform: 'keyed',
        address: JSON.stringify({ account: 'ana' }) as never,
        learner: learner.id,
        budget_day: date('2026-11-30'),
        state: 'sent',
        due_at: world.now(),
      } as never)
      .execute();
    await world.tickAt('2026-11-30T20:00:00Z');
    expect(world.dms('ana')).toEqual([]);
    await world.tickAt('2026-12-01T20:00:00Z');
    expect(world.dms('ana')).toHaveLength(1);
  });

  test('whatever the hours, the pauses and the platform do, nobody gets two on one of their days, nor one before their hour', async () => {
    const step = fc.record({
      minutes: fc.integer({ min: 1, max: 2_000 }),
      hour: fc.option(fc.integer({ min: 0, max: 23 }), { freq: 4 }),
      action: fc.constantFrom('deliver', 'throw before', 'throw after', 'later') as fc.Arbitrary<
        'deliver' | 'throw before' | 'throw after' | 'later'
      >,
    });
    const zones = fc.constantFrom('Asia/Kolkata', 'America/New_York', 'Pacific/Auckland');
    await fc.assert(
      fc.asyncProperty(zones, fc.array(step, { minLength: 4, maxLength: 14 }), async (zone, steps) => {
        await world.clear();
        const cohorts = [await world.cohort(), await world.cohort()];
        for (const cohort of cohorts) await world.member(cohort, 'ana', { zone, studyDays: 7 });
        let { learner } = await world.member(cohorts[0]!, 'ana', { zone, studyDays: 7 });
        const days: string[] = [];
        for (const { minutes, hour, action } of steps) {
          if (hour !== null)
            learner = await changeSettings(world.ports, {
              learner,
              changes: { reminderTime: hour * 60 },
              now: world.now(),
            });
          world.keyed.will(action === 'later' ? { kind: 'later', afterMs: 90_000 } : action);
          await world.tickAt(world.now().add({ minutes }));
          const fresh = world.dms('ana').length - days.length;
          const day = dayOf(world.now(), learner);
          for (let i = 0; i < fresh; i++) days.push(day.toString());
          if (fresh) expect(Temporal.Instant.compare(hourOn(day, learner), world.now())).toBeLessThanOrEqual(0);
        }
        expect(days).toEqual([...new Set(days)]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('the moment of sending decides', () => {
  test('a reminder whose task was done meanwhile is dropped', async () => {
    const { enrolment } = await world.member(await world.cohort(), 'ana');
    world.goTo('2026-11-30T20:00:00Z');
    await runJob(reminder, world.env);
    const done = { task: 's0-role-task', evidence: [], minutes: 30, day: date('2026-11-30'), at: world.now() };
    await world.store.task.finish({ enrolment: enrolment.id, ...done, ...counted });
    await runJob(deliver, world.env);
    expect(world.dms('ana')).toEqual([]);
    expect((await world.rows())[0]?.state).toBe('dropped');
  });

  test('a reminder that is not wanted any more is dropped', async () => {
    const { learner } = await world.member(await world.cohort(), 'ana');
    world.goTo('2026-11-30T20:00:00Z');
    await runJob(reminder, world.env);
    await changeSettings(world.ports, { learner, changes: { remind: 'channel' }, now: world.now() });
    await runJob(deliver, world.env);
    expect(world.dms('ana')).toEqual([]);
  });

  test.each(['en', 'zh-CN'] as const)('it speaks the language of that moment (%s)', async (language) => {
    const before = language === 'en' ? 'zh-CN' : 'en';
    const { learner } = await world.member(await world.cohort(), 'ana', { language: before });
    world.goTo('2026-11-30T20:00:00Z');
    await runJob(reminder, world.env);
    await changeSettings(world.ports, { learner, changes: { language }, now: world.now() });
    await runJob(deliver, world.env);
    expect(catalogues[language].reminder.openings.day).toContain(world.dms('ana')[0]?.view.title);
  });

  test('it waits for the end of quiet hours', async () => {
    await world.member(await world.cohort(), 'ana', { reminderTime: 18 * 60, quiet: { from: 19 * 60, to: 21 * 60 } });
    await world.tickAt('2026-11-30T19:30:00Z');
    await world.tickAt('2026-11-30T20:59:59Z');
    expect(world.dms('ana')).toEqual([]);
    await world.tickAt('2026-11-30T21:00:00Z');
    expect(world.dms('ana')).toHaveLength(1);
  });

  test('what would come the next morning about a day that is over does not come', async () => {
    await world.member(await world.cohort({ postTime: 23 * 60 }), 'ana');
    world.keyed.will({ kind: 'later', afterMs: 3 * 3_600_000 });
    await world.tickAt('2026-11-30T20:00:00Z');
    await world.tickAt('2026-11-30T23:00:00Z');
    await world.tickAt('2026-12-01T07:00:00Z');
    expect(world.dms('ana')).toEqual([]);
    await world.tickAt('2026-12-01T20:00:00Z');
    expect(world.dms('ana')).toHaveLength(1);
  });

  test('an hour chosen within quiet hours was chosen all the same', async () => {
    await world.member(await world.cohort(), 'ana', { reminderTime: 23 * 60 });
    await world.tickAt('2026-11-30T23:00:00Z');
    expect(world.dms('ana')).toHaveLength(1);
  });

  test('closed messages stop until the person acts again', async () => {
    await world.member(await world.cohort({ postTime: 23 * 60 }), 'ana');
    world.keyed.will({ kind: 'refused', reason: 'closed', detail: 'no DMs from strangers' });
    await world.tickAt('2026-11-30T20:00:00Z');
    await world.tickAt('2026-12-01T20:00:00Z');
    await world.tickAt('2026-12-02T20:00:00Z');
    const { rows } = await sql<{ state: string }>`select state from delivery where kind = 'reminder'`.execute(world.db);
    expect([rows, world.dms('ana').length]).toEqual([[{ state: 'refused' }], 0]);
    world.goTo('2026-12-03T12:00:00Z');
    // Dispatch does this when they act: see test/commands/gone.test.ts.
    await world.ports.learner.openDm({ platform: 'keyed', account: 'ana' });
    await world.tickAt('2026-12-03T20:00:00Z');
    expect(world.dms('ana')).toHaveLength(1);
  });
});

describe('a clock that runs ahead, and is set right', () => {
  /** What happens at `moment` of the wrong clock, before it shows `right`. */
  const ahead = async (moment: string, jobs: readonly Job[], right: string) => {
    world.goTo(moment);
    for (const job of jobs) await runJob(job, world.env);
    world.goTo(right);
    await correctMoments(world.ports, { now: world.now(), all: true });
  };

  test('leaves no message to wait for years', async () => {
    await world.member(await world.cohort({ postTime: 23 * 60 }), 'ana');
    world.goTo('2026-11-30T20:00:00Z');
    await runJob(reminder, world.env);
    // Put off by a minute, while the clock showed another year.
    await sql`update delivery set due_at = '2028-05-01T12:01Z'`.execute(world.db);
    await world.tickAt('2026-11-30T20:02:00Z');
    await world.tickAt('2026-11-30T20:02:05Z');
    expect(world.dms('ana')).toHaveLength(1);
  });

  test('leaves what waits for its place among a late crowd, or for a minute, where it is', async () => {
    await world.member(await world.cohort({ postTime: 23 * 60 }), 'ana');
    world.goTo('2026-11-30T20:00:00Z');
    await runJob(reminder, world.env);
    const putTo = async (put: string) => {
      await sql`update delivery set due_at = ${put}`.execute(world.db);
      await correctMoments(world.ports, { now: world.now(), all: true });
      const { rows } = await sql<{ due: Temporal.Instant }>`select due_at as due from delivery`.execute(world.db);
      return rows.map(({ due }) => due.toString());
    };
    expect(await putTo('2026-11-30T20:25:00Z')).toEqual(['2026-11-30T20:25:00Z']);
    expect(await putTo('2026-11-30T20:25:01Z')).toEqual(['2026-11-30T20:00:00Z']);
  });

  test.each(['keyed', 'forgetful'] as const)('opens again what it ended of today (%s)', async (platform) => {
    await world.member(await world.cohort({ platform, postTime: 23 * 60 }), 'ana');
    world.goTo('2026-11-30T20:00:00Z');
    await runJob(reminder, world.env);
    world[platform].will(platform === 'keyed' ? { kind: 'later', afterMs: 60_000 } : 'throw before');
    await runJob(deliver, world.env);
    await ahead('2027-01-09T20:01:00Z', [deliver], '2026-11-30T20:01:30Z');
    expect(await world.rows()).toMatchObject([{ state: 'pending', slot: '2026-11-30' }]);
    await world.tickAt('2026-11-30T20:01:35Z');
    expect(world.dms('ana')).toHaveLength(1);
  });

  test('leaves ended what was over before', async () => {
    await world.member(await world.cohort({ postTime: 23 * 60 }), 'ana');
    world.goTo('2026-11-30T20:00:00Z');
    await runJob(reminder, world.env);
    await ahead('2026-12-03T20:00:00Z', [deliver], '2026-12-03T20:01:00Z');
    expect(await world.rows()).toMatchObject([{ state: 'dropped', detail: 'nothing left to say' }]);
  });

  test('leaves what was planned for tomorrow to tomorrow', async () => {
    await world.member(await world.cohort(), 'ana');
    await ahead('2026-12-01T20:00:00Z', [reminder, dailyPost], '2026-11-30T19:30:00Z');
    await world.tickAt('2026-11-30T20:00:00Z');
    await world.tickAt('2026-12-01T07:59:00Z');
    const titles = () => world.posts().map(({ view }) => view.title);
    const day = (n: number) => catalogues.en.post.title(name('Group', ''), n);
    // The post of today was due while the clock was wrong, and has come since.
    expect([world.dms('ana').length, titles()]).toEqual([1, [day(1)]]);
    await world.tickAt('2026-12-01T08:00:00Z');
    await world.tickAt('2026-12-01T19:59:00Z');
    expect([world.dms('ana').length, titles()]).toEqual([1, [day(1), day(2)]]);
    await world.tickAt('2026-12-01T20:00:00Z');
    await world.tickAt('2026-12-01T20:01:00Z');
    expect([world.dms('ana').length, titles()]).toEqual([2, [day(1), day(2)]]);
  });

  test('passes over nothing of today, and takes from no day the messages of its own', async () => {
    await world.member(await world.cohort(), 'ana');
    // Both were due on Monday when the clock jumped; on the Wednesday that it showed, both went out.
    await ahead('2026-12-02T20:30:00Z', [reminder, dailyPost, deliver], '2026-11-30T20:30:00Z');
    const days = async () => (await world.rows()).map(({ kind, slot, state }) => `${kind} ${slot} ${state}`);
    expect((await days()).map((row) => row.replace(/ \d+ sent/, ' sent'))).toEqual([
      'reminder 0 early 2026-12-02 sent',
      'daily-post 0 early 2026-12-02 sent',
    ]);
    await world.tickAt('2026-11-30T20:31:00Z');
    expect((await days()).slice(2).sort()).toEqual(['daily-post 2026-11-30 sent', 'reminder 2026-11-30 sent']);
    // What is said to the group goes below the post of today.
    const today = (await world.rows()).find(({ kind, slot }) => kind === 'daily-post' && slot === '2026-11-30');
    expect(await world.ports.note.thread(today?.recipient ?? '', 'daily-post')).toMatchObject({ thread: today?.ref });
    for (const moment of ['2026-12-02T08:00:00Z', '2026-12-02T20:00:00Z', '2026-12-02T20:01:00Z'])
      await world.tickAt(moment);
    expect((await days()).filter((row) => /(reminder|post) 2026-12-02 sent/.test(row)).sort()).toEqual([
      'daily-post 2026-12-02 sent',
      'reminder 2026-12-02 sent',
    ]);
  });
});

describe('by their own wall clock', () => {
  const zone = 'America/New_York';
  const always = { zone, studyDays: 7, dayStart: 0, quiet: { from: 0, to: 0 } } as const;
  const sentAt = async (moments: readonly string[]) => {
    const counts: number[] = [];
    for (const moment of moments) {
      await world.tickAt(moment);
      counts.push(world.dms('ana').length);
    }
    return counts;
  };

  test('an hour that autumn brings twice counts once', async () => {
    world.goTo('2026-10-26T12:00:00Z');
    await world.member(await world.cohort({ start: date('2026-10-26') }), 'ana', { ...always, reminderTime: 1 * 60 });
    await world.tickAt('2026-10-31T12:00:00Z');
    world.keyed.forget();
    const [summer, winter] = ['2026-11-01T05:00:00Z', '2026-11-01T06:00:00Z'];
    expect(await sentAt(['2026-11-01T04:59:00Z', summer, winter, '2026-11-02T05:59:00Z'])).toEqual([0, 1, 1, 1]);
    expect(await sentAt(['2026-11-02T06:00:00Z'])).toEqual([2]);
  });

  test('an hour that spring leaves out moves forward', async () => {
    world.goTo('2027-03-08T12:00:00Z');
    await world.member(await world.cohort({ start: date('2027-03-08') }), 'ana', { ...always, reminderTime: 2 * 60 });
    await world.tickAt('2027-03-13T12:00:00Z');
    world.keyed.forget();
    expect(await sentAt(['2027-03-14T06:59:00Z', '2027-03-14T07:00:00Z', '2027-03-15T05:59:00Z'])).toEqual([0, 1, 1]);
    expect(await sentAt(['2027-03-15T06:00:00Z'])).toEqual([2]);
  });

  test('eight in the evening stays eight in the evening when summer time begins', async () => {
    world.goTo('2027-03-08T12:00:00Z');
    await world.member(await world.cohort({ start: date('2027-03-08') }), 'ana', { zone, reminderTime: 20 * 60 });
    await world.tickAt('2027-03-12T08:00:00Z');
    world.keyed.forget();
    expect(await sentAt(['2027-03-13T00:59:00Z', '2027-03-13T01:00:00Z'])).toEqual([0, 1]);
    expect(await sentAt(['2027-03-15T23:59:00Z', '2027-03-16T00:00:00Z'])).toEqual([1, 2]);
  });

  test('one in the morning belongs to the study day before it', async () => {
    await world.member(await world.cohort(), 'ana', { reminderTime: 1 * 60 });
    // Tuesday to Saturday at 01:00 are Monday to Friday of somebody whose days begin at four.
    const nights = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06', '2026-12-07'];
    expect(await sentAt(nights.map((night) => `${night}T01:00:00Z`))).toEqual([1, 2, 3, 4, 5, 5, 5]);
  });
});
