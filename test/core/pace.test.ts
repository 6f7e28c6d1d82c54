import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOfCohort, groupDay, nextSummaryDate, weekReached } from '../../src/core/calendar/study-days.ts';
import type { Cohort } from '../../src/core/cohort/model.ts';
import { skillOf } from '../../src/core/curriculum/entry.ts';
import type { Enrolment, Pace } from '../../src/core/enrolment/model.ts';
import { textIn } from '../../src/core/language/rules.ts';
import type { Learner } from '../../src/core/learner/model.ts';
import { stopsOf } from '../../src/core/roadmap/rules.ts';
import { learnersToday, reachedDay } from '../../src/core/task/rules.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { todayView } from '../../src/views/task.ts';
import { at, date } from '../harness/clock.ts';
import { curriculum, route, start } from '../harness/world.ts';

const taskOf = (number: number) => route.days[number - 1]!.task.id;

/** What is there at noon for somebody who has finished `done` (day's number → date in November), over the real route. */
function stands(
  november: number,
  how: {
    goal?: number;
    pace?: Pace;
    done?: Record<number, number>;
    joined?: Temporal.PlainDate;
    pausedFrom?: Temporal.PlainDate;
    off?: readonly [from: string, to: string];
  } = {},
) {
  const learner: Learner = {
    ...{
      id: '1',
      name: 'Ana',
      language: 'en',
      zone: 'UTC',
      languageKnown: true,
      zoneKnown: true,
      reminderTime: 1200,
      dayStart: 240,
      remind: 'dm',
    },
    quiet: { from: 1320, to: 420 },
    goals: [{ from: start, days: how.goal ?? 5 }],
    quizMinutes: 10,
    lightDays: [],
    ...(how.off && { vacation: [{ from: date(how.off[0]), to: date(how.off[1]) }] }),
  };
  const home = { platform: 'web', workspace: 'w', channel: 'c' };
  const cohort: Cohort = {
    ...{
      id: '1',
      name: 'Group',
      path: 'swe',
      start,
      languages: ['en'] as const,
      zone: 'UTC',
      postTime: 480,
      organiser: '2',
      home,
    },
    ...{ board: false, demo: false },
    ...(how.pausedFrom && { pausedFrom: how.pausedFrom }),
  };
  const pace = how.pace && { pace: how.pace };
  const enrolment: Enrolment = { id: '1', learner: '1', cohort, joined: how.joined ?? start, board: false, ...pace };
  const finished = Object.entries(how.done ?? {}).map(([number, on]) => ({
    task: taskOf(Number(number)),
    day: date('2026-11-01').add({ days: on - 1 }),
  }));
  const now = at('2026-11-01T12:00').add({ hours: 24 * (november - 1) });
  const record = { finished, cards: [], days: [], minutes: [] };
  const who = { learner, enrolment, record, now };
  const found = learnersToday(route, who);
  const shown = found.today;
  const words = Object.values(catalogues).map((t) => todayView(found, { enrolment, curriculum }, t));
  return {
    shown,
    words,
    page: found.page,
    late: found.late,
    next: found.next?.toString(),
    stops: stopsOf(route, curriculum, record, reachedDay(route, who), shown),
    reached: reachedDay(route, who),
  };
}

/** `early`, `gap`, `over`, `free`, `review`, or the day's number with ✓ when done; then `+` and the one that waits. */
function brief(...how: Parameters<typeof stands>): string {
  const { shown } = stands(...how);
  const what =
    shown.kind === 'task'
      ? `${shown.day.number}${shown.done ? '✓' : ''}`
      : shown.kind === 'free' && shown.review
        ? 'review'
        : shown.kind;
  return 'waiting' in shown && shown.waiting ? `${what} +${shown.waiting.number}` : what;
}

const diligent = (until: number) =>
  Object.fromEntries(route.days.slice(0, until).map(({ number }) => [number, dateOf(number)]));
/** The day of November on which the group comes to a day of the route. */
const dateOf = (number: number) => 2 + Math.floor((number - 1) / 5) * 7 + ((number - 1) % 5);

describe('the group’s days', () => {
  test('five a week, Monday to Friday; the weekend stays at Friday’s', () => {
    const numbers = [1, 2, 3, 6, 7, 8, 9, 13, 14, 16].map((n) =>
      groupDay({ start }, date('2026-11-01').add({ days: n - 1 })),
    );
    expect(numbers).toEqual([0, 1, 2, 5, 5, 5, 6, 10, 10, 11]);
    expect(dayOfCohort({ start }, route, date('2026-11-07'))).toBeUndefined();
    expect(dayOfCohort({ start }, route, date('2026-11-16'))).toBeUndefined();
    expect(dayOfCohort({ start }, route, date('2026-11-13'))?.number).toBe(10);
  });
});

test('each week with a post is summed up once, on its Friday, and no other week is', () => {
  const from = fc.integer({ min: -20, max: 20 }).map((days) => start.add({ days }));
  fc.assert(
    fc.property(from, (date) => {
      const found = nextSummaryDate({ start }, route, date);
      const fridays = ['2026-11-06', '2026-11-13'].filter((friday) => friday >= date.toString());
      expect(found?.toString()).toBe(fridays[0]);
      if (found) expect(weekReached({ start }, found)).toBe(found.equals('2026-11-06') ? 1 : 2);
    }),
  );
});

describe('beside the group', () => {
  test('before the start it is early, and then each day has its task', () => {
    expect(brief(1)).toBe('early');
    expect(brief(2)).toBe('1');
    expect(brief(2, { done: { 1: 2 } })).toBe('1✓');
    expect(brief(13, { done: diligent(9) })).toBe('10');
  });

  test('a missed task waits behind today’s, one at a time', () => {
    expect(brief(4, { done: { 1: 2 } })).toBe('3 +2');
    expect(brief(5)).toBe('4 +1');
    expect(brief(4, { done: { 1: 2, 3: 4 } })).toBe('3✓ +2');
  });

  test('at the weekend Friday’s task waits as well, the last one too', () => {
    expect(brief(7, { done: diligent(4) })).toBe('free +5');
    expect(brief(14, { done: diligent(9) })).toBe('free +10');
    expect(brief(14, { done: diligent(10) })).toBe('over');
  });

  test('after the last written day it is over, said plainly, once nothing waits', () => {
    expect(brief(16, { done: diligent(10) })).toBe('over');
    expect(brief(16, { done: diligent(9) })).toBe('free +10');
    expect(brief(60, { done: diligent(10) })).toBe('over');
  });
});

describe('study days a week', () => {
  test('three get the essentials', () => {
    const done = { 1: 2 };
    expect(brief(2, { goal: 3 })).toBe('1');
    expect(brief(3, { goal: 3, done })).toBe('free');
    expect(brief(4, { goal: 3, done })).toBe('3');
    expect(brief(6, { goal: 3, done: { 1: 2, 3: 4, 4: 5 } })).toBe('free');
    expect(brief(16, { goal: 3, done: { 1: 2, 3: 4, 4: 5, 7: 10, 8: 11, 9: 12 } })).toBe('over');
  });

  test('four get one more each week', () => {
    expect(brief(3, { goal: 4, done: { 1: 2 } })).toBe('2');
    expect(brief(6, { goal: 4, done: { 1: 2, 2: 3, 3: 4, 4: 5 } })).toBe('free');
    expect(brief(9, { goal: 4, done: { 1: 2, 2: 3, 3: 4, 4: 5 } })).toBe('6');
  });

  test('five get all, and the weekend is free', () => {
    expect(brief(7, { done: diligent(5) })).toBe('free');
  });

  test('a sixth is a day of review, and so is a seventh', () => {
    expect([7, 8].map((n) => brief(n, { goal: 6, done: diligent(5) }))).toEqual(['review', 'free']);
    expect([7, 8].map((n) => brief(n, { goal: 7, done: diligent(5) }))).toEqual(['review', 'review']);
  });

  test('a task done beyond the chosen days still counts as today’s', () => {
    expect(brief(3, { goal: 3, done: { 1: 2, 2: 3 } })).toBe('2✓');
  });
});

describe('after a gap', () => {
  test('three of the group’s days without a finished task, with an essential of an earlier week missing, ask how to go on', () => {
    expect(brief(9)).toBe('gap');
    expect(brief(9, { done: { 1: 2, 2: 3, 3: 4 } })).toBe('gap');
    expect(brief(9, { done: { 1: 2, 2: 3, 3: 5 } })).toBe('6 +4');
    expect(brief(5)).toBe('4 +1');
    expect(brief(11, { done: { 1: 2, 3: 4, 4: 5 } })).toBe('8 +2');
  });

  test('nobody is asked how to go on while their group stands still: what was missed waits', () => {
    expect(brief(9, { pausedFrom: date('2026-11-09') })).toBe('free +1');
    expect(brief(20, { pausedFrom: date('2026-11-09') })).toBe('free +1');
    expect(brief(10)).toBe('gap');
  });

  test('the next task comes on no day off and, at one’s own pace, on a day of one’s own', () => {
    const done = (...days: number[]) => Object.fromEntries(days.map((day, i) => [i + 1, day]));
    // Friday's task is done: Monday is next, unless it is a day off.
    expect(stands(6, { done: done(2, 3, 4, 5, 6) }).next).toBe('2026-11-09');
    expect(stands(6, { done: done(2, 3, 4, 5, 6), off: ['2026-11-09', '2026-11-10'] }).next).toBe('2026-11-11');
    const pace = 'own';
    expect(stands(6, { pace, done: done(6) }).next).toBe('2026-11-09');
    expect(stands(4, { pace, goal: 3, done: done(4) }).next).toBe('2026-11-06');
    expect(stands(4, { pace, done: done(4), off: ['2026-11-05', '2026-11-30'] }).next).toBeUndefined();
  });

  test('of the skills, only those that one has begun and that of the task at hand are now', () => {
    const now = (...how: Parameters<typeof stands>) =>
      stands(...how).stops.flatMap(({ skill, state }) => (state.kind === 'now' ? [skill.id] : []));
    const of = (number: number) => [...new Set(route.days[number - 1]!.task.kps.map(skillOf))];
    expect(now(2)).toEqual(of(1));
    // They catch up with the first day, and the group is at the sixth.
    expect(now(9, { pace: 'essentials' })).toEqual(of(1));
    expect(now(9)).toEqual([]);
  });

  test('essentials bring what is missing first, one a day, and then the group’s task', () => {
    const pace = 'essentials';
    expect(brief(9, { pace })).toBe('1');
    expect(brief(9, { pace, done: { 1: 9 } })).toBe('6 +2');
    expect(brief(10, { pace, done: { 1: 9, 3: 10 } })).toBe('7 +2');
    expect(brief(11, { pace, done: { 1: 9, 3: 10 } })).toBe('4');
    expect(brief(12, { pace, done: { 1: 9, 3: 10, 4: 11 } })).toBe('9 +2');
  });

  test('at my own pace it is one day after another, whatever the date', () => {
    const pace = 'own';
    expect(brief(30, { pace, done: { 1: 2 } })).toBe('2');
    expect(brief(30, { pace, done: { 1: 2, 2: 30 } })).toBe('2✓ +3');
    expect(brief(30, { pace, done: diligent(10) })).toBe('over');
    expect(brief(30, { pace, goal: 3, done: { 1: 2 } })).toBe('3');
  });

  test('what a task builds on comes before it, also where it is no essential', () => {
    const done = { 1: 2, 3: 4, 4: 5 };
    expect(curriculum.skills.get('s5-api')?.requires).toContain('s5-tokens');
    expect(brief(16, { pace: 'essentials', done })).toBe('6');
    expect(brief(17, { pace: 'essentials', done: { ...done, 6: 16 } })).toBe('7');
    expect(brief(30, { pace: 'own', goal: 3, done })).toBe('6');
  });

  test('on a task of the group’s that builds on an earlier one, that one is named, with a way to it', () => {
    const { page, words } = stands(10, { goal: 3, done: { 1: 2, 3: 4, 4: 5 } });
    expect([page?.day.number, page?.first?.number]).toEqual([7, 6]);
    for (const [i, t] of Object.values(catalogues).entries()) {
      const title = textIn(route.days[5]!.task.title, t.language)!;
      expect(JSON.stringify(words[i])).toContain(t.task.buildsOn(title));
      expect(JSON.stringify(words[i])).toContain(`task.show:e1:${taskOf(6)}`);
    }
    expect(stands(10, { goal: 3, done: { 1: 2, 3: 4, 4: 5, 6: 9 } }).page?.first).toBeUndefined();
  });

  test('who joins on a Thursday, with the first days gone, is offered to begin with the first', () => {
    const late = { joined: date('2026-11-05') };
    // Nothing from before they came waits for them.
    expect(brief(5, late)).toBe('4');
    expect(brief(6, late)).toBe('5 +4');
    expect(brief(5, { ...late, pace: 'essentials' })).toBe('4 +1');
    for (const [i, t] of Object.values(catalogues).entries()) {
      // That the path begins today is said on the day on which they join.
      expect(JSON.stringify(stands(5, late).words[i])).toContain(t.task.lateStart(true));
      expect(JSON.stringify(stands(6, late).words[i])).toContain(t.task.lateStart(false));
      expect(JSON.stringify(stands(6, late).words[i])).not.toContain(t.task.lateStart(true));
      for (const not of [stands(5), stands(5, { ...late, done: { 4: 5 } }), stands(2, { joined: date('2026-11-02') })])
        expect(JSON.stringify(not.words[i])).not.toContain(t.task.lateStart(false).slice(0, -1));
    }
  });

  test.each([3, 4, 5, 6, 7, 8, 10, 11, 12, 13])(
    'the first sprint ends on a day with a task for who joins on the %s. of November',
    (day) => {
      const { late } = stands(Math.max(day, 5), { joined: date(`2026-11-${String(day).padStart(2, '0')}`) });
      if (late) expect(late.ends.dayOfWeek).toBeLessThanOrEqual(5);
      else expect(day).toBeLessThanOrEqual(4);
    },
  );

  test('who joins late has no gap by it, whatever the group did, and is asked after days of their own alone', () => {
    const late = { joined: date('2026-11-11') };
    expect([11, 12, 13].map((day) => brief(day, late))).toEqual(['8', '9 +8', '10 +8']);
    const weekend = { joined: date('2026-11-07') };
    expect([7, 9, 10].map((day) => brief(day, weekend))).toEqual(['free', '6', '7 +6']);
    for (const shown of [stands(11, late), stands(7, weekend)])
      for (const [i, t] of Object.values(catalogues).entries()) {
        expect(JSON.stringify(shown.words[i])).toContain(t.task.lateStart(shown.late!.joinedToday));
        expect(JSON.stringify(shown.words[i])).toContain('quiz.warm:e1');
        expect(JSON.stringify(shown.words[i])).not.toContain(t.task.gapGroup);
      }
  });

  test('who joins late is told when the first sprint would end at their own days, counted from today', () => {
    const tasks = route.days.filter(({ sprint }) => sprint === 1).length;
    for (const joined of [4, 5, 10].map((day) => date('2026-11-01').add({ days: day - 1 }))) {
      const weekdays = Array.from({ length: 30 }, (_, days) => joined.add({ days })).filter((on) => on.dayOfWeek < 6);
      expect(stands(joined.day, { joined }).late?.ends).toEqual(weekdays[tasks - 1]);
    }
    expect(stands(10, { joined: date('2026-11-10'), pace: 'own' }).late).toBeUndefined();
  });

  test('who rejoins gets the group’s task, and is not asked again', () => {
    expect(brief(9, { pace: 'group' })).toBe('6 +1');
  });

  test('how much was missed is told to nobody: one task or nine, the words are the same', () => {
    const [one, nine] = [stands(9, { done: { 1: 2, 2: 3, 3: 4 } }), stands(9)];
    expect(nine.words).toEqual(one.words);
    const withTask = (done: Record<number, number>) => stands(12, { pace: 'group', done }).words;
    expect(withTask({})).toEqual(withTask({ 2: 3, 3: 4, 4: 5, 5: 6, 6: 9, 7: 10, 8: 11 }));
    const weekend = (done: Record<number, number>) => stands(14, { pace: 'group', done }).words;
    expect(weekend({})).toEqual(weekend({ 2: 3, 3: 4, 4: 5, 5: 6, 6: 9, 7: 10, 8: 11, 9: 12 }));
  });
});

test('whatever was done: at most one task waits, it is an open one that the group has passed, and never today’s', () => {
  const done = fc.dictionary(fc.integer({ min: 1, max: 10 }).map(String), fc.integer({ min: 2, max: 20 }));
  const pace = fc.constantFrom('group', 'essentials', undefined);
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 30 }),
      fc.integer({ min: 3, max: 7 }),
      pace,
      done,
      (on, goal, how, finished) => {
        const past = Object.fromEntries(Object.entries(finished).filter(([, day]) => day <= on));
        const { shown } = stands(on, { goal, done: past, ...(how && { pace: how }) });
        const waiting = 'waiting' in shown ? shown.waiting : undefined;
        if (!waiting) return;
        expect(past[waiting.number]).toBeUndefined();
        expect(dateOf(waiting.number)).toBeLessThan(on);
        if (shown.kind === 'task') expect(waiting.number).not.toBe(shown.day.number);
      },
    ),
  );
});

test('at one’s own pace and when catching up, no task comes before what it builds on', () => {
  const done = fc.uniqueArray(fc.integer({ min: 1, max: 10 }));
  const pace = fc.constantFrom('own' as const, 'essentials' as const);
  fc.assert(
    fc.property(fc.integer({ min: 16, max: 30 }), fc.integer({ min: 3, max: 7 }), pace, done, (on, goal, how, days) => {
      const finished = Object.fromEntries(days.map((day) => [day, 3]));
      const { shown, page } = stands(on, { goal, pace: how, done: finished });
      if (shown.kind !== 'task') return;
      expect(page?.first).toBeUndefined();
      for (const numbers of shown.day.buildsOn ?? [])
        expect(numbers.some((number) => days.includes(number))).toBe(true);
    }),
  );
});

test('questions are open up to the group’s day, or the task at hand at one’s own pace', () => {
  expect(stands(4).reached).toBe(3);
  expect(stands(60).reached).toBe(10);
  expect(stands(1).reached).toBe(0);
  expect(stands(60, { pace: 'own', done: { 1: 2 } }).reached).toBe(2);
  expect(stands(4, { done: { 7: 4 } }).reached).toBe(7);
});
