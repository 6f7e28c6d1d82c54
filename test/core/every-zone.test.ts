import { describe, expect, test } from 'vitest';
import { momentOf, timeOf } from '../../src/core/calendar/rules.ts';
import { nextAlarms } from '../../src/core/cohort/alarms.ts';
import type { Day, Path } from '../../src/core/curriculum/path.ts';
import { dayToRemind, hourOn, nextReminder } from '../../src/core/reminder/rules.ts';
import { at, date } from '../harness/clock.ts';

const end = at('2029-01-01T00:00').epochMilliseconds;
const leapWeek = date('2028-02-28');

/** Every way in which clocks go in these years, by one of the zones that have it. */
const zones = [
  ...new Map(
    Intl.supportedValuesOf('timeZone').map((zone) => {
      let now = at('2026-01-01T00:00').toZonedDateTimeISO(zone);
      const way = [now.offset];
      for (let change = now.getTimeZoneTransition('next'); change && change.epochMilliseconds < end; ) {
        now = change;
        way.push(`${now}`.replace(/\[.*/, ''));
        change = now.getTimeZoneTransition('next');
      }
      return [way.join(), zone];
    }),
  ).values(),
];

/** The dates around which something may go wrong in a zone: its changes of clocks, and the leap day. */
function datesIn(zone: string): readonly Temporal.PlainDate[] {
  const dates = [leapWeek];
  let change = at('2026-01-01T00:00').toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  for (; change && change.epochMilliseconds < end; change = change.getTimeZoneTransition('next'))
    dates.push(change.toPlainDate());
  return dates;
}

/** The dates on which something came, by the wall clock, when each moment is found from the one before. */
function chain(
  from: Temporal.PlainDate,
  zone: string,
  next: (now: Temporal.Instant) => Temporal.Instant | null,
): readonly Temporal.Instant[] {
  const moments: Temporal.Instant[] = [];
  const last = momentOf(from.add({ days: 5 }), 0, zone);
  for (let now = momentOf(from.subtract({ days: 2 }), 0, zone).subtract({ seconds: 1 }); ; ) {
    const at = next(now);
    if (!at || Temporal.Instant.compare(at, last) >= 0) return moments;
    moments.push(at);
    now = at;
  }
}

const dateIn = (zone: string) => (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate().toString();
const week = (from: Temporal.PlainDate, fits: (on: Temporal.PlainDate) => boolean) =>
  Array.from({ length: 7 }, (_, n) => from.add({ days: n - 2 }))
    .filter(fits)
    .map(String);
const path = { days: Array.from({ length: 2_000 }, () => ({}) as Day) } as unknown as Path;

describe('in every zone', () => {
  test('around each change of its clocks from 2026 to 2028, and in the leap day’s week, each study day has one reminder and each weekday one post', () => {
    let changes = 0;
    for (const zone of zones) {
      for (const about of datesIn(zone)) {
        changes++;
        // At midnight, and in the hour that most zones skip or have twice.
        for (const time of [0, 150]) {
          const learner = {
            zone,
            dayStart: 0,
            reminderTime: time,
            remind: 'dm',
            goals: [{ from: about, days: 7 }],
          } as const;
          const reminded = chain(about, zone, (now) => nextReminder(learner, now));
          expect([zone, time, ...reminded.map(dateIn(zone))]).toEqual([zone, time, ...week(about, () => true)]);
          for (const moment of reminded) {
            const day = dayToRemind({ ...learner, vacation: [] }, moment);
            expect([zone, time, String(day)]).toEqual([zone, time, dateIn(zone)(moment)]);
            expect(hourOn(day!, learner).equals(moment)).toBe(true);
            // Exactly at the hour, unless a gap moved it, by two hours at most.
            expect((timeOf(moment, zone) - time + 1440) % 1440).toBeLessThanOrEqual(120);
          }
          const cohort = { start: date('2025-12-29'), postTime: time, zone, home: {}, closed: undefined } as never;
          const posted = chain(about, zone, (now) => nextAlarms(cohort, path, now).postAt);
          expect([zone, time, ...posted.map(dateIn(zone))]).toEqual([
            zone,
            time,
            ...week(about, (on) => on.dayOfWeek <= 5),
          ]);
        }
      }
    }
    expect(changes).toBeGreaterThan(200);
  });
});
