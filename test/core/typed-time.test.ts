import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeTime } from '../../src/core/calendar/minute-of-day.ts';
import { readDates } from '../../src/core/calendar/typed-date.ts';
import { readTime } from '../../src/core/calendar/typed-time.ts';

test.each([
  ['20:15', '20:15', ''],
  ['２０：１５', '20:15', ''],
  ['20。15', '20:15', ''],
  ['下午8点', '20:00', ''],
  ['晚上八点半', '20:30', ''],
  ['上午九点一刻', '09:15', ''],
  ['凌晨1点', '01:00', ''],
  ['晚上12点', '00:00', ''],
  ['下午12点', '12:00', ''],
  ['二十点十五分', '20:15', ''],
  ['8点05', '08:05', ''],
  ['8 p.m.', '20:00', ''],
  ['8PM', '20:00', ''],
  ['12am', '00:00', ''],
  ['12 pm', '12:00', ''],
  ['20h', '20:00', ''],
  ['20h15', '20:15', ''],
  ['20.15 Uhr', '20:15', ''],
  ['8 o’clock', '08:00', ''],
  ['half past 8 pm', '20:30', ''],
  ['quarter to 9', '08:45', ''],
  ['8 in the evening', '20:00', ''],
  ['noon', '12:00', ''],
  ['正午', '12:00', ''],
  ['midnight', '00:00', ''],
  ['2015', '20:15', ''],
  ['9am Berlin', '09:00', 'Berlin'],
  ['9:00 in Berlin', '09:00', 'Berlin'],
  ['at 9:00', '09:00', ''],
  ['Berlin, 9am', '09:00', 'Berlin'],
  ['上海 上午9点', '09:00', '上海'],
  ['北京时间9点', '09:00', '北京'],
  ['9:00 GMT-5', '09:00', 'GMT-5'],
  ['9 Berlin', '09:00', 'Berlin'],
])('%s is %s, and beside it stands “%s”', (typed, time, rest) => {
  const read = readTime(typed);
  expect([read && writeTime(read.time), read?.rest]).toEqual([time, rest]);
});

test.each(['20', '25:00', '24:00', '20:60', '13 pm', '0 am', '8:5', 'nine', '', '时区', '1:2:3', '99点'])(
  '%j is no time that a clock shows',
  (typed) => expect(readTime(typed)).toBeUndefined(),
);

test('every minute of the day is read in each way that it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), (time) => {
      const [hour, minute] = [Math.floor(time / 60), String(time % 60).padStart(2, '0')];
      const half = hour < 12 ? 'am' : 'pm';
      const ways = [
        ...[':', '.', '：', '点', '时', 'h'].map((mark) => `${hour}${mark}${minute}`),
        ...[half, ` ${half.toUpperCase()}`, ` ${half[0]}.m.`].map((mark) => `${hour % 12 || 12}:${minute}${mark}`),
        `${String(hour).padStart(2, '0')}${minute}`,
      ];
      for (const way of ways) {
        expect([way, readTime(way)]).toEqual([way, { time, rest: '' }]);
        expect([way, readTime(`${way} Berlin`)]).toEqual([way, { time, rest: 'Berlin' }]);
        expect([way, readTime(`Berlin ${way}`)]).toEqual([way, { time, rest: 'Berlin' }]);
      }
    }),
  );
});

describe('a date', () => {
  // A Wednesday.
  const today = Temporal.PlainDate.from('2026-11-25');
  test.each([
    ['2026年12月07日', '2026-12-07'],
    ['二〇二六年十二月七日', '2026-12-07'],
    ['12月7日', '2026-12-07'],
    ['12月7号（周一）', '2026-12-07'],
    ['7.12.2026', '2026-12-07'],
    ['7.12.', '2026-12-07'],
    ['07.12.26', '2026-12-07'],
    ['Dec 7', '2026-12-07'],
    ['Mon, 7 Dec 2026', '2026-12-07'],
    ['December 7th, 2026', '2026-12-07'],
    ['7-Dec-2026', '2026-12-07'],
    ['20261207', '2026-12-07'],
    ['12/25/2026', '2026-12-25'],
    ['25/12', '2026-12-25'],
    ['1 Feb', '2027-02-01'],
    ['Nov 23', '2026-11-23'],
    ['next Monday', '2026-11-30'],
    ['Monday', '2026-11-30'],
    ['下周一', '2026-11-30'],
    ['下個星期一', '2026-11-30'],
    ['下下周一', '2026-12-07'],
    ['本周一', '2026-11-23'],
    ['周一', '2026-11-30'],
    ['tomorrow', '2026-11-26'],
    ['后天', '2026-11-27'],
    ['in 2 weeks', '2026-12-09'],
    ['两周后', '2026-12-09'],
  ])('%s is %s', (typed, day) => expect(readDates(typed, today).map(String)).toEqual([day]));

  test.each([
    ['12/7/2026', ['2026-12-07', '2026-07-12']],
    ['12/7', ['2026-12-07', '2027-07-12']],
    ['3-4-2027', ['2027-03-04', '2027-04-03']],
  ])('%s may be either', (typed, days) => expect(readDates(typed, today).map(String)).toEqual(days));

  test.each(['', 'next week', '2026-02-30', '31/4', '13/13', '5月', 'May', '1926-12-07', '2026-12-07T09:00', '明年'])(
    '%j is none',
    (typed) => expect(readDates(typed, today)).toEqual([]),
  );

  test('every day is read in each way that says its year, whatever today is', () => {
    const days = fc.integer({ min: 0, max: 20_000 }).map((n) => Temporal.PlainDate.from('2001-01-01').add({ days: n }));
    fc.assert(
      fc.property(days, days, (day, from) => {
        const english = (options: Intl.DateTimeFormatOptions) => day.toLocaleString('en-US', options);
        const ways = [
          day.toString(),
          `${day.year}/${day.month}/${day.day}`,
          `${day.day}.${day.month}.${day.year}`,
          day.toLocaleString('zh-CN', { year: 'numeric', month: 'long', day: 'numeric' }),
          english({ year: 'numeric', month: 'long', day: 'numeric' }),
          english({ year: 'numeric', month: 'short', day: 'numeric' }),
          day.toLocaleString('en-GB', { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }),
        ];
        for (const way of ways) expect([way, readDates(way, from).map(String)]).toEqual([way, [day.toString()]]);
      }),
    );
  });
});
