import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findZones, knownZone, readZone } from '../../src/core/calendar/zone.ts';
import { at } from '../harness/clock.ts';

const now = at('2026-11-23T12:15');
const taken = (typed: string) => {
  const found = readZone(typed, now);
  return found.kind === 'zone' ? found.zone : found.kind;
};
const asked = (typed: string) => {
  const found = readZone(typed, now);
  return found.kind === 'several' ? found.zones : found.kind;
};

test.each([
  ['India', 'Asia/Kolkata'],
  ['UK', 'Europe/London'],
  ['U.K.', 'Europe/London'],
  ['LA', 'America/Los_Angeles'],
  ['Zürich', 'Europe/Zurich'],
  ['Zuerich', 'Europe/Zurich'],
  ['São Paulo', 'America/Sao_Paulo'],
  ['sao paulo', 'America/Sao_Paulo'],
  ['Lisboa', 'Europe/Lisbon'],
  ['New Delhi', 'Asia/Kolkata'],
  ['München', 'Europe/Berlin'],
  ['Kraków', 'Europe/Warsaw'],
  ['København', 'Europe/Copenhagen'],
  ['重庆', 'Asia/Shanghai'],
  ['天津', 'Asia/Shanghai'],
  ['重庆市', 'Asia/Shanghai'],
  ['四川省', 'Asia/Shanghai'],
  ['中国上海', 'Asia/Shanghai'],
  ['北京时间', 'Asia/Shanghai'],
  ['臺北', 'Asia/Taipei'],
  ['紐約', 'America/New_York'],
  ['里斯本', 'Europe/Lisbon'],
  ['Kiev', 'Europe/Kyiv'],
  ['Calcutta', 'Asia/Kolkata'],
  ['Saigon', 'Asia/Ho_Chi_Minh'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['US/Pacific', 'America/Los_Angeles'],
  ['Japan', 'Asia/Tokyo'],
  ['日本', 'Asia/Tokyo'],
  ['德国', 'Europe/Berlin'],
  ['德國', 'Europe/Berlin'],
  ['Deutschland', 'Europe/Berlin'],
  ['Türkiye', 'Europe/Istanbul'],
  ['China', 'Asia/Shanghai'],
  ['Korea', 'Asia/Seoul'],
  ['Germany', 'Europe/Berlin'],
  ['JST', 'Asia/Tokyo'],
  ['PDT', 'America/Los_Angeles'],
  ['Pacific Time', 'America/Los_Angeles'],
  ['CEST', 'Europe/Berlin'],
  ['Berlin, Germany', 'Europe/Berlin'],
  ['Shanghai China', 'Asia/Shanghai'],
  ['Portland, Oregon', 'America/Los_Angeles'],
  ['San José, Costa Rica', 'America/Costa_Rica'],
  ['20:15 上海', 'Asia/Shanghai'],
  ['Berlin 1:15 pm', 'Europe/Berlin'],
  ['晚上8点15', 'Asia/Shanghai'],
  ['8:15 p.m.', 'Asia/Shanghai'],
  ['20h15', 'Asia/Shanghai'],
])('%s is %s', (typed, zone) => expect(taken(typed)).toBe(zone));

describe('what has several clocks is asked about, and not taken', () => {
  test.each([
    ['CST', ['Asia/Shanghai', 'America/Chicago', 'America/Havana']],
    ['PST', ['America/Los_Angeles', 'Asia/Manila']],
    ['EST', ['America/New_York', 'America/Panama', 'Australia/Sydney']],
    ['IST', ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']],
    ['BST', ['Europe/London', 'Asia/Dhaka']],
    ['GMT', ['Europe/London', 'Africa/Accra', 'UTC']],
    ['USA', ['America/New_York', 'America/Los_Angeles', 'America/Chicago', 'America/Denver']],
    ['美国', ['America/New_York', 'America/Los_Angeles', 'America/Chicago', 'America/Denver']],
    ['Spain', ['Europe/Madrid', 'Atlantic/Canary']],
    ['Portland', ['America/New_York', 'America/Los_Angeles']],
    ['Georgia', ['Asia/Tbilisi', 'America/New_York']],
    ['新疆', ['Asia/Shanghai', 'Asia/Urumqi']],
    ['Shangh', ['Asia/Shanghai']],
  ])('%s', (typed, zones) => expect(asked(typed).slice(0, zones.length)).toEqual(zones));

  test.each([
    ['UTC+8', 'Asia/Shanghai', 'Etc/GMT-8'],
    ['utc 8', 'Asia/Shanghai', 'Etc/GMT-8'],
    ['GMT-5', 'America/New_York', 'Etc/GMT+5'],
    ['+08:00', 'Asia/Shanghai', 'Etc/GMT-8'],
    ['东八区', 'Asia/Shanghai', 'Etc/GMT-8'],
    ['西五区', 'America/New_York', 'Etc/GMT+5'],
    ['UTC−3', 'America/Sao_Paulo', 'Etc/GMT+3'],
    ['UTC+0', 'Europe/London', 'UTC'],
  ])('%s: places whose clock is there now, and the fixed zone last', (typed, first, last) => {
    const zones = asked(typed) as readonly string[];
    expect([zones[0], zones.at(-1)]).toEqual([first, last]);
  });

  test('an offset with minutes has places alone, and there is none beyond the ends of the world', () => {
    expect(asked('UTC+5:30')).toEqual(['Asia/Kolkata', 'Asia/Colombo']);
    expect(asked('UTC+15')).toBe('unknown');
  });
});

test('whatever offset, each zone that is offered shows it now, and can be chosen', () => {
  fc.assert(
    fc.property(fc.integer({ min: -12, max: 14 }), fc.integer({ min: 1.7e9, max: 1.9e9 }), (hours, seconds) => {
      const moment = Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
      const found = readZone(`UTC${hours < 0 ? '' : '+'}${hours}`, moment);
      if (found.kind !== 'several') throw new Error('not asked');
      expect(found.zones.length).toBeLessThanOrEqual(25);
      for (const zone of found.zones) {
        expect(moment.toZonedDateTimeISO(zone).offsetNanoseconds).toBe(hours * 3600e9);
        expect(knownZone(zone)).toBe(zone);
      }
    }),
  );
});

test('no part of a word is taken for a place, unless it is the whole name of another one', () => {
  const cities = Intl.supportedValuesOf('timeZone').map((zone) => zone.slice(zone.lastIndexOf('/') + 1).toLowerCase());
  const parts = cities.flatMap((city) =>
    Array.from({ length: city.length }, (_, from) => [city.slice(from + 1), city.slice(0, -from - 1)]).flat(),
  );
  const named = parts.filter((part) => part.length > 3 && !cities.includes(part) && taken(part).includes('/'));
  // Denmark, Gambia, India and Tonga by themselves, and cities that stand at the beginning of another one's name.
  expect(new Set(named.map((part) => part.replace(/\W|_/g, '')))).toEqual(
    new Set(['bahia', 'danmark', 'dawson', 'gambie', 'india', 'porto', 'rio', 'tonga']),
  );
});

test('while it is typed, countries are offered as well as cities', () => {
  expect(findZones('indi')).toContain('Asia/Kolkata');
  expect(findZones('germ')[0]).toBe('Europe/Berlin');
  expect(findZones('日')[0]).toBe('Asia/Tokyo');
  expect(findZones('usa')[0]).toBe('America/New_York');
});
