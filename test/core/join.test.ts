import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPlace } from '../../src/core/enrolment/find-place.ts';
import { join } from '../../src/core/enrolment/join-cohort.ts';
import { showTask } from '../../src/core/task/show-task.ts';
import { at, date } from '../harness/clock.ts';
import { before, route, start, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const enrolments = async (learner: string) => (await here.store.learner.get(learner))!.enrolments;

const somebody = { account: 'ada', learner: '0', channel: 'other', enrolled: [], organised: [] } as const;

describe('a place to learn', () => {
  test('is found from within its own server, and from nowhere else', async () => {
    const cohort = await here.group();
    const find = (platform: string, workspace?: string) =>
      findPlace(here.ports, { cohort: cohort.id }, { ...somebody, platform, workspace });
    const place = (await find('web', 'w'))!;
    expect(place).toEqual({ kind: 'cohort', cohort, path: route });
    for (const from of [find('web', 'other'), find('slack', 'w'), find('web')]) expect(await from).toBeUndefined();
  });

  test('is solo anywhere, where the route exists', async () => {
    const from = { ...somebody, platform: 'discord', workspace: 'x' };
    expect(await findPlace(here.ports, { path: 'swe' }, from)).toEqual({ kind: 'solo', path: route });
    expect(await findPlace(here.ports, { path: 'alchemy' }, from)).toBeUndefined();
    expect(await findPlace(here.ports, { cohort: '999999' }, from)).toBeUndefined();
  });

  test('nobody joins another’s solo study', async () => {
    const { enrolment } = await here.solo(await here.person());
    expect(
      await findPlace(here.ports, { cohort: enrolment.cohort.id }, { ...somebody, platform: 'web', workspace: 'w' }),
    ).toBeUndefined();
  });
});

describe('joining', () => {
  test('keeps the language, zone and hour that were given, and the learner’s own date', async () => {
    const place = { kind: 'cohort', cohort: await here.group(), path: route } as const;
    const changes = { language: 'zh-CN', zone: 'Asia/Shanghai', reminderTime: 21 * 60 } as const;
    const now = at('2026-11-02T20:30');
    const joined = await join(here.ports, { learner: await here.person(), place, changes, now });
    expect(joined.learner).toMatchObject({ ...changes, zoneKnown: true, remind: 'unasked' });
    expect(joined.enrolment.joined.toString()).toBe('2026-11-03');
    expect(joined.enrolment).toMatchObject({ board: false, learner: joined.learner.id });
  });

  test('again, or five times at once, is one enrolment, with what was chosen in it', async () => {
    const cohort = await here.group();
    const ana = await here.member(cohort, { board: true });
    const place = { kind: 'cohort', cohort, path: route } as const;
    const again = () =>
      join(here.ports, { learner: ana.learner, place, changes: { reminderTime: 7 * 60 }, now: at('2026-11-09T12:00') });
    const all = await Promise.all(Array.from({ length: 5 }, again));
    for (const { enrolment } of all) expect(enrolment).toEqual(ana.enrolment);
    expect(await enrolments(ana.learner.id)).toHaveLength(1);
  });

  test('solo begins with the first day, whichever day of the week it is, and choosing it again changes nothing', async () => {
    const ana = await here.person();
    const wednesday = at('2026-11-04T12:00');
    const [one, two] = [await here.solo(ana, wednesday), await here.solo(ana, at('2026-11-20T12:00'))];
    expect(one.enrolment.cohort.start.toString()).toBe('2026-11-02');
    expect(one.enrolment.cohort.home).toBeUndefined();
    expect(two.enrolment).toEqual(one.enrolment);
    // Friday before four in the morning is still Thursday, and Saturday has no post.
    for (const moment of ['2026-11-04T12:00', '2026-11-06T03:00', '2026-11-07T12:00'])
      expect(await showTask(here.ports, { ...one, now: at(moment) })).toMatchObject({
        today: { kind: 'task', day: { number: 1 } },
      });
  });
});

describe('a solo record', () => {
  /** Somebody who has studied solo: a task and a quiz. */
  async function studiedAlone() {
    const alone = await here.solo(await here.person(), at('2026-11-02T08:00'));
    const now = at('2026-11-02T12:00');
    await here.answerAll(alone.learner, await here.begin(alone, now), true, now);
    await here.studied(alone.enrolment, '2026-11-02', 30, 's0-role-task');
    return alone;
  }
  const recordOf = (learner: string, enrolment: string) => here.store.progress.record({ learner, enrolment });

  test('moves into a later cohort: tasks, minutes, days and cards', async () => {
    const alone = await studiedAlone();
    const own = await recordOf(alone.learner.id, alone.enrolment.id);
    expect(own.finished).toEqual([{ task: 's0-role-task', day: start }]);
    const cohort = await here.group({ start: date('2026-11-09') });
    const place = { kind: 'cohort', cohort, path: route } as const;
    const now = at('2026-11-06T12:00');
    const { enrolment } = await join(here.ports, { learner: alone.learner, place, changes: {}, now });
    expect(await recordOf(alone.learner.id, enrolment.id)).toEqual(own);
    expect((await enrolments(alone.learner.id)).map((e) => e.id)).toEqual([enrolment.id]);
    const monday = at('2026-11-09T12:00');
    expect(await showTask(here.ports, { learner: alone.learner, enrolment, now: monday })).toMatchObject({
      today: { kind: 'task', done: true, day: { number: 1 } },
    });
  });

  test('counts once, however often one joins', async () => {
    const alone = await studiedAlone();
    const place = { kind: 'cohort', cohort: await here.group(), path: route } as const;
    const own = await recordOf(alone.learner.id, alone.enrolment.id);
    const enter = () => join(here.ports, { learner: alone.learner, place, changes: {}, now: before });
    const [{ enrolment }] = await Promise.all([enter(), enter(), enter()]);
    await enter();
    expect(await recordOf(alone.learner.id, enrolment.id)).toEqual(own);
  });

  test('is nobody else’s, and does not come with who joins another route', async () => {
    const alone = await studiedAlone();
    const ben = await here.member(await here.group(), { name: 'Ben' });
    const record = await recordOf(ben.learner.id, ben.enrolment.id);
    expect(record).toEqual({
      finished: [],
      cards: [],
      days: [],
      minutes: [],
      recent: [],
      tried: { asked: 0, right: 0 },
    });
    expect((await enrolments(alone.learner.id)).map((e) => e.id)).toEqual([alone.enrolment.id]);
  });
});
