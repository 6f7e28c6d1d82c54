import fc from 'fast-check';
import { default_w } from 'ts-fsrs';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/core/calendar/rules.ts';
import { gradeOf } from '../../src/core/card/grade.ts';
import {
  intervalFor,
  maxInterval,
  memoryAfter,
  retentionFor,
  retrievability,
  usualParameters,
} from '../../src/core/card/memory.ts';
import { type Card, type Grade, grades } from '../../src/core/card/model.ts';
import { dueByClock, dueCards, foldReviews, nextCard, usualRetention } from '../../src/core/card/rules.ts';
import { at } from '../harness/clock.ts';

const clock = fc.record({
  zone: fc.constantFrom(
    ...['Pacific/Pago_Pago', 'America/New_York', 'UTC', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Kiritimati'],
  ),
  dayStart: fc.integer({ min: 0, max: 12 * 60 }),
});
const moment = fc.integer({ min: 0, max: 500_000 }).map((minutes) => at('2026-11-02T00:00').add({ minutes }));
const grade: fc.Arbitrary<Grade> = fc.constantFrom(...Object.values(grades));
const retention = fc.integer({ min: 70, max: 95 }).map((percent) => percent / 100);

/** An answer at this moment. */
const reviewed = (grade: Grade, now: Temporal.Instant, mine: { zone: string; dayStart: number }) => ({
  ...{ kp: 'a.b', correct: grade > grades.again, grade, hints: 0, day: dayOf(now, mine), at: now },
});

describe('an answer', () => {
  const shanghai = { zone: 'Asia/Shanghai', dayStart: 4 * 60 };
  const due = (grade: Grade, now: string) =>
    nextCard(undefined, { ...reviewed(grade, at(now), shanghai), retention: usualRetention }, shanghai).due.toString();

  test('that is right the first time brings the point back in three days, when the learner’s day begins', () => {
    // Monday, 21:00 in Shanghai; Thursday, 04:00.
    expect(due(grades.good, '2026-11-02T13:00')).toBe('2026-11-04T20:00:00Z');
  });

  test('that is wrong brings it back the next day, and one that was hard to find a day later', () => {
    expect(due(grades.again, '2026-11-02T13:00')).toBe('2026-11-02T20:00:00Z');
    expect(due(grades.hard, '2026-11-02T13:00')).toBe('2026-11-03T20:00:00Z');
  });

  test('after midnight belongs to the day before: 01:00 on Tuesday counts from Monday', () => {
    expect(due(grades.good, '2026-11-02T17:00')).toBe('2026-11-04T20:00:00Z');
  });

  test('right again and again waits longer each time; a wrong one starts over, but not from nothing', () => {
    const waits: number[] = [];
    let now = at('2026-11-02T12:00');
    let card: Card | undefined;
    for (const grade of [grades.good, grades.good, grades.good, grades.good, grades.again, grades.good]) {
      card = nextCard(card, { ...reviewed(grade, now, shanghai), retention: 0.9 }, shanghai);
      waits.push(card.interval);
      now = card.due;
    }
    expect(waits).toEqual(
      waits
        .slice(0, 4)
        .toSorted((a, b) => a - b)
        .concat(waits.slice(4)),
    );
    expect(waits[3]).toBeGreaterThan(30);
    expect(waits[4]).toBe(1);
    expect(waits[5]).toBeGreaterThanOrEqual(waits[0]!);
  });
});

describe('the memory of a point', () => {
  test('is computed with the parameters that ts-fsrs has today', () => {
    expect(usualParameters).toEqual([...default_w]);
  });

  test('fades day by day, and has faded to what is desired on the day that the point comes back', () => {
    fc.assert(
      fc.property(
        fc.array(grade, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 60 }),
        retention,
        (log, gap, wanted) => {
          const memory = log.reduce(
            (sofar, one) => memoryAfter(sofar, gap, one),
            undefined as undefined | Card['memory'],
          )!;
          const days = intervalFor(memory, wanted);
          expect(days).toBeGreaterThanOrEqual(1);
          expect(days).toBeLessThanOrEqual(maxInterval);
          expect(retrievability(memory, 0)).toBe(1);
          expect(retrievability(memory, days + 1)).toBeLessThan(retrievability(memory, days));
          // Within half a day, since a point comes back on whole days.
          if (days > 1 && days < maxInterval) {
            expect(retrievability(memory, days - 0.51)).toBeGreaterThan(wanted);
            expect(retrievability(memory, days + 0.51)).toBeLessThan(wanted);
          }
        },
      ),
    );
  });
});

test('the firmer a point is, the likelier it is still known when it comes back, and the later it comes', () => {
  const stability = fc.double({ min: 0.01, max: 3_000, noNaN: true });
  fc.assert(
    fc.property(stability, stability, retention, (one, other, desired) => {
      const [fragile, firm] = [Math.min(one, other), Math.max(one, other)].map((s) => ({
        stability: s,
        difficulty: 5,
      }));
      const [low, high] = [retentionFor(fragile!, desired), retentionFor(firm!, desired)];
      expect(low).toBeLessThanOrEqual(high);
      expect(low).toBeGreaterThanOrEqual(0.7);
      expect(high).toBeLessThan(1);
      expect(intervalFor(fragile!, low)).toBeLessThanOrEqual(intervalFor(firm!, high));
      expect(retentionFor({ stability: 10, difficulty: 5 }, desired)).toBeCloseTo(Math.max(0.7, desired));
    }),
  );
});

describe('the grade of an answer', () => {
  const answer = { correct: true, hints: 0, seconds: 20, type: 'single' } as const;

  test('is again when it was wrong, however fast', () => {
    expect(gradeOf({ ...answer, correct: false, seconds: 1 })).toBe(grades.again);
  });

  test('is hard when it was right with a hint, or took three times the usual', () => {
    expect(gradeOf({ ...answer, hints: 1 })).toBe(grades.hard);
    expect(gradeOf({ ...answer, seconds: 91 })).toBe(grades.hard);
    expect(gradeOf({ ...answer, seconds: 91, type: 'short' })).toBe(grades.good);
  });

  test('is good otherwise, also when somebody was away for a while', () => {
    expect(gradeOf(answer)).toBe(grades.good);
    expect(gradeOf({ ...answer, seconds: 0 })).toBe(grades.good);
    expect(gradeOf({ ...answer, seconds: 86_400 })).toBe(grades.good);
  });
});

test('by whichever clock it was set, a card comes back as many days after its answer by the one that counts now', () => {
  fc.assert(
    fc.property(moment, grade, clock, clock, (now, grade, before, after) => {
      const set = (mine: typeof before) => nextCard(undefined, { ...reviewed(grade, now, mine), retention: 0.9 }, mine);
      const moved = dueByClock(set(before), after);
      expect(moved).toEqual(set(after).due);
      expect(dueByClock({ ...set(before) }, before)).toEqual(set(before).due);
    }),
  );
});

test('wherever and whenever: a card is due when its day has come, at the first moment of it, and not before', () => {
  fc.assert(
    fc.property(moment, grade, clock, (now, grade, mine) => {
      const card = nextCard(undefined, { ...reviewed(grade, now, mine), retention: 0.9 }, mine);
      expect(dueCards([card], now)).toEqual([]);
      expect(dueCards([card], card.due.subtract({ nanoseconds: 1 }))).toEqual([]);
      expect(dueCards([card], card.due)).toHaveLength(1);
      expect(dayOf(card.due, mine)).toEqual(dayOf(now, mine).add({ days: card.interval }));
      expect(dayOf(card.due.subtract({ nanoseconds: 1 }), mine)).toEqual(dayOf(card.due, mine).subtract({ days: 1 }));
      // One that a clock which ran ahead has set is not lost.
      expect(dueCards([{ ...card, due: card.due.add({ hours: 24 * 500 }) }], now)).toHaveLength(1);
    }),
  );
});

test('what is due stays due however late it gets', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(moment, grade), { maxLength: 30 }),
      clock,
      moment,
      fc.nat(100_000),
      (log, mine, now, more) => {
        const cards = log
          .filter(([answered]) => Temporal.Instant.compare(answered, now) <= 0)
          .map(([answered, grade], n) => ({
            ...nextCard(undefined, { ...reviewed(grade, answered, mine), retention: 0.9 }, mine),
            kp: String(n),
          }));
        const [first, later] = [dueCards(cards, now), dueCards(cards, now.add({ minutes: more }))];
        expect(later).toEqual(expect.arrayContaining([...first]));
      },
    ),
  );
});

test('the cards after a log of answers are the same, one by one or all over again', () => {
  const entry = fc.record({
    kp: fc.constantFrom('a.b', 'a.c'),
    grade,
    hours: fc.nat(400),
    retention: fc.option(retention, { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(entry), clock, (entries, mine) => {
      let now = at('2026-11-02T12:00');
      const stored = new Map<string, Card>();
      const reviews = entries.map(({ kp, grade, hours, retention }) => {
        now = now.add({ hours });
        return { ...reviewed(grade, now, mine), kp, ...(retention && { retention }) };
      });
      for (const one of reviews) stored.set(one.kp, nextCard(stored.get(one.kp), one, mine));
      expect(foldReviews(reviews, mine)).toEqual(stored);
      const own = (kp: string) => reviews.filter((one) => one.kp === kp);
      for (const [kp, card] of stored)
        expect(card).toMatchObject({
          ...{ kp, asked: own(kp).length, right: own(kp).filter((one) => one.correct).length },
          ...{ lastRight: own(kp).at(-1)!.correct, answered: own(kp).at(-1)!.at },
        });
    }),
  );
});
