import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf, mondayOf } from '../../src/core/calendar/rules.ts';
import { leave } from '../../src/core/enrolment/leave-cohort.ts';
import { changeSettings } from '../../src/core/learner/change-settings.ts';
import { erase } from '../../src/core/learner/erase-learner.ts';
import { identifyLearner } from '../../src/core/learner/identify-learner.ts';
import type { Goal, Learner, LearnerChanges } from '../../src/core/learner/model.ts';
import { recogniseLearner } from '../../src/core/learner/recognise-learner.ts';
import { withGoal } from '../../src/core/learner/rules.ts';
import { nextReminder } from '../../src/core/reminder/rules.ts';
import { goalOf, streakOf } from '../../src/core/streak/rules.ts';
import { at, date } from '../harness/clock.ts';
import { before, curriculum, route, start, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const change = (learner: Learner, changes: LearnerChanges, now = before) =>
  changeSettings(here.ports, { learner, changes, now });
const stored = async (learner: Learner) => (await here.store.learner.get(learner.id))?.learner;
const remindAt = async ({ id }: Learner) =>
  (await here.db.selectFrom('learner').select('remind_at').where('id', '=', id).executeTakeFirstOrThrow()).remind_at;

describe('changing how one studies', () => {
  test('what is changed is kept, and the rest stays as it was', async () => {
    const ana = await here.person();
    const quiet = { from: 0, to: 6 * 60 };
    const changed = await change(ana, { language: 'zh-CN', quiet, dayStart: 0 });
    expect(changed).toEqual({ ...ana, language: 'zh-CN', quiet, dayStart: 0 });
    expect(await stored(ana)).toEqual(changed);
  });

  test('two changes at once do not undo each other', async () => {
    const ana = await here.person();
    await Promise.all([
      change(ana, { language: 'zh-CN' }),
      change(ana, { reminderTime: 7 * 60 }),
      change(ana, { zone: 'Asia/Tokyo' }),
    ]);
    expect(await stored(ana)).toMatchObject({ language: 'zh-CN', reminderTime: 7 * 60, zone: 'Asia/Tokyo' });
  });

  test('who names a zone has said where they live', async () => {
    const account = { platform: 'web', account: 'nowhere', name: 'No', language: 'en', now: before } as const;
    const { learner } = await identifyLearner(here.ports, account);
    expect(learner).toMatchObject({ zone: 'UTC', zoneKnown: false });
    expect(await change(learner, { reminderTime: 9 * 60 })).toMatchObject({ zoneKnown: false });
    expect(await change(learner, { zone: 'UTC' })).toMatchObject({ zoneKnown: true });
  });

  test('cards follow a change of zone: they come back on the day that they would have there', async () => {
    const wei = await here.person('Wei');
    const dues = async () =>
      (await here.store.progress.record({ learner: wei.id })).cards.map(({ due }) => due.toString()).sort();
    const another = curriculum.siblings.get(route.days[1]!.task.kps[0]!)![0]!;
    // Monday evening in Shanghai, and Tuesday morning: their zone is not known yet.
    for (const [item, moment] of [
      [route.opener, '2026-11-02T12:00'],
      [another.id, '2026-11-02T23:00'],
    ] as const)
      await here.answerAll(wei, await here.ask(item, wei, at(moment)), false, at(moment));
    expect(await dues()).toEqual(['2026-11-03T04:00:00Z', '2026-11-03T04:00:00Z']);
    const there = await change(wei, { zone: 'Asia/Shanghai' }, at('2026-11-02T23:01'));
    const own = (day: string) => at(`${day}T04:00+08:00`).toString();
    expect(await dues()).toEqual([own('2026-11-03'), own('2026-11-04')]);
    // And they move with the beginning of the day, also what is due already.
    await change(there, { dayStart: 6 * 60 }, at('2026-11-02T23:02'));
    expect(await dues()).toEqual(['2026-11-03', '2026-11-04'].map((day) => at(`${day}T06:00+08:00`).toString()));
  });

  test('what their platform could not say at first is taken when it says so, unless they chose meanwhile', async () => {
    const meet = async (account: string, said: { zone?: string; language: 'en' | 'zh-CN'; languageGuessed?: true }) => {
      const found = await recogniseLearner(here.ports, {
        ...{ platform: 'slack', account, name: 'Wei', now: before, ...said },
      });
      return found.kind === 'known' ? found.learner : undefined;
    };
    const silent = { language: 'en', languageGuessed: true } as const;
    const says = { language: 'zh-CN', zone: 'Asia/Shanghai' } as const;
    const first = async (account: string) =>
      (await identifyLearner(here.ports, { platform: 'slack', account, name: 'Wei', now: before, ...silent })).learner;
    expect(await first('T:W')).toMatchObject({ language: 'en', languageKnown: false, zone: 'UTC', zoneKnown: false });
    expect(await meet('T:W', silent)).toMatchObject({ language: 'en', zone: 'UTC' });
    expect(await meet('T:W', says)).toMatchObject({ ...says, languageKnown: true, zoneKnown: true });
    expect(await meet('T:W', { language: 'en', zone: 'Europe/Berlin' })).toMatchObject(says);

    const other = await first('T:X');
    await change(other, { zone: 'Asia/Tokyo', language: 'en' });
    expect(await meet('T:X', says)).toMatchObject({ language: 'en', zone: 'Asia/Tokyo' });
    const half = await first('T:Y');
    await Promise.all([change(half, { zone: 'Asia/Tokyo' }), meet('T:Y', says), meet('T:Y', says)]);
    expect(await meet('T:Y', says)).toMatchObject({ language: 'zh-CN' });
    expect(await stored(half)).toMatchObject({ zone: 'Asia/Tokyo', zoneKnown: true, languageKnown: true });
  });

  test('study days that a clock which ran ahead has written do not keep later ones from counting', () => {
    const [now, ahead] = [date('2026-11-04'), date('2028-05-01')];
    const goals = withGoal([{ from: start, days: 5 }], ahead, 7);
    expect(goalOf(withGoal(goals, now, 6), start)).toBe(6);
    expect(withGoal([{ from: ahead, days: 5 }], now, 6)).toEqual([{ from: now, days: 6 }]);
  });

  test('the next reminder follows: with consent, the hour, the zone and the study days', async () => {
    let ana = await here.person();
    const now = at('2026-11-06T12:00');
    const then = async (changes: LearnerChanges) => {
      ana = await change(ana, changes, now);
      expect(await remindAt(ana)).toEqual(nextReminder(ana, now));
      return (await remindAt(ana))?.toString();
    };
    expect(await then({ reminderTime: 21 * 60 })).toBeUndefined();
    expect(await then({ remind: 'dm' })).toBe('2026-11-06T21:00:00Z');
    expect(await then({ zone: 'Asia/Tokyo' })).toBe('2026-11-09T12:00:00Z');
    expect(await then({ studyDays: 6 })).toBe('2026-11-07T12:00:00Z');
    expect(await then({ remind: 'nowhere' })).toBeUndefined();
  });

  test('a new number of study days counts for this week at once', async () => {
    const ana = await change(await here.person(), { studyDays: 3 }, at('2026-11-04T12:00'));
    expect(goalOf(ana.goals, date('2026-11-02'))).toBe(3);
    expect(goalOf(ana.goals, date('2026-11-09'))).toBe(3);
    expect((await stored(ana))?.goals).toEqual(ana.goals);
  });

  test('choosing back and forth on one day does not pile up', async () => {
    let ana = await here.person();
    for (let i = 0; i < 20; i++) ana = await change(ana, { studyDays: 3 + (i % 5) });
    expect(ana.goals.length).toBeLessThanOrEqual(6);
    expect(goalOf(ana.goals, date('2026-11-02'))).toBe(7);
  });
});

test('whatever zone or goal is chosen, a week that was kept stays kept', async () => {
  const zones = ['UTC', 'Pacific/Pago_Pago', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati'];
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ hours: fc.integer({ min: 6, max: 30 }) }) },
    { weight: 1, arbitrary: fc.record({ zone: fc.constantFrom(...zones) }) },
    { weight: 1, arbitrary: fc.record({ studyDays: fc.integer({ min: 3, max: 7 }) }) },
    { weight: 1, arbitrary: fc.record({ dayStart: fc.integer({ min: 0, max: 12 * 60 }) }) },
  );
  /** The Mondays of all weeks that are kept. */
  const keptWeeks = (days: readonly Temporal.PlainDate[], goals: readonly Goal[]) => {
    const mondays = new Set(days.map((day) => mondayOf(day).toString()));
    return [...mondays].filter((monday) => {
      const week = days.filter((day) => mondayOf(day).toString() === monday);
      return streakOf({ days: week, goals }, date(monday)).weeks === 1;
    });
  };
  let everKept = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      let learner = await here.person();
      let now = before;
      const days: Temporal.PlainDate[] = [];
      const kept = new Set<string>();
      for (const taken of steps) {
        if ('hours' in taken) {
          now = now.add(taken);
          days.push(dayOf(now, learner));
        } else learner = await change(learner, taken, now);
        const weeks = keptWeeks(days, learner.goals);
        expect(weeks).toEqual(expect.arrayContaining([...kept]));
        for (const monday of weeks) kept.add(monday);
      }
      everKept += kept.size;
      expect((await stored(learner))?.goals).toEqual(learner.goals);
    }),
    { numRuns: 60 },
  );
  expect(everKept).toBeGreaterThan(40);
});

describe('leaving', () => {
  test('who leaves their last group hears nothing more; who stays in another still does', async () => {
    const ana = await here.member(await here.group(), { remind: 'dm' });
    const other = await here.store.enrolment.enrol({
      learner: ana.learner.id,
      cohort: (await here.group()).id,
      joined: date('2026-11-02'),
      now: before,
    });
    await leave(here.ports, { ...ana, last: false, now: before });
    expect(await stored(ana.learner)).toMatchObject({ remind: 'dm' });
    expect(await remindAt(ana.learner)).not.toBeNull();
    await leave(here.ports, { learner: ana.learner, enrolment: other, last: true, now: before });
    expect(await stored(ana.learner)).toMatchObject({ remind: 'nowhere' });
    expect(await remindAt(ana.learner)).toBeNull();
  });

  test('the record stays, and is there again for who comes back', async () => {
    const cohort = await here.group();
    const ana = await here.member(cohort);
    await here.studied(ana.enrolment, '2026-11-02', 30, 's0-role-task');
    await leave(here.ports, { ...ana, last: true, now: before });
    expect((await here.store.learner.get(ana.learner.id))?.enrolments).toEqual([]);
    const back = await here.store.enrolment.enrol({
      learner: ana.learner.id,
      cohort: cohort.id,
      joined: date('2026-11-09'),
      now: before,
    });
    expect(back.id).toBe(ana.enrolment.id);
    expect(await here.store.progress.record({ learner: ana.learner.id, enrolment: back.id })).toMatchObject({
      finished: [{ task: 's0-role-task' }],
      minutes: [{ minutes: 30 }],
    });
  });

  test('who has themselves erased is a stranger the next time', async () => {
    const account = { platform: 'web', account: 'once', name: 'Once', language: 'en', now: before } as const;
    const { learner } = await identifyLearner(here.ports, account);
    await erase(here.ports, learner);
    expect(await stored(learner)).toBeUndefined();
    const again = await identifyLearner(here.ports, account);
    expect(again.learner.id).not.toBe(learner.id);
    expect(again.enrolments).toEqual([]);
  });
});
