import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween } from '../../src/core/calendar/rules.ts';
import { dateOfDay, groupDay } from '../../src/core/calendar/study-days.ts';
import { memoryAfter, retrievability } from '../../src/core/card/memory.ts';
import { grades, type TaughtCard } from '../../src/core/card/model.ts';
import type { DeadlineChoice } from '../../src/core/deadline/model.ts';
import { ownDate } from '../../src/core/deadline/own-date.ts';
import { enough, planFor } from '../../src/core/deadline/plan.ts';
import { foretells, readinessOf } from '../../src/core/deadline/readiness.ts';
import { deadlineOf, sprintEnd } from '../../src/core/deadline/rules.ts';
import type { Enrolment } from '../../src/core/enrolment/model.ts';
import type { Learner } from '../../src/core/learner/model.ts';
import { beginningOf } from '../../src/core/learner/rules.ts';
import { choose } from '../../src/core/quiz/choose.ts';
import {
  affordableRetention,
  dueToday,
  freshToday,
  newPerDay,
  secondsLeft,
  wantedToday,
} from '../../src/core/quiz/daily-set.ts';
import type { Candidate } from '../../src/core/quiz/model.ts';
import { at, date } from '../harness/clock.ts';
import { curriculum, route } from '../harness/world.ts';

const today = date('2026-11-25');
const noon = at('2026-11-25T12:00');
const learnerOf = (quizMinutes: number, lightDays: readonly number[] = []): Learner => ({
  ...{ id: '1', name: 'Ana', language: 'en' },
  ...beginningOf({ zone: 'UTC' }, noon),
  ...{ quizMinutes, lightDays },
});

/** A card of which the last of `right` answers in a row, each some days after the one before, came `ago` days ago. */
function cardOf(kp: string, { right, ago, interval }: { right: number; ago: number; interval: number }): TaughtCard {
  let memory = memoryAfter(undefined, 0, grades.good);
  for (let n = 1; n < right; n++) memory = memoryAfter(memory, 3 * n, grades.good);
  const day = today.subtract({ days: ago });
  const moment = (on: Temporal.PlainDate, plainTime: string) =>
    on.toZonedDateTime({ timeZone: 'UTC', plainTime }).toInstant();
  return {
    ...{ kp, memory, day, interval, seconds: 30, asked: right, right, lastRight: true, since: day, sinceTaught: right },
    answered: moment(day, '12:00'),
    due: moment(day.add({ days: interval }), '04:00'),
  };
}
const cards = fc.uniqueArray(
  fc.record({
    kp: fc.integer({ min: 0, max: 60 }).map((n) => `s.${n}`),
    how: fc.record({
      right: fc.integer({ min: 1, max: 5 }),
      ago: fc.integer({ min: 0, max: 40 }),
      interval: fc.integer({ min: 1, max: 40 }),
    }),
  }),
  { selector: ({ kp }) => kp, maxLength: 40 },
);
const madeOf = (list: readonly { kp: string; how: Parameters<typeof cardOf>[1] }[]) =>
  list.map(({ kp, how }) => cardOf(kp, how));
const recordOf = (known: readonly TaughtCard[], on?: Temporal.PlainDate) => ({
  ...{ finished: [], days: [], minutes: [], cards: known },
  ...(on && { deadline: { on, kps: new Set(known.map(({ kp }) => kp)) } }),
});

describe('the day that somebody studies for', () => {
  const start = date('2026-11-02');
  const enrolment = (deadline?: DeadlineChoice, more: Partial<Enrolment> = {}): Enrolment => ({
    ...{ id: '1', learner: '1', joined: start, board: false, ...(deadline && { deadline }) },
    cohort: {
      ...{ id: '1', name: 'Owls', path: 'swe', start, zone: 'UTC', organiser: '1' },
      home: { platform: 'web', workspace: 'w', channel: 'c' },
    } as Enrolment['cohort'],
    ...more,
  });
  const today = date('2026-11-04');
  const end = date('2026-11-13');
  const first = route.days.filter(({ sprint }) => sprint === 1);
  const kpsOf = (days: typeof route.days) => new Set(days.flatMap(({ task }) => task.kps));

  test('is the end of the sprint with its points, unless something else is chosen', () => {
    expect(first.at(-1)!.number).toBe(10);
    expect(sprintEnd(route, enrolment())).toEqual(end);
    expect(deadlineOf(route, enrolment(), today)).toEqual({ on: end, kps: kpsOf(first) });
    expect(deadlineOf(route, enrolment(undefined, { pace: 'own' }), today)).toBeUndefined();
    expect(deadlineOf(route, enrolment({ kind: 'none' }), today)).toBeUndefined();
  });

  test('a chosen day has what is taught by then, and is forgotten when it is there', () => {
    const on = date('2026-11-06');
    const choice = { kind: 'date', on, scope: { kind: 'all' } } as const;
    const taught = route.days.filter(({ number }) => number <= 5);
    expect(deadlineOf(route, enrolment(choice), today)).toEqual({ on, kps: kpsOf(taught) });
    expect(deadlineOf(route, enrolment(choice), on)).toEqual({ on: end, kps: kpsOf(first) });
    expect(deadlineOf(route, enrolment(choice), end)).toBeUndefined();
    const skill = [...curriculum.skills.values()].find(({ id }) =>
      [...kpsOf(first)].some((kp) => kp.startsWith(`${id}.`)),
    )!;
    const skills = deadlineOf(
      route,
      enrolment({ kind: 'date', scope: { kind: 'skills', skills: [skill.id] } }),
      today,
    )!;
    expect(skills.on).toEqual(end);
    expect([...skills.kps].every((kp) => kp.startsWith(`${skill.id}.`))).toBe(true);
    expect(skills.kps.size).toBeGreaterThan(0);
  });

  test('one’s own day counts down, and once it has come it says how much would be recalled', () => {
    const on = date('2026-11-06');
    const own = enrolment({ kind: 'date', on, scope: { kind: 'all' } });
    const kps = [...kpsOf(route.days.filter(({ number }) => number <= 5))];
    const known = kps.slice(0, 2).map((kp) => cardOf(kp, { right: 1, ago: 0, interval: 3 }));
    expect(ownDate(route, enrolment(), { cards: known, today })).toBeUndefined();
    expect(ownDate(route, own, { cards: known, today })).toEqual({ kind: 'ahead', on, inDays: 2 });
    const come = { kind: 'come', on, points: kps.length };
    expect(ownDate(route, own, { cards: known, today: on })).toEqual({ ...come, recalled: 2 });
    expect(ownDate(route, own, { cards: known, today: on.add({ years: 3 }) })).toEqual({ ...come, recalled: 1 });
  });

  test('a day of the path has the first date on which the group has come to it, whatever the holidays', () => {
    const holiday = fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 15 }))
      .map(([from, days]) => ({ from: start.add({ days: from }), to: start.add({ days: from + days }) }));
    fc.assert(
      fc.property(fc.array(holiday, { maxLength: 3 }), fc.integer({ min: 1, max: 60 }), (holidays, number) => {
        const calendar = { start, holidays };
        const on = dateOfDay(calendar, number);
        expect(groupDay(calendar, on)).toBe(number);
        expect(groupDay(calendar, on.subtract({ days: 1 }))).toBe(number - 1);
      }),
    );
  });
});

describe('what is asked before a date', () => {
  test('a later moment before the date never takes away what could be asked', () => {
    fc.assert(
      fc.property(cards, fc.integer({ min: 2, max: 40 }), fc.constantFrom(5, 10, 30), (list, until, minutes) => {
        const record = recordOf(madeOf(list), today.add({ days: until }));
        const learner = learnerOf(minutes, [3]);
        let before = new Set<string>();
        for (let day = 0; day < until; day++) {
          const wanted = wantedToday({ learner, record, now: noon.add({ hours: 24 * day }) });
          const kps = new Set(wanted.filter(({ cause }) => cause !== 'light').map(({ card }) => card.kp));
          expect([...before].filter((kp) => !kps.has(kp))).toEqual([]);
          before = kps;
        }
      }),
    );
  });

  test('what comes early comes first, for that day, within the minutes, and only if it would be forgotten by then', () => {
    let early = 0;
    fc.assert(
      fc.property(cards, fc.integer({ min: 1, max: 30 }), (list, until) => {
        const on = today.add({ days: until });
        const record = recordOf(madeOf(list), on);
        const day = { learner: learnerOf(10), record, now: noon };
        const wanted = wantedToday(day);
        const dated = wanted.filter(({ by }) => by);
        early += wanted.filter(({ cause }) => cause === 'date').length;
        expect(wanted.slice(0, dated.length)).toEqual(dated);
        for (const { card, by } of dated) {
          expect(by).toEqual({ on: on.toString(), days: until });
          expect(retrievability(card.memory, daysBetween(card.day, on))).toBeLessThan(enough);
        }
        expect(dueToday(day) * 30).toBeLessThanOrEqual(secondsLeft(day));
      }),
    );
    expect(early).toBeGreaterThan(0);
  });

  test('what would come shortly before waits for its turn, but nothing that was wrong, and nothing that would be lost', () => {
    const soon = cardOf('s.1', { right: 3, ago: 9, interval: 9 });
    const on = today.add({ days: 20 });
    const plan = (card: TaughtCard) => planFor({ on, kps: new Set([card.kp]) }, { cards: [card], today, seconds: 600 });
    expect(plan(soon).held).toEqual(new Set(['s.1']));
    expect(plan({ ...soon, lastRight: false }).held.size).toBe(0);
    expect(plan({ ...soon, memory: { ...soon.memory, stability: 2 } }).held.size).toBe(0);
    // The day before, it is asked.
    const last = planFor(
      { on, kps: new Set(['s.1']) },
      { cards: [soon], today: today.add({ days: 19 }), seconds: 600 },
    );
    expect([...last.now.keys()]).toEqual(['s.1']);
  });

  test('a quiz takes what a date needs before what is worth more in the long run', () => {
    const known = (days: number) => ({
      ...{ memory: memoryAfter(undefined, 0, grades.good), days, recall: 0.9, asked: 1, lastRight: true },
    });
    const one = (kp: string, days: number, more: Partial<Candidate>): Candidate => ({
      ...{ kp, item: kp, seconds: 30, cause: 'due', known: known(days) },
      ...more,
    });
    const candidates = [
      one('a.1', 30, {}),
      one('b.1', 1, { cause: 'date', by: { on: '2026-11-27', days: 2 } }),
      one('c.1', 30, { cause: 'light' }),
    ];
    const chosen = choose({ candidates, seconds: 60, questions: 6, fresh: 2, retention: 0.9 });
    expect(new Set(chosen.map(({ kp }) => kp))).toEqual(new Set(['a.1', 'b.1']));
    const least = choose({ candidates, seconds: 30, questions: 6, fresh: 2, retention: 0.9 });
    expect(least.map(({ kp }) => kp)).toEqual(['b.1']);
  });
});

describe('whether the minutes suffice', () => {
  const on = today.add({ days: 4 });
  const known = (many: number) =>
    Array.from({ length: many }, (_, n) => cardOf(`s${n % 4}.${n}`, { right: 2, ago: 6, interval: 9 }));
  const ready = (list: readonly TaughtCard[], minutes: number, more: readonly string[] = []) =>
    readinessOf(
      { on, kps: new Set([...list.map(({ kp }) => kp), ...more]) },
      { learner: learnerOf(minutes), cards: list, today, seconds: () => 30 },
    );

  test('says so when they do, and what recall to expect', () => {
    const found = ready(known(20), 10);
    expect(found).toMatchObject({ points: 20, met: 20, ready: 20 });
    expect(found.short).toBeUndefined();
    expect(found.recall).toBeGreaterThan(0.95);
  });

  test('says for how much they do, how many minutes would suffice, and how many skills fit', () => {
    const found = ready(known(80), 10);
    expect(found.ready).toBeLessThan(80);
    expect(found.short?.minutes).toBe(20);
    expect(found.short).toMatchObject({ skills: 2, ofSkills: 4 });
    expect(ready(known(80), found.short!.minutes!).short).toBeUndefined();
    expect(found.recall).toBeLessThan(ready(known(80), 20).recall);
  });

  test('foretells nothing from a few answers, or from those of one day', () => {
    const spaced = (many: number, days: number) =>
      known(many).map((card) => ({ ...card, since: card.day.subtract({ days }) }));
    expect([foretells(spaced(4, 3)), foretells(spaced(20, 0)), foretells(spaced(5, 3))]).toEqual([false, false, true]);
  });

  test('says that no minutes do where too much is new', () => {
    const fresh = Array.from({ length: 4 * newPerDay + 1 }, (_, n) => `new.${n}`);
    expect(ready([], 30, fresh)).toMatchObject({ points: 9, met: 0, ready: 8, short: { skills: 0, ofSkills: 1 } });
    expect(ready([], 30, fresh).short?.minutes).toBeUndefined();
  });
});

describe('what is new', () => {
  test('comes more slowly while most of the last answers are wrong, and not at all while nearly all are', () => {
    const fresh = (right: number, of = 10) => {
      const recent = Array.from({ length: of }, (_, n) => n < right);
      return freshToday({ learner: learnerOf(10), record: { ...recordOf([]), recent }, now: noon });
    };
    expect([2, 3, 4, 5, 10].map((right) => fresh(right))).toEqual([0, 1, 1, 2, 2]);
    expect(fresh(0, 9)).toBe(2);
  });
});

describe('light days', () => {
  // A Tuesday, before a light Wednesday.
  const tuesday = at('2026-11-24T12:00');
  const wednesday = tuesday.add({ hours: 24 });
  const due = (kp: string, interval = 8) => cardOf(kp, { right: 2, ago: interval, interval });

  test('have a part of the minutes, and the day before takes what it has room for', () => {
    const learner = learnerOf(10, [3]);
    const record = recordOf([due('s.1'), due('s.2'), due('s.3', 2)]);
    const before = wantedToday({ learner, record, now: tuesday });
    expect(before.map(({ card, cause }) => [card.kp, cause])).toEqual([
      ['s.1', 'light'],
      ['s.2', 'light'],
    ]);
    expect(wantedToday({ learner: learnerOf(10), record, now: tuesday })).toEqual([]);
    expect(secondsLeft({ learner, record, now: tuesday })).toBe(600);
    expect(secondsLeft({ learner, record, now: wednesday })).toBe(240);
    expect(wantedToday({ learner, record, now: wednesday }).map(({ cause }) => cause)).toEqual(['due', 'due', 'due']);
  });

  test('count when retention is chosen by the minutes', () => {
    const many = Array.from({ length: 200 }, (_, n) => due(`s.${n}`, 4));
    expect(affordableRetention(many, learnerOf(10, [1, 2, 3, 4, 5, 6, 7]))).toBeLessThan(
      affordableRetention(many, learnerOf(10)),
    );
  });
});
