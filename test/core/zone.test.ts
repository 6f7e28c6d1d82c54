import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findZones, knownZone, readableZone, readZones, zonesShowing } from '../../src/core/calendar/zone.ts';
import { at } from '../harness/clock.ts';

const now = at('2026-11-23T12:15');

describe('by what the clock says', () => {
  test.each([
    ['20:15', 'Asia/Shanghai'],
    ['现在是晚上8点15分', 'Asia/Shanghai'],
    ['我这里现在是20:15', 'Asia/Shanghai'],
    ['it is 20:15', 'Asia/Shanghai'],
    ['20.15', 'Asia/Shanghai'],
    ['2015', 'Asia/Shanghai'],
    ['8:15 pm', 'Asia/Shanghai'],
    ['8.15PM', 'Asia/Shanghai'],
    ['20点15', 'Asia/Shanghai'],
    ['20点15分', 'Asia/Shanghai'],
    ['20點15', 'Asia/Shanghai'],
    ['２０：１５', 'Asia/Shanghai'],
    ['20時15分', 'Asia/Shanghai'],
    ['7:15', 'America/New_York'],
    ['7:15am', 'America/New_York'],
    ['17:45', 'Asia/Kolkata'],
    ['1:15 am', 'Pacific/Auckland'],
  ])('%s, when it is 12:15 in UTC, is %s', (typed, zone) => {
    expect(readZones(typed, now)[0]).toBe(zone);
  });

  test('a few minutes off are forgiven; a quarter of an hour is another zone, where there is one', () => {
    expect(readZones('20:22', now)[0]).toBe('Asia/Shanghai');
    expect(readZones('20:08', now)[0]).toBe('Asia/Shanghai');
    expect(readZones('18:00', now)).toEqual(['Asia/Kathmandu']);
    expect(readZones('20:27', now)[0]).toBe('Asia/Shanghai');
  });

  test('around midnight the clock goes round', () => {
    expect(zonesShowing(at('2026-11-23T23:58'), 2)).toContain('UTC');
    expect(zonesShowing(at('2026-11-23T00:03'), 23 * 60 + 57)).toContain('UTC');
  });

  test('Lord Howe’s half hour and the ends of the world are found', () => {
    expect(readZones('23:15', now)).toContain('Australia/Lord_Howe');
    expect(readZones('2:15', now)).toContain('Pacific/Kiritimati');
    expect(readZones('1:15', now)).toContain('Pacific/Auckland');
  });

  test('a full hour may be said without minutes, where a word shows that an hour is meant', () => {
    expect(readZones('20点', at('2026-11-23T12:00'))[0]).toBe('Asia/Shanghai');
    expect(readZones('8 pm', at('2026-11-23T12:00'))[0]).toBe('Asia/Shanghai');
    expect(readableZone('20')).toBe(false);
  });

  test.each(['25:00', '20:60', '13 pm', '0 am'])('%s is no time of a clock', (typed) => {
    expect(readZones(typed, now)).toEqual([]);
    expect(readableZone(typed)).toBe(false);
  });

  test('whoever reads their own clock to us is found, in every zone and at every moment', () => {
    const seconds = fc.integer({ min: 1_600_000_000, max: 1_900_000_000 });
    const known = Intl.supportedValuesOf('timeZone').map((zone) => knownZone(zone)!);
    fc.assert(
      fc.property(fc.constantFrom(...known), seconds, (zone, s) => {
        const moment = Temporal.Instant.fromEpochMilliseconds(s * 1000);
        const typed = moment.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
        expect(readableZone(typed)).toBe(true);
        expect(readZones(typed, moment)).toContain(zone);
      }),
    );
  });
});

describe('by a place', () => {
  test.each([
    ['深圳', 'Asia/Shanghai'],
    ['上海', 'Asia/Shanghai'],
    ['纽约', 'America/New_York'],
    ['beijing', 'Asia/Shanghai'],
    ['San Francisco', 'America/Los_Angeles'],
    ['Bengaluru', 'Asia/Kolkata'],
    ['berlin', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['kolkata', 'Asia/Kolkata'],
    ['Kyiv', 'Europe/Kyiv'],
    ['Ho Chi Minh', 'Asia/Ho_Chi_Minh'],
    ['Yangon', 'Asia/Yangon'],
    ['buenos aires', 'America/Argentina/Buenos_Aires'],
    ['lord howe', 'Australia/Lord_Howe'],
    ['utc', 'UTC'],
    ['ＵＴＣ', 'UTC'],
    ['我在深圳', 'Asia/Shanghai'],
    ['我现在住在纽约', 'America/New_York'],
    ['I live in Berlin', 'Europe/Berlin'],
    ['I’m in Kyiv', 'Europe/Kyiv'],
  ])('%s is %s', (typed, zone) => {
    expect(readZones(typed, now)[0]).toBe(zone);
    expect(readableZone(typed)).toBe(true);
  });

  test('the beginning of a city is enough, and there are never more than 25', () => {
    expect(findZones('shang')[0]).toBe('Asia/Shanghai');
    expect(findZones('洛杉')[0]).toBe('America/Los_Angeles');
    expect(findZones('a')).toHaveLength(25);
    expect(findZones('')).toHaveLength(25);
    expect(new Set(findZones('s')).size).toBe(findZones('s').length);
  });

  test.each(['Atlantis', '亚特兰蒂斯', '', '   ', '-'.repeat(60), "'; drop table"])('%j is no place', (typed) => {
    expect(readableZone(typed)).toBe(false);
  });

  test('whatever is typed, each answer is a zone that a clock can be set to', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
        for (const zone of readZones(typed, now)) expect(now.toZonedDateTimeISO(zone).timeZoneId).toBeTruthy();
      }),
    );
  });
});

test('a zone is known by its name in any case, by an old name, and not by a made-up one', () => {
  expect(knownZone('europe/berlin')).toBe('Europe/Berlin');
  expect(knownZone('Asia/Calcutta')).toBe('Asia/Kolkata');
  expect(knownZone('Europe/Kiev')).toBe('Europe/Kyiv');
  expect(knownZone('America/Argentina/Buenos_Aires')).toBe('America/Argentina/Buenos_Aires');
  expect(now.toZonedDateTimeISO(knownZone('US/Pacific')!).hour).toBe(4);
  for (const name of ['Mars/Olympus', '+08:00', '../../etc', '', undefined]) expect(knownZone(name)).toBeUndefined();
});
