import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nextAlarms } from '../../src/core/cohort/alarms.ts';
import { changeCohort } from '../../src/core/cohort/change-cohort.ts';
import { createCohort } from '../../src/core/cohort/create-cohort.ts';
import { openCohorts } from '../../src/core/cohort/list-open-cohorts.ts';
import { moveCohort } from '../../src/core/cohort/move-cohort.ts';
import { startOf } from '../../src/core/cohort/rules.ts';
import { cohortCard } from '../../src/core/cohort/show-cohort.ts';
import { leave } from '../../src/core/enrolment/leave-cohort.ts';
import { makePost } from '../../src/core/post/make-post.ts';
import { summaryWeek } from '../../src/core/summary/rules.ts';
import { at, date } from '../harness/clock.ts';
import { before, route, start, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

/** Somebody who looks from another channel. */
const somebody = {
  platform: 'web',
  account: 'ada',
  learner: '0',
  channel: 'other',
  enrolled: [],
  organised: [],
} as const;
const home = { platform: 'web', workspace: 'elsewhere', channel: 'general' };
const form = {
  name: 'Group',
  path: 'swe',
  start,
  languages: ['en', 'zh-CN'],
  postTime: 8 * 60,
  zone: 'Asia/Shanghai',
} as const;
const create = async (more: Partial<Parameters<typeof createCohort>[1]> = {}) =>
  createCohort(here.ports, { form, organiser: await here.person(), home, key: here.fresh(), now: before, ...more });

describe('opening a group', () => {
  test('the same event opens one group, also five times at once', async () => {
    const organiser = await here.person();
    const made = await Promise.all(Array.from({ length: 5 }, () => create({ organiser, key: 'once' })));
    expect(new Set(made.map((m) => (m.kind === 'created' ? m.cohort.id : m.kind))).size).toBe(1);
  });

  test('it needs a channel of a server or team, and a route that exists', async () => {
    const organiser = await here.person();
    const nowhere = { form, organiser, key: here.fresh(), now: before };
    expect(await createCohort(here.ports, nowhere)).toEqual({ kind: 'noHome' });
    expect(await create({ form: { ...form, path: 'alchemy' } })).toEqual({ kind: 'unknownPath' });
  });

  test('it needs a channel that the bot may post in, and so does moving to one', async () => {
    const closed = { ...here.ports, channel: { ...here.ports.channel, mayPost: async () => false } };
    const organiser = await here.person();
    const asked = { form, organiser, home, key: here.fresh(), now: before };
    expect(await createCohort(closed, asked)).toEqual({ kind: 'cannotPost' });
    const made = await createCohort(here.ports, asked);
    if (made.kind !== 'created') throw new Error(made.kind);
    const to = { cohort: made.cohort, home: { ...home, channel: 'other' }, now: before };
    expect(await moveCohort(closed, to)).toEqual({ kind: 'cannotPost' });
    expect(await moveCohort(here.ports, { ...to, home: undefined })).toEqual({ kind: 'cannotPost' });
    expect((await here.store.cohort.get(made.cohort.id))?.home).toEqual(home);
    expect(await moveCohort(here.ports, to)).toMatchObject({ kind: 'moved', cohort: { home: { channel: 'other' } } });
    expect((await here.store.cohort.get(made.cohort.id))?.home?.channel).toBe('other');
  });

  test('weeks begin on Monday: another date moves to the next one, and that is said', async () => {
    expect(await create()).toMatchObject({ kind: 'created', moved: false });
    const moved = await create({ form: { ...form, start: date('2026-11-04') } });
    expect(moved).toMatchObject({ kind: 'created', moved: true });
    expect(moved.kind === 'created' && moved.cohort.start.toString()).toBe('2026-11-09');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), (days) => {
        const on = date('2026-01-01').add({ days });
        const monday = startOf(on);
        expect(monday.dayOfWeek).toBe(1);
        expect(on.until(monday).days).toBeGreaterThanOrEqual(0);
        expect(on.until(monday).days).toBeLessThan(7);
      }),
    );
  });
});

describe('when its jobs act', () => {
  const cohort = { start, postTime: 8 * 60, zone: 'Asia/Shanghai', home };
  const due = (now: string) => {
    const { postAt, summaryAt } = nextAlarms(cohort, route, at(now));
    return [postAt?.toString(), summaryAt?.toString()];
  };

  test('the first post is on the first day at the cohort’s hour, however long before it was made', () => {
    expect(due('2026-09-01T00:00')).toEqual(['2026-11-02T00:00:00Z', '2026-11-06T09:00:00Z']);
  });

  test('posts are on task days, summaries on Fridays, and both end with the last written week', () => {
    expect(due('2026-11-06T00:00')).toEqual(['2026-11-09T00:00:00Z', '2026-11-06T09:00:00Z']);
    expect(due('2026-11-12T00:00')).toEqual(['2026-11-13T00:00:00Z', '2026-11-13T09:00:00Z']);
    expect(due('2026-11-13T00:00')).toEqual([undefined, '2026-11-13T09:00:00Z']);
    expect(due('2026-11-13T09:00')).toEqual([undefined, undefined]);
  });

  test('one post for each written day and one summary for each week, in every zone and at every hour', () => {
    const zone = fc.constantFrom('Pacific/Pago_Pago', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati');
    fc.assert(
      fc.property(
        zone,
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 0, max: 60 }),
        (where, postTime, weeks) => {
          const it = { start: start.add({ weeks }), postTime, zone: where, home };
          const moments = (which: 'postAt' | 'summaryAt') => {
            const all: Temporal.Instant[] = [];
            for (let now: Temporal.Instant | null = before; now && all.length < 20; ) {
              now = nextAlarms(it, route, now)[which];
              if (now) all.push(now);
            }
            return all.map((moment) => moment.toZonedDateTimeISO(where).toPlainDate().toString());
          };
          const days = [0, 1, 2, 3, 4, 7, 8, 9, 10, 11].map((days) => it.start.add({ days }).toString());
          expect(moments('postAt')).toEqual(days);
          expect(moments('summaryAt')).toEqual([days[4], days[9]]);
        },
      ),
    );
  });

  test('somebody who studies solo gets neither', () => {
    expect(nextAlarms({ start, postTime: 8 * 60, zone: 'UTC' } as never, route, before)).toEqual({
      postAt: null,
      summaryAt: null,
    });
  });

  test('a summary is about its Friday’s week, up to three days late', () => {
    const friday = at('2026-11-06T17:00');
    expect(summaryWeek('UTC', friday, at('2026-11-09T23:00'))?.toString()).toBe('2026-11-02');
    expect(summaryWeek('UTC', friday, at('2026-11-10T00:00'))).toBeUndefined();
  });
});

describe('an open group', () => {
  test('its card says who learns there now, and how far it is', async () => {
    const cohort = await here.group();
    const [ana] = [await here.member(cohort), await here.member(cohort, { name: 'Ben' })];
    const card = (now: string) => cohortCard(here.ports, { cohort: cohort.id, now: at(now) });
    expect(await card('2026-10-30T12:00')).toMatchObject({ members: 2, week: 0, over: false });
    expect(await card('2026-11-02T00:00')).toMatchObject({ week: 1 });
    await leave(here.ports, { ...ana!, last: true, now: before });
    expect(await card('2026-11-13T12:00')).toMatchObject({ members: 1, week: 2, over: false });
    expect(await card('2026-11-16T00:00')).toMatchObject({ over: true });
    expect(await cohortCard(here.ports, { cohort: '999999', now: before })).toBeUndefined();
  });

  test('changing its hour or zone moves its next post', async () => {
    const cohort = await here.group();
    const now = at('2026-11-03T12:00');
    const changed = await changeCohort(here.ports, {
      cohort,
      changes: { postTime: 18 * 60, zone: 'Asia/Kolkata' },
      now,
    });
    expect(await here.store.cohort.get(cohort.id)).toEqual(changed);
    const row = await here.db.selectFrom('cohort').selectAll().where('id', '=', cohort.id).executeTakeFirstOrThrow();
    expect(row.post_at?.toString()).toBe('2026-11-03T12:30:00Z');
    expect(row.summary_at?.toString()).toBe('2026-11-06T11:30:00Z');
  });

  test('its post is about its own day, and about nothing once that is past or has no task', async () => {
    const cohort = await here.group();
    const post = (day: string, now: string) =>
      makePost(here.ports, { cohort: cohort.id, day: date(day), now: at(now) });
    expect(await post('2026-11-04', '2026-11-04T08:00')).toMatchObject({ day: { number: 3 }, theme: route.weeks[0] });
    expect(await post('2026-11-09', '2026-11-09T23:59')).toMatchObject({ day: { number: 6 }, theme: route.weeks[1] });
    expect(await post('2026-11-04', '2026-11-05T00:00')).toBeUndefined();
    expect(await post('2026-11-07', '2026-11-07T08:00')).toBeUndefined();
    expect(await post('2026-11-16', '2026-11-16T08:00')).toBeUndefined();
  });

  test('it can be joined from its own workspace until it is over', async () => {
    const organiser = await here.person();
    const made = await create({ organiser, home: { ...home, workspace: 'mine' } });
    const open = (workspace: string, now: string) =>
      openCohorts(here.ports, { viewer: { ...somebody, workspace }, now: at(now) });
    expect(await open('mine', '2026-11-15T12:00')).toEqual([made.kind === 'created' && made.cohort]);
    expect(await open('mine', '2026-11-16T12:00')).toEqual([]);
    expect(await open('theirs', '2026-11-02T12:00')).toEqual([]);
  });
});
