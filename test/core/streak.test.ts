import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, momentOf, mondayOf } from '../../src/core/calendar/rules.ts';
import { zones } from '../../src/core/calendar/zone-list.ts';
import type { Goal } from '../../src/core/learner/model.ts';
import { changedVacation } from '../../src/core/learner/rules.ts';
import type { StreakRecord } from '../../src/core/streak/model.ts';
import { goalOf, streakOf } from '../../src/core/streak/rules.ts';
import { at, date } from '../harness/clock.ts';

const streak = (days: readonly Temporal.PlainDate[], goals: readonly Goal[], today: Temporal.PlainDate) =>
  streakOf({ days, goals }, today);

const days = (...texts: string[]) => texts.map((text) => date(`2026-11-${text}`));
const goal = (from: string, number: number) => ({ from: date(`2026-11-${from}`), days: number });
/** Mondays: the 2nd, the 9th, the 16th. */
const three = [goal('02', 3)];

describe('a week is kept on as many days as were chosen', () => {
  test('three of three, this week already', () => {
    expect(streak(days('02', '04', '06'), three, date('2026-11-06'))).toEqual({
      weeks: 1,
      kept: true,
      possible: true,
      thisWeek: { days: 3, goal: 3 },
      freezes: 2,
    });
  });

  test('this week does not break what was kept before it is over', () => {
    expect(streak(days('02', '04', '06'), three, date('2026-11-15')).weeks).toBe(1);
    expect(streak(days('02', '04', '06'), three, date('2026-11-16')).weeks).toBe(0);
  });

  test('weeks in a row are counted to the first one that was not kept', () => {
    const acted = days('02', '03', '09', '10', '11', '16', '17', '18');
    expect(streak(acted, three, date('2026-11-18')).weeks).toBe(2);
  });

  test('a day counts once, however often the learner acted on it', () => {
    expect(streak(days('02', '02', '02'), three, date('2026-11-02')).thisWeek.days).toBe(1);
  });

  test('Sunday is the last day of its week', () => {
    expect(streak(days('06', '07', '08'), three, date('2026-11-08')).weeks).toBe(1);
    expect(streak(days('07', '08', '09'), three, date('2026-11-09')).weeks).toBe(0);
  });

  test('nobody is asked for more days than a week has left', () => {
    expect(streak([], three, date('2026-11-06')).possible).toBe(true);
    expect(streak([], three, date('2026-11-07')).possible).toBe(false);
    expect(streak(days('07'), three, date('2026-11-07')).possible).toBe(false);
    expect(streak(days('05', '07'), three, date('2026-11-07')).possible).toBe(true);
  });

  test('says when the working days that are left do not suffice, and the weekend counts', () => {
    const needs = (of: string[], today: string) => streak(days(...of), three, date(`2026-11-${today}`)).weekend;
    expect(needs([], '04')).toBeUndefined();
    expect(needs([], '05')).toBe(true);
    expect(needs(['05'], '05')).toBe(true);
    expect(needs(['02', '05'], '05')).toBeUndefined();
    expect(needs(['02', '03', '04'], '07')).toBeUndefined();
  });

  test('nothing yet is no week, and no fault', () => {
    expect(streak([], three, date('2026-11-18'))).toMatchObject({ weeks: 0, thisWeek: { days: 0, goal: 3 } });
  });
});

describe('a goal that changes', () => {
  test('each week is held against what was chosen then', () => {
    const goals = [goal('02', 3), goal('08', 5)];
    expect(goalOf(goals, date('2026-10-26'))).toBe(3);
    expect(goalOf(goals, date('2026-11-09'))).toBe(5);
    const acted = days('02', '03', '04', '09', '10', '11');
    expect(streak(acted, goals, date('2026-11-11'))).toMatchObject({ weeks: 1, thisWeek: { days: 3, goal: 5 } });
  });

  test('raised after the week was kept, it does not take the week back', () => {
    const acted = days('02', '03', '04');
    expect(streak(acted, [goal('02', 3), goal('05', 7)], date('2026-11-05'))).toMatchObject({
      weeks: 1,
      kept: true,
      thisWeek: { days: 3, goal: 7 },
    });
  });

  test('changed in the midst of a week, the lowest of that week counts; from the next week on the new one', () => {
    const goals = [goal('02', 3), goal('04', 7)];
    expect(streak(days('02', '05', '06'), goals, date('2026-11-08')).weeks).toBe(1);
    expect(streak(days('02', '05', '06', '09', '10', '11'), goals, date('2026-11-15')).weeks).toBe(1);
    expect(streak(days('09', '10', '11'), goals, date('2026-11-15')).weeks).toBe(0);
  });

  test('lowered, it counts for this week at once', () => {
    expect(streak(days('02', '03', '04'), [goal('02', 5), goal('04', 3)], date('2026-11-04')).weeks).toBe(1);
  });
});

/** Three study days in each of these weeks of November, by their Mondays. */
const weeks = (...mondays: readonly string[]) =>
  mondays.flatMap((monday) => [0, 2, 4].map((n) => date(`2026-${monday}`).add({ days: n })));
const of = (record: Partial<StreakRecord>, today: string) =>
  streakOf({ days: [], goals: three, ...record }, date(`2026-${today}`));

describe('freezes', () => {
  test('two are in hand from the first day; they stand in for what a week lacks, and the streak goes on', () => {
    expect(of({}, '11-02').freezes).toBe(2);
    const held = of({ days: [...weeks('11-02'), date('2026-11-09')] }, '11-16');
    expect(held).toMatchObject({ weeks: 1, freezes: 0, frozen: { freezes: 2 } });
    expect(String(held.frozen?.monday)).toBe('2026-11-09');
    expect(of({ days: [...weeks('11-02', '11-16'), date('2026-11-09')] }, '11-22').weeks).toBe(2);
  });

  test('a day more than there are freezes for ends it', () => {
    const twoShort = [...weeks('11-02'), date('2026-11-09'), date('2026-11-16'), date('2026-11-17')];
    expect(of({ days: twoShort }, '11-22').weeks).toBe(1);
    expect(of({ days: twoShort }, '11-23')).toMatchObject({
      weeks: 0,
      freezes: 2,
      broken: { weeks: 1, days: 2, goal: 3 },
    });
  });

  test('two weeks kept give one back, up to two', () => {
    const spent = [...weeks('11-02'), date('2026-11-09')];
    expect(of({ days: [...spent, ...weeks('11-16')] }, '11-23').freezes).toBe(0);
    expect(of({ days: [...spent, ...weeks('11-16', '11-23')] }, '11-30').freezes).toBe(1);
    const long = [...spent, ...weeks('11-16', '11-23', '11-30', '12-07', '12-14', '12-21')];
    expect(of({ days: long }, '12-22')).toMatchObject({ weeks: 7, freezes: 2 });
  });

  test('none is spent where there is no streak yet', () => {
    expect(of({ days: [date('2026-11-02')] }, '11-16').freezes).toBe(2);
  });
});

describe('why a streak ended', () => {
  const broken = (days: readonly string[], today = '11-16') =>
    of({ days: [...weeks('11-02'), ...days.map((day) => date(`2026-11-${day}`))] }, today).broken;

  test('names the first day after which too few were left, and what the week had', () => {
    // Of three days, two may lack: one on Sunday would have been enough.
    expect(String(broken([])?.on)).toBe('2026-11-15');
    const seven = [{ from: date('2026-11-02'), days: 7 }];
    const week = Array.from({ length: 7 }, (_, n) => date('2026-11-02').add({ days: n }));
    const { broken: found } = of({ days: [...week, date('2026-11-10')], goals: seven }, '11-16');
    expect(found).toMatchObject({ weeks: 1, days: 1, goal: 7 });
    expect(['2026-11-09', '2026-11-11', '2026-11-12'].indexOf(String(found?.on))).toBe(2);
  });

  test('is told until a week is kept again, and for a few weeks', () => {
    expect(broken([], '11-22')).toBeDefined();
    expect(broken(['16', '17', '18'], '11-18')).toBeUndefined();
    expect(broken([], '12-30')).toBeUndefined();
  });

  test('and an organiser who repairs that week brings all of it back', () => {
    const days = weeks('10-26', '11-02', '11-16');
    expect(of({ days }, '11-18')).toMatchObject({ weeks: 1 });
    const repaired = of({ days, repaired: [date('2026-11-09')] }, '11-18');
    expect(repaired.weeks).toBe(4);
    expect(String(repaired.repaired)).toBe('2026-11-09');
    expect(repaired.broken).toBeUndefined();
  });
});

describe('days off', () => {
  const off = (from: string, to: string) => [{ from: date(`2026-${from}`), to: date(`2026-${to}`) }];

  test('each takes one from what its week asks for', () => {
    const days = [...weeks('11-02'), date('2026-11-09')];
    expect(of({ days, daysOff: off('11-11', '11-12') }, '11-16')).toMatchObject({ weeks: 2, freezes: 2 });
    expect(of({ days, daysOff: off('11-11', '11-12') }, '11-12').thisWeek).toEqual({ days: 1, goal: 1 });
  });

  test('a week that is off altogether neither counts nor breaks', () => {
    const days = weeks('11-02', '11-23');
    expect(of({ days, daysOff: off('11-09', '11-22') }, '11-27')).toMatchObject({ weeks: 2, freezes: 2 });
    expect(of({ days, daysOff: off('11-09', '11-22') }, '11-12')).toMatchObject({ kept: false, thisWeek: { goal: 0 } });
  });
});

describe('laws', () => {
  const offset = fc.integer({ min: 0, max: 69 });
  const dayFrom = (n: number) => date('2026-11-02').add({ days: n });
  const record = fc.record({
    days: fc.array(offset.map(dayFrom), { maxLength: 60 }),
    goals: fc.integer({ min: 3, max: 7 }).map((days) => [{ from: dayFrom(0), days }]),
    daysOff: fc.tuple(offset, offset).map(([a, b]) => [{ from: dayFrom(Math.min(a, b)), to: dayFrom(Math.max(a, b)) }]),
  });
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

  test('a streak is the same in whatever order, and however often, things were done', () => {
    fc.assert(
      fc.property(record, fc.infiniteStream(fc.nat()), offset, (one, order, today) => {
        const shuffled = one.days
          .flatMap((day) => [day, day])
          .map((day) => ({ day, by: order.next().value as number }))
          .sort((a, b) => a.by - b.by)
          .map(({ day }) => day);
        expect(plain(streakOf({ ...one, days: shuffled }, dayFrom(today)))).toEqual(
          plain(streakOf(one, dayFrom(today))),
        );
      }),
    );
  });

  test('freezes only ever hold what would have ended, and a streak ends on a day without activity', () => {
    fc.assert(
      fc.property(record, offset, (one, today) => {
        const found = streakOf(one, dayFrom(today));
        expect(found.freezes).toBeGreaterThanOrEqual(0);
        expect(found.freezes).toBeLessThanOrEqual(2);
        // Weeks in a row that were kept, counted back without freezes.
        const kept = (monday: Temporal.PlainDate) =>
          streakOf({ ...one, days: one.days.filter((day) => mondayOf(day).equals(monday)) }, monday).kept;
        let monday = mondayOf(dayFrom(today));
        let least = kept(monday) ? 1 : 0;
        for (monday = monday.subtract({ weeks: 1 }); kept(monday); monday = monday.subtract({ weeks: 1 })) least++;
        expect(found.weeks).toBeGreaterThanOrEqual(least);
        if (found.broken) expect(one.days.map(String)).not.toContain(String(found.broken.on));
      }),
    );
  });

  test('whoever studies on each day of theirs keeps every week, in each zone at each change of clocks of 2026 to 2028', () => {
    let changes = 0;
    const end = at('2029-01-01T00:00');
    for (const zone of zones) {
      let change = at('2026-01-01T00:00').toZonedDateTimeISO(zone).getTimeZoneTransition('next');
      for (
        ;
        change && Temporal.Instant.compare(change.toInstant(), end) < 0;
        change = change.getTimeZoneTransition('next')
      ) {
        changes++;
        const first = mondayOf(change.toPlainDate()).subtract({ weeks: 1 });
        const clock = { zone, dayStart: (changes % 13) * 60 };
        const days = Array.from({ length: 21 }, (_, n) =>
          dayOf(momentOf(first.add({ days: n }), clock.dayStart + ((changes * 97 + n * 61) % 600), zone), clock),
        );
        const found = streakOf({ days, goals: [{ from: first, days: 7 }] }, first.add({ days: 20 }));
        expect([zone, String(change), found.weeks]).toEqual([zone, String(change), 3]);
      }
    }
    expect(changes).toBeGreaterThan(500);
  });

  test('a change of zone never breaks one, nor costs a freeze', () => {
    const move = fc.record({ zone: fc.constantFrom(...zones), after: fc.integer({ min: 1, max: 300 }) });
    const from = at('2026-03-02T12:00');
    fc.assert(
      fc.property(
        fc.array(move, { maxLength: 6 }),
        fc.integer({ min: 3, max: 7 }),
        fc.boolean(),
        (moves, goal, late) => {
          let clock = { zone: 'UTC', dayStart: 4 * 60 };
          let vacation: StreakRecord['daysOff'] = [];
          const days: Temporal.PlainDate[] = [];
          const changes = new Map<number, string>();
          moves.reduce((hour, { zone, after }) => {
            changes.set(hour + after, zone);
            return hour + after;
          }, 0);
          for (let hour = 0; hour < 24 * 35; hour++) {
            const now = from.add({ hours: hour });
            const zone = changes.get(hour);
            if (zone) {
              const moved = { ...clock, zone };
              const skipped = changedVacation({ vacation }, { today: dayOf(now, clock), day: dayOf(now, moved) });
              vacation = skipped ?? vacation;
              clock = moved;
            }
            // As late on each day of theirs as they can, or as early.
            const today = dayOf(now, clock);
            const last = !dayOf(now.add({ hours: 1 }), clock).equals(today);
            if (!late || last) days.push(today);
          }
          const found = streakOf(
            { days, goals: [{ from: date('2026-03-02'), days: goal }], daysOff: vacation },
            days.at(-1)!,
          );
          expect([found.broken, found.frozen]).toEqual([undefined, undefined]);
          expect(found.weeks).toBeGreaterThanOrEqual(3);
        },
      ),
      { numRuns: 25 },
    );
  });
});
