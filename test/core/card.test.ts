import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf } from '../../src/core/calendar/rules.ts';
import { daysUntilDue } from '../../src/core/card/model.ts';
import { dueAfter, dueByClock, dueCards } from '../../src/core/card/rules.ts';
import { at } from '../harness/clock.ts';

const clock = fc.record({
  zone: fc.constantFrom('Pacific/Pago_Pago', 'America/New_York', 'UTC', 'Asia/Kolkata', 'Pacific/Kiritimati'),
  dayStart: fc.integer({ min: 0, max: 12 }).map((hour) => hour * 60),
});
const moment = fc.integer({ min: 0, max: 500_000 }).map((minutes) => at('2026-11-02T00:00').add({ minutes }));

test('by whichever clock it was set, a card comes back as many days after its answer by the one that counts now', () => {
  fc.assert(
    fc.property(moment, fc.boolean(), clock, clock, (answered, right, before, after) => {
      const due = dueAfter(right, answered, before);
      const moved = dueByClock({ due, answered }, before, after);
      expect(moved).toEqual(dueAfter(right, answered, after));
      expect(dueByClock({ due: moved, answered }, after, before)).toEqual(due);
    }),
  );
});

test('a card is due when its day has come, and never before; one that a clock which ran ahead has set is not lost', () => {
  const card = { kp: 'a.b', asked: 1, right: 1, lastRight: true };
  fc.assert(
    fc.property(moment, fc.boolean(), clock, (now, right, mine) => {
      const due = dueAfter(right, now, mine);
      expect(dueCards([{ ...card, due }], now)).toEqual([]);
      expect(dueCards([{ ...card, due }], due)).toHaveLength(1);
      expect(dayOf(due, mine)).toEqual(dayOf(now, mine).add({ days: daysUntilDue[right ? 'right' : 'wrong'] }));
      expect(dueCards([{ ...card, due: due.add({ hours: 24 * 500 }) }], now)).toHaveLength(1);
    }),
  );
});
