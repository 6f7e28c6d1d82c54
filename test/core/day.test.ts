import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, momentOf, mondayOf, nextMoment, withinHours } from '../../src/core/calendar/rules.ts';
import { at, date } from '../harness/clock.ts';

/** From eleven hours behind to fourteen ahead, with halves and quarters of hours, and every kind of summer time. */
const zones = [
  'Pacific/Pago_Pago',
  'America/New_York',
  'America/Havana',
  'America/Nuuk',
  'Europe/Berlin',
  'Africa/Cairo',
  'Asia/Tehran',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Pacific/Kiritimati',
];
const zone = fc.constantFrom(...zones);
const time = fc.integer({ min: 0, max: 1439 });
// Full hours: in a gap of spring, 02:30 has no moment at which a day could begin.
const dayStart = fc.integer({ min: 0, max: 12 }).map((hours) => hours * 60);
const day = fc.integer({ min: 0, max: 7000 }).map((days) => date('2012-01-15').add({ days }));
const second = {
  min: at('2012-01-15T00:00').epochMilliseconds / 1000,
  max: at('2031-01-01T00:00').epochMilliseconds / 1000,
};
const moment = fc.integer(second).map((s) => Temporal.Instant.fromEpochMilliseconds(s * 1000));
/** Most moments are dull: half of these are within two days of a change of clocks. */
const awkward = fc
  .tuple(moment, zone, fc.integer({ min: -48 * 60, max: 48 * 60 }), fc.boolean())
  .map(([from, where, minutes, near]) => {
    const change = near && from.toZonedDateTimeISO(where).getTimeZoneTransition('next');
    return { now: change ? change.toInstant().add({ minutes }) : from, zone: where };
  });
const always = () => true;

describe('a day is the learner’s own', () => {
  test('it begins at 04:00: what is done at 03:59 belongs to the day before', () => {
    const clock = { zone: 'Asia/Shanghai', dayStart: 4 * 60 };
    expect(dayOf(at('2026-11-22T19:59'), clock).toString()).toBe('2026-11-22');
    expect(dayOf(at('2026-11-22T20:00'), clock).toString()).toBe('2026-11-23');
  });

  test.each([
    ['Pacific/Pago_Pago', '2026-11-22'],
    ['America/New_York', '2026-11-23'],
    ['Asia/Kolkata', '2026-11-23'],
    ['Australia/Lord_Howe', '2026-11-23'],
    ['Pacific/Kiritimati', '2026-11-23'],
  ])('at 10:30 UTC on Monday it is %s’s %s', (where, expected) => {
    expect(dayOf(at('2026-11-23T10:30'), { zone: where, dayStart: 4 * 60 }).toString()).toBe(expected);
  });

  test('whoever is fourteen hours ahead starts Tuesday while it is Monday in London', () => {
    const clock = { zone: 'Pacific/Kiritimati', dayStart: 4 * 60 };
    expect(dayOf(at('2026-11-23T13:59'), clock).toString()).toBe('2026-11-23');
    expect(dayOf(at('2026-11-23T14:00'), clock).toString()).toBe('2026-11-24');
  });

  test('for every zone, date and beginning: the day’s first moment is in it, and the one before is not', () => {
    fc.assert(
      fc.property(zone, day, dayStart, (where, on, from) => {
        const begins = momentOf(on, from, where);
        const clock = { zone: where, dayStart: from };
        expect(dayOf(begins, clock).toString()).toBe(on.toString());
        expect(dayOf(begins.subtract({ nanoseconds: 1 }), clock).toString()).toBe(on.subtract({ days: 1 }).toString());
      }),
    );
  });

  test('in every zone there is, on each date of 2026 to 2028 on which clocks change, the day begins when its wall clock says', () => {
    const end = at('2029-01-01T00:00').epochMilliseconds;
    let changes = 0;
    for (const where of Intl.supportedValuesOf('timeZone')) {
      let change = at('2026-01-01T00:00').toZonedDateTimeISO(where).getTimeZoneTransition('next');
      for (; change && change.epochMilliseconds < end; change = change.getTimeZoneTransition('next')) {
        changes++;
        const on = change.toPlainDate();
        for (const from of [0, 2 * 60, 4 * 60, 12 * 60]) {
          // Troll alone skips two hours, and no moment of that day is at the second.
          if (where === 'Antarctica/Troll' && from === 2 * 60) continue;
          const begins = momentOf(on, from, where);
          const clock = { zone: where, dayStart: from };
          const days = [begins.subtract({ nanoseconds: 1 }), begins, momentOf(on.add({ days: 1 }), from, where)];
          expect([where, from, ...days.map((now) => String(dayOf(now, clock)))]).toEqual([
            ...[where, from],
            ...[-1, 0, 1].map((n) => String(on.add({ days: n }))),
          ]);
        }
      }
    }
    expect(changes).toBeGreaterThan(500);
  });

  test('time never goes back a day, through every change of clocks', () => {
    fc.assert(
      fc.property(awkward, dayStart, fc.integer({ min: 0, max: 300 }), ({ now, zone: where }, from, minutes) => {
        const clock = { zone: where, dayStart: from };
        const [one, two] = [dayOf(now, clock), dayOf(now.add({ minutes }), clock)];
        expect(Temporal.PlainDate.compare(one, two)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('a week begins on Monday', () => {
    for (const text of ['2026-11-02', '2026-11-05', '2026-11-08'])
      expect(mondayOf(date(text)).toString()).toBe('2026-11-02');
  });
});

describe('a moment by the wall clock', () => {
  test('an hour that spring skips moves forward', () => {
    expect(momentOf(date('2026-03-08'), 2 * 60, 'America/New_York').toString()).toBe('2026-03-08T07:00:00Z');
    expect(momentOf(date('2026-03-08'), 2 * 60, 'America/New_York').toZonedDateTimeISO('America/New_York').hour).toBe(
      3,
    );
  });

  test('Lord Howe’s half hour moves by half an hour', () => {
    const local = momentOf(date('2026-10-04'), 2 * 60, 'Australia/Lord_Howe').toZonedDateTimeISO('Australia/Lord_Howe');
    expect(local.toPlainTime().toString()).toBe('02:30:00');
  });

  test('an hour that comes twice in autumn counts once, the first time', () => {
    const first = nextMoment(at('2026-11-01T04:30'), 60, 'America/New_York', always)!;
    expect(first.toString()).toBe('2026-11-01T05:00:00Z');
    expect(nextMoment(first, 60, 'America/New_York', always)?.toString()).toBe('2026-11-02T06:00:00Z');
    expect(nextMoment(at('2026-11-01T05:30'), 60, 'America/New_York', always)?.toString()).toBe('2026-11-02T06:00:00Z');
  });

  test('a date that an island skipped is passed once', () => {
    const last = nextMoment(at('2011-12-29T12:00'), 8 * 60, 'Pacific/Apia', always)!;
    expect(last.toZonedDateTimeISO('Pacific/Apia').toPlainDateTime().toString()).toBe('2011-12-29T08:00:00');
    const next = nextMoment(last, 8 * 60, 'Pacific/Apia', always)!;
    expect(next.toZonedDateTimeISO('Pacific/Apia').toPlainDateTime().toString()).toBe('2011-12-31T08:00:00');
    const then = nextMoment(next, 8 * 60, 'Pacific/Apia', always)!;
    expect(then.toZonedDateTimeISO('Pacific/Apia').toPlainDateTime().toString()).toBe('2012-01-01T08:00:00');
  });

  test('the next one is after now, at the wanted hour or moved by the gap, and once on each date', () => {
    fc.assert(
      fc.property(awkward, time, ({ now, zone: where }, wanted) => {
        let [from, last] = [now, undefined as Temporal.PlainDate | undefined];
        for (let step = 0; step < 4; step++) {
          const next = nextMoment(from, wanted, where, always)!;
          expect(Temporal.Instant.compare(next, from)).toBe(1);
          const on = wantedDate(next, wanted, where);
          if (last) expect(last.until(on).days).toBe(1);
          [from, last] = [next, on];
        }
      }),
      { numRuns: 300 },
    );
  });

  test('only dates that fit are taken, and a rule that never fits ends', () => {
    const monday = nextMoment(at('2026-11-03T10:00'), 9 * 60, 'Asia/Kolkata', (on) => on.dayOfWeek === 1);
    expect(monday?.toString()).toBe('2026-11-09T03:30:00Z');
    expect(nextMoment(at('2026-11-03T10:00'), 9 * 60, 'Asia/Kolkata', () => false)).toBeUndefined();
  });
});

/** The date whose wall clock was to show `wanted`; fails when the moment is neither that nor moved by exactly the gap. */
function wantedDate(moved: Temporal.Instant, wanted: number, where: string): Temporal.PlainDate {
  const local = moved.toZonedDateTimeISO(where);
  if (local.toPlainTime().equals(new Temporal.PlainTime(Math.floor(wanted / 60), wanted % 60)))
    return local.toPlainDate();
  const change = local.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')!;
  const gap = change.offsetNanoseconds - change.subtract({ nanoseconds: 1 }).offsetNanoseconds;
  const wall = local.toPlainDateTime().subtract({ nanoseconds: gap });
  expect(gap).toBeGreaterThan(0);
  expect(wall.toPlainTime().toString()).toBe(new Temporal.PlainTime(Math.floor(wanted / 60), wanted % 60).toString());
  expect(() => wall.toZonedDateTime(where, { disambiguation: 'reject' })).toThrow(RangeError);
  return wall.toPlainDate();
}

describe('hours of the clock', () => {
  test('a time may have minutes', () => {
    expect(momentOf(date('2026-11-03'), 8 * 60 + 45, 'Asia/Kolkata').toString()).toBe('2026-11-03T03:15:00Z');
    expect(withinHours(at('2026-11-03T22:29'), 22 * 60 + 30, 7 * 60, 'UTC')).toBe(false);
    expect(withinHours(at('2026-11-03T22:30'), 22 * 60 + 30, 7 * 60, 'UTC')).toBe(true);
  });

  test('they may pass midnight', () => {
    expect(withinHours(at('2026-11-03T15:00'), 22 * 60, 7 * 60, 'Asia/Shanghai')).toBe(true);
    expect(withinHours(at('2026-11-02T22:59'), 22 * 60, 7 * 60, 'Asia/Shanghai')).toBe(true);
    expect(withinHours(at('2026-11-02T23:00'), 22 * 60, 7 * 60, 'Asia/Shanghai')).toBe(false);
  });

  test('from an hour to the same hour is never', () => {
    fc.assert(fc.property(moment, time, zone, (now, same, where) => !withinHours(now, same, same, where)));
  });

  test('what is not between two hours is between the second and the first', () => {
    fc.assert(
      fc.property(moment, time, time, zone, (now, from, to, where) => {
        fc.pre(from !== to);
        return withinHours(now, from, to, where) !== withinHours(now, to, from, where);
      }),
    );
  });
});
