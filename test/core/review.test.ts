import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf } from '../../src/core/calendar/rules.ts';
import { dueAfter } from '../../src/core/card/rules.ts';
import { at } from '../harness/clock.ts';

const shanghai = { zone: 'Asia/Shanghai', dayStart: 4 * 60 };

test('a point that was right comes back after three days, when the learner’s day begins', () => {
  // Monday, 21:00 in Shanghai; Thursday, 04:00.
  expect(dueAfter(true, at('2026-11-02T13:00'), shanghai).toString()).toBe('2026-11-04T20:00:00Z');
});

test('a point that was wrong comes back the next day', () => {
  expect(dueAfter(false, at('2026-11-02T13:00'), shanghai).toString()).toBe('2026-11-02T20:00:00Z');
});

test('after midnight it is still the day before: 01:00 on Tuesday counts from Monday', () => {
  expect(dueAfter(true, at('2026-11-02T17:00'), shanghai).toString()).toBe('2026-11-04T20:00:00Z');
});

test('wherever and whenever: it is the first moment of the learner’s first or third day from now', () => {
  const seconds = fc.integer({ min: 1_500_000_000, max: 1_900_000_000 });
  const zone = fc.constantFrom(
    'Pacific/Pago_Pago',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'Europe/Berlin',
    'Pacific/Kiritimati',
  );
  const clock = fc.record({ zone, dayStart: fc.integer({ min: 0, max: 12 * 60 }) });
  fc.assert(
    fc.property(seconds, clock, fc.boolean(), (s, mine, right) => {
      const now = Temporal.Instant.fromEpochMilliseconds(s * 1000);
      const due = dueAfter(right, now, mine);
      const days = dayOf(now, mine).until(dayOf(due, mine)).days;
      expect(days).toBe(right ? 3 : 1);
      expect(dayOf(due.subtract({ nanoseconds: 1 }), mine).until(dayOf(due, mine)).days).toBe(1);
      expect(Temporal.Instant.compare(due, now)).toBe(1);
    }),
  );
});
