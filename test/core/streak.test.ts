import { describe, expect, test } from 'vitest';
import { goalOf, streakOf } from '../../src/core/streak/rules.ts';
import { date } from '../harness/clock.ts';

const days = (...texts: string[]) => texts.map((text) => date(`2026-11-${text}`));
const goal = (from: string, number: number) => ({ from: date(`2026-11-${from}`), days: number });
/** Mondays: the 2nd, the 9th, the 16th. */
const three = [goal('02', 3)];

describe('a week is kept on as many days as were chosen', () => {
  test('three of three, this week already', () => {
    expect(streakOf(days('02', '04', '06'), three, date('2026-11-06'))).toEqual({
      weeks: 1,
      thisWeek: { days: 3, goal: 3 },
    });
  });

  test('this week does not break what was kept before it is over', () => {
    expect(streakOf(days('02', '04', '06', '10'), three, date('2026-11-15')).weeks).toBe(1);
    expect(streakOf(days('02', '04', '06', '10'), three, date('2026-11-16')).weeks).toBe(0);
  });

  test('weeks in a row are counted to the first one that was not kept', () => {
    const acted = days('02', '03', '09', '10', '11', '16', '17', '18');
    expect(streakOf(acted, three, date('2026-11-18')).weeks).toBe(2);
  });

  test('a day counts once, however often the learner acted on it', () => {
    expect(streakOf(days('02', '02', '02'), three, date('2026-11-02')).thisWeek.days).toBe(1);
  });

  test('Sunday is the last day of its week', () => {
    expect(streakOf(days('06', '07', '08'), three, date('2026-11-08')).weeks).toBe(1);
    expect(streakOf(days('07', '08', '09'), three, date('2026-11-09')).weeks).toBe(0);
  });

  test('nothing yet is no week, and no fault', () => {
    expect(streakOf([], three, date('2026-11-18'))).toEqual({ weeks: 0, thisWeek: { days: 0, goal: 3 } });
  });
});

describe('a goal that changes', () => {
  test('each week is held against what was chosen then', () => {
    const goals = [goal('02', 3), goal('08', 5)];
    expect(goalOf(goals, date('2026-10-26'))).toBe(3);
    expect(goalOf(goals, date('2026-11-09'))).toBe(5);
    const acted = days('02', '03', '04', '09', '10', '11');
    expect(streakOf(acted, goals, date('2026-11-11'))).toEqual({ weeks: 1, thisWeek: { days: 3, goal: 5 } });
  });

  test('raised after the week was kept, it does not take the week back', () => {
    const acted = days('02', '03', '04');
    expect(streakOf(acted, [goal('02', 3), goal('05', 7)], date('2026-11-05'))).toEqual({
      weeks: 1,
      thisWeek: { days: 3, goal: 7 },
    });
  });

  test('changed in the midst of a week, the lowest of that week counts; from the next week on the new one', () => {
    const goals = [goal('02', 3), goal('04', 7)];
    expect(streakOf(days('02', '05', '06'), goals, date('2026-11-08')).weeks).toBe(1);
    expect(streakOf(days('02', '05', '06', '09', '10', '11'), goals, date('2026-11-15')).weeks).toBe(1);
    expect(streakOf(days('09', '10', '11'), goals, date('2026-11-15')).weeks).toBe(0);
  });

  test('lowered, it counts for this week at once', () => {
    expect(streakOf(days('02', '03', '04'), [goal('02', 5), goal('04', 3)], date('2026-11-04')).weeks).toBe(1);
  });
});
