import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dateOfDay, dayOfCohort, groupDay, nextPostDate } from '../../src/core/calendar/study-days.ts';
import { announce } from '../../src/core/cohort/announce.ts';
import { changeCohort } from '../../src/core/cohort/change-cohort.ts';
import { closeCohort, deleteCohort, makeEnd } from '../../src/core/cohort/close-cohort.ts';
import { openCohorts } from '../../src/core/cohort/list-open-cohorts.ts';
import type { Cohort } from '../../src/core/cohort/model.ts';
import { pauseCohort } from '../../src/core/cohort/pause-cohort.ts';
import { enterPlace } from '../../src/core/enrolment/enter-place.ts';
import { postNote } from '../../src/core/note/post-note.ts';
import { claimPosts } from '../../src/core/post/claim-posts.ts';
import { finishTask } from '../../src/core/task/finish-task.ts';
import { at, date } from '../harness/clock.ts';
import { route, start, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const alarms = async ({ id }: Cohort) => {
  const row = await here.db.selectFrom('cohort').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return [row.post_at?.toString(), row.summary_at?.toString()];
};
const sent = async ({ id }: Cohort) =>
  (
    await here.db
      .selectFrom('delivery')
      .select(['kind', 'slot'])
      .where('recipient', '=', `cohort:${id}`)
      .orderBy('id')
      .execute()
  ).map(({ kind }) => kind);

describe('a group that pauses', () => {
  test('stands still, and each day keeps its number and its date as if it went on', () => {
    const calendar = { start, pausedFrom: date('2026-11-04') };
    expect(groupDay(calendar, date('2026-11-03'))).toBe(2);
    expect(groupDay(calendar, date('2026-11-20'))).toBe(2);
    expect(dayOfCohort(calendar, route, date('2026-11-04'))).toBeUndefined();
    expect(nextPostDate(calendar, route, date('2026-11-04'))).toBeUndefined();
    expect(dateOfDay(calendar, 3).toString()).toBe('2026-11-04');
  });

  test('has no post from the next day on, and goes on with the next day of its path on the day after', async () => {
    const cohort = await here.group({ zone: 'UTC' });
    const by = cohort.organiser;
    const monday = at('2026-11-02T12:00');
    await claimPosts(here.ports, { now: monday, limit: 100 });
    const paused = await pauseCohort(here.ports, { cohort, pause: true, by, now: monday });
    expect(paused.pausedFrom?.toString()).toBe('2026-11-03');
    expect(await alarms(cohort)).toEqual([undefined, '2026-11-06T17:00:00Z']);
    // Twice changes nothing, and is written down once.
    await pauseCohort(here.ports, { cohort, pause: true, by, now: monday.add({ hours: 1 }) });
    const wednesday = at('2026-11-11T12:00');
    const on = await pauseCohort(here.ports, { cohort, pause: false, by, now: wednesday });
    expect(on.pausedFrom).toBeUndefined();
    expect(groupDay(on, date('2026-11-11'))).toBe(1);
    expect(groupDay(on, date('2026-11-12'))).toBe(2);
    expect((await alarms(cohort))[0]).toBe('2026-11-12T08:00:00Z');
    const stored = (await here.store.cohort.get(cohort.id))!;
    expect(stored.holidays?.map(String)).toHaveLength(1);
    const log = await here.store.audit.list({ cohort: cohort.id, skip: 0, limit: 9 });
    expect(log.map(({ action }) => action)).toEqual(['resume', 'pause']);
    expect(await sent(cohort)).toEqual(['daily-post', 'cohort-turn', 'cohort-turn']);
  });
});

test('an organiser announces something once a week of the group', async () => {
  const cohort = await here.group();
  const say = (now: string, text: string) => announce(here.ports, { cohort, by: cohort.organiser, text, now: at(now) });
  expect(await Promise.all([say('2026-11-02T12:00', 'One'), say('2026-11-02T12:00', 'Two')])).toContainEqual({
    kind: 'planned',
  });
  expect(await say('2026-11-08T23:00', 'Three')).toEqual({ kind: 'spent', again: date('2026-11-09') });
  expect(await say('2026-11-09T00:00', 'Four')).toEqual({ kind: 'planned' });
  expect(await sent(cohort)).toEqual(['announcement', 'announcement']);
});

describe('a group that ends', () => {
  test('has no alarm, is joined by nobody, and says what was done from five people on', async () => {
    const cohort = await here.group();
    const now = at('2026-11-03T12:00');
    const close = () => closeCohort(here.ports, { cohort, by: cohort.organiser, now });
    for (let n = 1; n <= 5; n++) {
      expect(await makeEnd(here.ports, cohort)).toEqual({ cohort });
      const { learner, enrolment } = await here.member(cohort);
      const done = await finishTask(here.ports, {
        learner,
        enrolment,
        task: route.days[0]!.task.id,
        evidence: [],
        now,
      });
      if (done.kind !== 'finished')
        await here.db
          .insertInto('points')
          .values({ enrolment: enrolment.id, source: 'task:x', minutes: 60, day: date('2026-11-03') })
          .execute();
    }
    expect((await makeEnd(here.ports, cohort)).did).toMatchObject({ people: 5 });
    expect(await close()).toBe(true);
    expect(await close()).toBe(false);
    expect(await alarms(cohort)).toEqual([undefined, undefined]);
    const viewer = { platform: 'web', account: 'a', learner: '0', workspace: 'w', channel: cohort.home!.channel };
    const open = await openCohorts(here.ports, { viewer: { ...viewer, enrolled: [], organised: [] }, now });
    expect(open.map(({ id }) => id)).not.toContain(cohort.id);
    const place = { kind: 'cohort', cohort, path: route } as const;
    const input = { learner: await here.person(), place, changes: {}, now };
    expect(await enterPlace(here.ports, input)).toEqual({ kind: 'refused', why: { kind: 'closed' } });
    expect(await sent(cohort)).toEqual(['cohort-turn']);
  });

  test('is deleted by its name alone, and answers stay their learners’', async () => {
    const cohort = await here.group();
    const ana = await here.member(cohort);
    const question = await here.begin(ana, at('2026-11-03T12:00'));
    await here.answer(ana.learner, question, true, at('2026-11-03T12:00'));
    expect(await deleteCohort(here.ports, { cohort, typed: 'Grou' })).toBe(false);
    expect(await deleteCohort(here.ports, { cohort, typed: ' group ' })).toBe(true);
    expect(await here.store.cohort.get(cohort.id)).toBeUndefined();
    const known = (await here.store.learner.get(ana.learner.id))!;
    expect(known.enrolments).toEqual([]);
    expect((await here.store.progress.record({ learner: ana.learner.id })).cards).toHaveLength(1);
  });
});

describe('who can join', () => {
  const now = at('2026-11-03T12:00');

  test('knows the code, however it is typed', async () => {
    const cohort = await here.group();
    await here.store.cohort.save(cohort.id, { entryCode: 'Blue Owl' });
    const place = { kind: 'cohort', cohort, path: route } as const;
    const enter = async (code?: string) =>
      enterPlace(here.ports, { learner: await here.person(), place, changes: {}, code, now });
    for (const code of [undefined, '', 'owl'])
      expect(await enter(code)).toEqual({ kind: 'refused', why: { kind: 'code' } });
    for (const code of ['blue owl', 'ＢＬＵＥＯＷＬ']) expect((await enter(code)).kind).toBe('entered');
  });

  test('is no more than there are places, also of many at once, and whoever is in it stays', async () => {
    const cohort = await here.group();
    await here.store.cohort.save(cohort.id, { cap: 2 });
    const place = { kind: 'cohort', cohort, path: route } as const;
    const people = await Promise.all([1, 2, 3, 4].map(() => here.person()));
    const enter = () =>
      Promise.all(people.map((learner) => enterPlace(here.ports, { learner, place, changes: {}, now })));
    const first = await enter();
    expect(first.filter(({ kind }) => kind === 'entered')).toHaveLength(2);
    expect(first).toContainEqual({ kind: 'refused', why: { kind: 'full' } });
    expect((await enter()).map(({ kind }) => kind)).toEqual(first.map(({ kind }) => kind));
  });
});

test('a group of minors has no board and no model, whatever is asked for, and says everything with a name', async () => {
  const cohort = await here.group({ board: true });
  const now = at('2026-11-03T12:00');
  const minors = await changeCohort(here.ports, { cohort, changes: { minors: true }, now });
  expect(minors).toMatchObject({ board: false, quotesOnly: true });
  const asked = await changeCohort(here.ports, { cohort: minors, changes: { board: true, quotesOnly: false }, now });
  expect(asked).toMatchObject({ board: false, quotesOnly: true });
  expect(await here.store.cohort.get(cohort.id)).toEqual(asked);
  const before = await here.group({ board: true });
  for (const on of [true, false])
    expect(await changeCohort(here.ports, { cohort: before, changes: { minors: on }, now })).toMatchObject({
      board: !on,
    });
  // Of nothing that was chosen before is anything lost.
  expect((await here.store.cohort.get(before.id))?.quotesOnly).toBeUndefined();
  const ana = await here.member(minors);
  const thread = { workspace: 'w', channel: cohort.home!.channel, thread: 'x' };
  await here.store.delivery.plan(
    [
      {
        kind: 'daily-post',
        recipient: `cohort:${cohort.id}`,
        slot: '2026-11-03',
        params: {},
        platform: 'web',
        address: thread,
      },
    ],
    now,
  );
  await here.db.updateTable('delivery').set({ state: 'sent', ref: 'x' }).where('kind', '=', 'daily-post').execute();
  const note = { kind: 'question', text: 'Why', signed: false, key: 'k' } as const;
  const posted = await postNote(here.ports, { cohort: asked, learner: ana.learner, note, now });
  if (posted.kind !== 'posted') throw new Error(posted.kind);
  expect((await here.store.note.get(posted.note))!.signed).toBe(true);
});
