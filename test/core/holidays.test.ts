import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeHolidays, comingHolidays, isHoliday, orderHolidays } from '../../src/core/calendar/holidays.ts';
import { dateOfDay, dayOfCohort, groupDay, nextPostDate, nextSummaryDate } from '../../src/core/calendar/study-days.ts';
import {
  countryOfZone,
  holidayCountries,
  readCountry,
  suggestHolidays,
} from '../../src/core/calendar/suggested-holidays.ts';
import { readHolidays, readWorkdays } from '../../src/core/calendar/typed-holidays.ts';
import { nextAlarms } from '../../src/core/cohort/alarms.ts';
import { at, date } from '../harness/clock.ts';
import { route, start } from '../harness/world.ts';
import { publicHolidaysFile, publicHolidaysPath } from './public-holidays.ts';

const off = (from: string, to = from) => ({ from: date(from), to: date(to) });
const days = (from: Temporal.PlainDate, count: number) =>
  Array.from({ length: count }, (_, n) => from.add({ days: n }));
const written = (all: readonly { from: Temporal.PlainDate; to: Temporal.PlainDate }[]) =>
  all.map(({ from, to }) => `${from}/${to}`);
const holiday = fc
  .tuple(fc.integer({ min: -20, max: 60 }), fc.integer({ min: 0, max: 20 }))
  .map(([from, more]) => ({ from: start.add({ days: from }), to: start.add({ days: from + more }) }));
const someHolidays = fc.array(holiday, { maxLength: 5 });
const someWorkdays = fc
  .uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 5 })
  .map((weeks) => weeks.map((week) => start.add({ weeks: week, days: 5 + (week % 2) })));

describe('the path of a cohort', () => {
  test('waits for a holiday and goes on after it', () => {
    const calendar = { start, holidays: [off('2026-11-04', '2026-11-05')] };
    expect(days(start, 7).map((day) => dayOfCohort(calendar, route, day)?.number)).toEqual([
      1,
      2,
      undefined,
      undefined,
      3,
      undefined,
      undefined,
    ]);
    expect(nextPostDate(calendar, route, date('2026-11-04'))?.toString()).toBe('2026-11-06');
  });

  test('has its first day after a holiday over its start', () => {
    const calendar = { start, holidays: [off('2026-10-28', '2026-11-03')] };
    expect(groupDay(calendar, date('2026-11-03'))).toBe(0);
    expect(dayOfCohort(calendar, route, date('2026-11-04'))?.number).toBe(1);
  });

  test('has no summary of a week without a post', () => {
    const calendar = { start, holidays: [off('2026-11-09', '2026-11-13')] };
    expect(nextSummaryDate(calendar, route, date('2026-11-07'))?.toString()).toBe('2026-11-20');
    const { postAt, summaryAt } = nextAlarms(
      { ...calendar, zone: 'UTC', postTime: 480, home: { platform: 'web', workspace: 'w', channel: 'c' } },
      route,
      at('2026-11-06T18:00Z'),
    );
    expect([postAt, summaryAt].map(String)).toEqual(['2026-11-16T08:00:00Z', '2026-11-20T17:00:00Z']);
  });

  test('goes on at a weekend that is worked, in its own order', () => {
    const calendar = { start, holidays: [off('2026-11-05', '2026-11-06')], workdays: [date('2026-11-07')] };
    const numbers = days(start, 8).map((day) => dayOfCohort(calendar, route, day)?.number);
    expect(numbers).toEqual([1, 2, 3, undefined, undefined, 4, undefined, 5]);
    expect(nextPostDate(calendar, route, date('2026-11-05'))?.toString()).toBe('2026-11-07');
    expect(dateOfDay(calendar, 4).toString()).toBe('2026-11-07');
  });

  test('has no summary on the Friday of a week whose only post comes on Saturday', () => {
    const calendar = { start, holidays: [off('2026-11-09', '2026-11-13')], workdays: [date('2026-11-14')] };
    expect(nextSummaryDate(calendar, route, date('2026-11-07'))?.toString()).toBe('2026-11-20');
  });

  test('has each of its days on exactly one date, in order, whatever the holidays and workdays', () => {
    fc.assert(
      fc.property(someHolidays, someWorkdays, (all, workdays) => {
        const calendar = { start, holidays: orderHolidays(all), workdays };
        for (const { number } of route.days.slice(0, 40))
          expect(dayOfCohort(calendar, route, dateOfDay(calendar, number))?.number).toBe(number);
        const dates = days(start.subtract({ days: 7 }), 220);
        const posted = dates.flatMap((day) => dayOfCohort(calendar, route, day)?.number ?? []);
        expect(posted).toEqual(route.days.map(({ number }) => number));
        const numbers = dates.map((day) => groupDay(calendar, day));
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('holidays', () => {
  test('that overlap or touch are one, and cover the same days', () => {
    fc.assert(
      fc.property(someHolidays, (all) => {
        const ordered = orderHolidays(all);
        for (const day of days(start.subtract({ days: 25 }), 110))
          expect(isHoliday(ordered, day)).toBe(all.some((one) => isHoliday([one], day)));
        for (const [i, { from }] of ordered.entries())
          if (i) expect(ordered[i - 1]!.to.until(from).days).toBeGreaterThan(1);
      }),
    );
  });

  test('that have been stay when they are changed, so that no day which was posted gets another number', () => {
    fc.assert(
      fc.property(someHolidays, someHolidays, fc.integer({ min: 0, max: 60 }), (old, typed, later) => {
        const today = start.add({ days: later });
        const [before, after] = [orderHolidays(old), changeHolidays(orderHolidays(old), typed, today)];
        for (const day of days(start.subtract({ days: 25 }), 120)) {
          const past = Temporal.PlainDate.compare(day, today) < 0;
          expect(isHoliday(after, day)).toBe(isHoliday(past ? before : orderHolidays(typed), day));
          if (past) expect(groupDay({ start, holidays: after }, day)).toBe(groupDay({ start, holidays: before }, day));
        }
      }),
    );
  });

  test('that are ahead are shown from today on', () => {
    const all = [off('2026-11-02'), off('2026-11-04', '2026-11-06'), off('2026-12-24', '2026-12-26')];
    expect(written(comingHolidays(all, date('2026-11-05')))).toEqual([
      '2026-11-05/2026-11-06',
      '2026-12-24/2026-12-26',
    ]);
  });
});

test.each([
  ['2026-10-10\n2026年10月17日', ['2026-10-10', '2026-10-17']],
  ['2026-10-17, 2026-10-10；2026-10-10', ['2026-10-10', '2026-10-17']],
  ['', []],
  ['2026-10-09', 'weekday'],
  ['soon', 'unknown'],
  ['2031-10-11', 'tooFar'],
] as const)('workdays at the weekend that are written as %j are %j', (typed, expected) => {
  const read = readWorkdays(typed, date('2026-09-01'));
  expect(read.kind === 'workdays' ? read.workdays.map(String) : read.kind).toEqual(expected);
});

describe('what an organiser writes', () => {
  const today = date('2026-11-27');
  const read = (typed: string) => {
    const found = readHolidays(typed, today);
    return found.kind === 'holidays' ? written(found.holidays) : found.kind;
  };

  test.each([
    ['', []],
    ['2026-12-24', ['2026-12-24/2026-12-24']],
    ['2026-12-24 – 2027-01-03', ['2026-12-24/2027-01-03']],
    ['2026-12-24 - 2027-01-03', ['2026-12-24/2027-01-03']],
    ['2026-12-24–2027-01-03', ['2026-12-24/2027-01-03']],
    ['24 December to 3 January', ['2026-12-24/2027-01-03']],
    ['24.12. bis 3.1.', ['2026-12-24/2027-01-03']],
    ['2027年2月6日至2月12日', ['2027-02-06/2027-02-12']],
    ['2月6日 ~ 2月12日', ['2027-02-06/2027-02-12']],
    ['2026-12-24;\n\n 2026-12-25\n2027-01-01', ['2026-12-24/2026-12-25', '2027-01-01/2027-01-01']],
    ['Christmas', 'unknown'],
    ['2026-12-24 – soon', 'unknown'],
    ['2026-12-24 – 2026-12-25 – 2026-12-26', 'unknown'],
    ['2026-12-26 – 2026-12-24', 'backwards'],
    ['2026-12-01 – 2027-03-01', 'tooLong'],
    ['2029-12-24', 'tooFar'],
    ['5/6/2027', 'two'],
    [Array.from({ length: 21 }, (_, n) => `2027-01-${n + 1}`).join('\n'), 'tooMany'],
  ])('%j is read', (typed, expected) => {
    expect(read(typed)).toEqual(expected);
  });
});

describe('public holidays', () => {
  const suggested = (country: string, today: string, holidays: readonly ReturnType<typeof off>[] = []) =>
    suggestHolidays(country, { today: date(today), holidays }).map(
      ({ name, from, to, instead }) => `${from}/${to} ${name.en}${instead ? ' +' : ''}`,
    );

  test('are what the package says: `npm run holidays` writes them', () => {
    expect(readFileSync(publicHolidaysPath, 'utf8')).toBe(publicHolidaysFile());
  });

  test('are suggested from tomorrow on for a year, on weekdays, without those that are off already', () => {
    expect(suggested('DE', '2026-12-24').slice(0, 3)).toEqual([
      '2026-12-25/2026-12-25 Christmas Day',
      '2027-01-01/2027-01-01 New Year’s Day',
      '2027-03-26/2027-03-26 Good Friday',
    ]);
    expect(suggested('DE', '2026-12-25')[0]).toContain('2027-01-01');
    expect(suggested('DE', '2026-12-24', [off('2026-12-24', '2027-01-03')])[0]).toContain('2027-03-26');
    expect(suggested('US', '2026-11-27').at(-1)).toContain('2027-11-25');
    expect(suggested('XX', '2026-12-24')).toEqual([]);
  });

  test('of one name that follow each other are one, and a day in lieu is called so', () => {
    expect(suggested('CN', '2026-01-31')).toContain('2026-02-16/2026-02-19 Spring Festival');
    expect(suggested('US', '2026-11-27')).toContain('2027-07-05/2027-07-05 Independence Day +');
    for (const country of holidayCountries)
      for (const { name } of suggestHolidays(country, { today: date('2026-01-01'), holidays: [] }))
        expect(name['zh-CN']).toMatch(/^[\p{Script=Han}·]+$/u);
  });

  test('of China are those of the law since 2025: four days from New Year’s Eve, and the second of May too', () => {
    // 除夕、初一至初三、5 月 2 日. The longer breaks are named by a notice each November, and are not suggested.
    expect(suggested('CN', '2026-12-31')).toEqual([
      '2027-01-01/2027-01-01 New Year’s Day',
      '2027-02-05/2027-02-08 Spring Festival',
      '2027-04-05/2027-04-05 Qingming Festival',
      '2027-06-09/2027-06-09 Dragon Boat Festival',
      '2027-09-15/2027-09-15 Mid-Autumn Festival',
      '2027-10-01/2027-10-01 National Day',
    ]);
    expect(suggested('CN', '2028-01-01').slice(0, 3)).toEqual([
      '2028-01-25/2028-01-28 Spring Festival',
      '2028-04-04/2028-04-04 Qingming Festival',
      '2028-05-01/2028-05-02 Labour Day',
    ]);
  });

  test('of Taiwan are those of the law since 2025, with what moves from a weekend', () => {
    expect(suggested('TW', '2027-01-01')).toEqual(
      expect.arrayContaining([
        '2027-02-04/2027-02-04 The day before Chinese New Year’s Eve',
        '2027-04-30/2027-04-30 Labour Day +',
        '2027-09-28/2027-09-28 Confucius’ Birthday',
        '2027-10-25/2027-10-25 Taiwan Restoration Day',
        '2027-12-24/2027-12-24 Day of the Constitution +',
      ]),
    );
  });

  test('of one name with a weekend between them are one', () => {
    expect(suggested('HK', '2026-12-31')).toContain('2027-02-08/2027-02-08 The third day of Lunar New Year');
    expect(suggested('CN', '2026-12-31', [off('2027-02-05')])).toContain('2027-02-08/2027-02-08 Spring Festival');
  });

  test('are of the country of a zone, or of one that is typed in any language', () => {
    expect(['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Singapore', 'UTC'].map(countryOfZone)).toEqual([
      'CN',
      'DE',
      'US',
      'SG',
      undefined,
    ]);
    expect(
      ['Germany', '德国', 'Deutschland', 'de', 'US', 'america', '新加坡', '中国', 'Atlantis'].map(readCountry),
    ).toEqual(['DE', 'DE', 'DE', 'DE', 'US', 'US', 'SG', 'CN', undefined]);
  });
});
