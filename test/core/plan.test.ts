import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mondayOf } from '../../src/core/calendar/rules.ts';
import { adjustLoad } from '../../src/core/plan/adjust-load.ts';
import { areas, type Load, stageHours } from '../../src/core/plan/model.ts';
import { asksLoad, changedLoad, hoursFor, hoursOf, loggedHours, yearsOf } from '../../src/core/plan/rules.ts';
import { showAreas, showPlan, showYears } from '../../src/core/plan/show-plan.ts';
import { goalOf } from '../../src/core/streak/rules.ts';
import { loadCurriculum, ownCurriculum } from '../../src/curriculum/load.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { adjustedView } from '../../src/views/plan.ts';
import { at, date } from '../harness/clock.ts';
import { start, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

describe('years', () => {
  test.each([
    ['beginner', 5, [12.6, 8.3, 18.4]],
    ['beginner', 10, [6.3, 4.1, 9.2]],
    ['beginner', 20, [3.1, 2.1, 4.6]],
    ['swe', 5, [8.3, 5.5, 12.2]],
    ['swe', 7.5, [5.5, 3.6, 8.1]],
    ['swe', 12, [3.4, 2.3, 5.1]],
    ['swe', 20, [2.1, 1.4, 3.0]],
    ['ds', 5, [8.1, 5.3, 11.8]],
    ['ds', 10, [4.1, 2.7, 5.9]],
    ['ds', 15, [2.7, 1.8, 3.9]],
  ])('on the path %s at %d hours a week are what was worked out by hand', (path, hours, expected) => {
    const { mid, low, high } = yearsOf(path, hours);
    for (const [n, years] of [mid, low, high].entries()) expect(Math.abs(years - expected[n]!)).toBeLessThan(0.1);
  });

  test('three to six from zero suppose 21 to 10.5 hours', () => {
    expect(Math.round(hoursOf('beginner').mid)).toBe(2616);
    expect(hoursFor(3)).toBeCloseTo(21, 0);
    expect(hoursFor(6)).toBeCloseTo(10.5, 1);
  });

  test('by what was logged need some full weeks, and count those without a minute', () => {
    const monday = date('2026-12-07');
    const on = (day: string, minutes: number) => ({ day: date(day), minutes });
    expect(loggedHours([on('2026-11-17', 240)], monday)).toBeUndefined();
    expect(loggedHours([on('2026-11-09', 240), on('2026-12-07', 999)], monday)).toBe(1);
    expect(loggedHours([on('2026-10-01', 240)], monday)).toBeUndefined();
  });

  test('are shown by one’s own hours, or by those that the study days come to, beside what was logged', async () => {
    const ana = await here.member(await here.group());
    const shown = (await showYears(here.ports, { ...ana, now: at('2026-11-02T12:00') }))!;
    expect([shown.chosen, shown.usual.hours]).toEqual([false, [10, 21]]);
    expect(shown.hours).toBeGreaterThan(2);
    for (const week of [0, 1, 2, 3]) await here.studied(ana.enrolment, String(start.add({ weeks: week })), 120);
    const later = { ...ana, learner: { ...ana.learner, weeklyHours: 10 }, now: at('2026-11-30T12:00') };
    const own = (await showYears(here.ports, later))!;
    expect([own.chosen, Math.round(own.years.mid)]).toEqual([true, 4]);
    expect(own.logged).toMatchObject({ hours: 2, weeks: 4 });
    expect(own.logged!.years.mid).toBeCloseTo(yearsOf('swe', 2, 1).mid, 5);
  });
});

describe('the plan', () => {
  test('leads to the end of this sprint, and asks how the week was from Friday on', async () => {
    const ana = await here.member(await here.group());
    const plan = (await showPlan(here.ports, { ...ana, now: at('2026-11-05T12:00') }))!;
    expect(plan).toMatchObject({ number: 1, done: 0, asksLoad: false });
    expect(plan.sprint.finish).toBeDefined();
    const friday = at('2026-11-06T12:00');
    expect((await showPlan(here.ports, { ...ana, now: friday }))!.asksLoad).toBe(true);
    const answered = await adjustLoad(here.ports, { ...ana, load: 'right', now: friday });
    expect(answered).toEqual({ kind: 'same' });
    const { learner } = await here.again(ana);
    expect((await showPlan(here.ports, { ...ana, learner, now: friday }))!.asksLoad).toBe(false);
    const next = at('2026-11-13T12:00');
    expect((await showPlan(here.ports, { ...ana, learner, now: next }))!.asksLoad).toBe(true);
  });

  test('a week that was too much or too little changes the load once, also by two presses at once', async () => {
    const ana = await here.member(await here.group());
    const now = at('2026-11-06T12:00');
    const press = () => adjustLoad(here.ports, { ...ana, load: 'much', now });
    const both = await Promise.all([press(), press()]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['days', 'repeat']);
    const { learner } = await here.again(ana);
    expect(goalOf(learner.goals, mondayOf(date('2026-11-06')))).toBe(4);
  });

  test('a lighter week at one’s own pace names the days with a task, and beside a group which of its tasks', async () => {
    const now = at('2026-11-06T12:00');
    const ana = await here.solo(await here.person('Solo'), at('2026-11-02T08:00'));
    const own = await adjustLoad(here.ports, { ...ana, load: 'much', now });
    expect(own).toEqual({ kind: 'days', now: 4, on: [1, 2, 4, 5] });
    const group = await here.member(await here.group());
    const beside = await adjustLoad(here.ports, { ...group, load: 'much', now });
    expect(beside).toEqual({ kind: 'days', now: 4 });
    for (const t of Object.values(catalogues)) {
      const said = (adjusted: typeof own) => JSON.stringify(adjustedView(adjusted, ana.enrolment, t));
      for (const day of [1, 2, 4, 5]) expect(said(own)).toContain(t.weekday(day));
      expect(said(beside)).toContain(t.plan.daysGroup(4));
    }
  });

  test('stays within what can be chosen, and the way back is there', () => {
    const monday = date('2026-11-02');
    let [days, minutes] = [5, 10];
    const say = (load: Load) => {
      const changed = changedLoad({ goals: [{ from: monday, days }], quizMinutes: minutes }, monday, load);
      if (changed && 'studyDays' in changed) days = changed.studyDays;
      if (changed && 'quizMinutes' in changed) minutes = changed.quizMinutes;
      return `${days}/${minutes}`;
    };
    const seen = (load: Load, times: number) => Array.from({ length: times }, () => say(load));
    expect(seen('much', 4)).toEqual(['4/10', '3/10', '3/5', '3/5']);
    expect(seen('little', 9)).toEqual(['4/5', '5/5', '5/10', '5/15', '5/20', '5/30', '6/30', '7/30', '7/30']);
    expect(seen('right', 1)).toEqual(['7/30']);
    expect(seen('much', 3)).toEqual(['7/20', '7/15', '7/10']);
  });

  test('a week is asked about from its Friday to its Sunday, and once', () => {
    const monday = date('2026-11-02');
    const asked = [0, 1, 2, 3, 4, 5, 6].map((days) => asksLoad(monday.add({ days }), monday));
    expect(asked).toEqual([false, false, false, false, true, true, true]);
    expect(asksLoad(monday.add({ days: 6 }), monday, monday)).toBe(false);
  });
});

describe('areas', () => {
  test('have each stage once, and every stage has hours', async () => {
    const stages = [...(await loadCurriculum(ownCurriculum)).stages.keys()].sort();
    expect(Object.values(areas).flat().sort()).toEqual(stages);
    expect(Object.keys(stageHours).sort()).toEqual(stages);
  });

  test('show what was right the last time, of what the path teaches', async () => {
    const ana = await here.member(await here.group());
    const now = at('2026-11-02T12:00');
    const share = async () =>
      (await showAreas(here.ports, { ...ana, now }))!.find(({ area }) => area === 'foundations')!;
    expect((await share()).known).toBe(0);
    await here.answerAll(ana.learner, await here.begin(ana, now, { topic: 's0-role' }), true, now);
    const { known, of } = await share();
    expect(known).toBeGreaterThan(0);
    expect(known).toBeLessThan(of);
  });
});
