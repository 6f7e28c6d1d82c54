import { minutesOfDay, timeOf } from './rules.ts';

/** Finds a person's time zone by their local time or by a place. */

/** Zones that the engine still lists by an old name, which neither a search nor a person would expect. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

const today = (zone: string) => renamed[zone] ?? zone;

const zones = Intl.supportedValuesOf('timeZone').map(today);

/** One well-known zone for each offset, the most populous first: the guess when only the local time is known. */
const busiest = [
  'Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'Asia/Kolkata', 'Europe/London', 'Asia/Tokyo',
  'America/Chicago', 'America/Sao_Paulo', 'Australia/Sydney', 'Asia/Singapore', 'Europe/Athens', 'Europe/Moscow', 'Asia/Dubai',
  'Asia/Karachi', 'Asia/Dhaka', 'Asia/Bangkok', 'America/Denver', 'Africa/Lagos', 'Africa/Cairo', 'Africa/Nairobi',
  'Asia/Tehran', 'Asia/Kathmandu', 'Asia/Yangon', 'Australia/Adelaide', 'Pacific/Auckland', 'Pacific/Honolulu',
  'America/Anchorage', 'America/Halifax', 'America/St_Johns', 'Atlantic/Azores', 'UTC',
]; // biome-ignore format: a list

/** Places that people type and IANA does not list. */
const places: ReadonlyMap<string, string> = new Map(
  Object.entries({
    北京: 'Asia/Shanghai',
    上海: 'Asia/Shanghai',
    深圳: 'Asia/Shanghai',
    广州: 'Asia/Shanghai',
    杭州: 'Asia/Shanghai',
    成都: 'Asia/Shanghai',
    武汉: 'Asia/Shanghai',
    南京: 'Asia/Shanghai',
    西安: 'Asia/Shanghai',
    中国: 'Asia/Shanghai',
    香港: 'Asia/Hong_Kong',
    台北: 'Asia/Taipei',
    新加坡: 'Asia/Singapore',
    东京: 'Asia/Tokyo',
    首尔: 'Asia/Seoul',
    伦敦: 'Europe/London',
    巴黎: 'Europe/Paris',
    柏林: 'Europe/Berlin',
    纽约: 'America/New_York',
    波士顿: 'America/New_York',
    洛杉矶: 'America/Los_Angeles',
    旧金山: 'America/Los_Angeles',
    西雅图: 'America/Los_Angeles',
    多伦多: 'America/Toronto',
    温哥华: 'America/Vancouver',
    悉尼: 'Australia/Sydney',
    墨尔本: 'Australia/Melbourne',
    beijing: 'Asia/Shanghai',
    shenzhen: 'Asia/Shanghai',
    guangzhou: 'Asia/Shanghai',
    hangzhou: 'Asia/Shanghai',
    'san francisco': 'America/Los_Angeles',
    seattle: 'America/Los_Angeles',
    boston: 'America/New_York',
    munich: 'Europe/Berlin',
    hamburg: 'Europe/Berlin',
    bangalore: 'Asia/Kolkata',
    bengaluru: 'Asia/Kolkata',
    mumbai: 'Asia/Kolkata',
    delhi: 'Asia/Kolkata',
    utc: 'UTC',
    gmt: 'UTC',
  }),
);

/** The zone of that name in any case, or undefined. */
export function knownZone(name: string | undefined): string | undefined {
  if (!name) return undefined;
  const wanted = name.trim().toLowerCase().replaceAll(' ', '_');
  if (wanted === 'utc') return 'UTC';
  const listed = zones.find((zone) => zone.toLowerCase() === wanted);
  if (listed || !/^[a-z_]+(\/[a-z0-9_+-]+)+$/.test(wanted)) return listed;
  try {
    // Links such as Asia/Calcutta are accepted, though not listed.
    return today(new Intl.DateTimeFormat('en', { timeZone: wanted }).resolvedOptions().timeZone);
  } catch {
    return undefined;
  }
}

/** Zones whose name, city or known place matches what was typed, best first, at most 25. */
export function findZones(query: string): readonly string[] {
  const wanted = query.normalize('NFKC').trim().toLowerCase();
  if (!wanted) return busiest.slice(0, 25);
  const underscored = wanted.replaceAll(/\s+/g, '_');
  const exact = places.get(wanted) ?? knownZone(wanted);
  const byPlace = [...places].flatMap(([place, zone]) => (place.startsWith(wanted) ? [zone] : []));
  const city = (zone: string) => zone.slice(zone.lastIndexOf('/') + 1).toLowerCase();
  const found = [
    ...zones.filter((zone) => city(zone).startsWith(underscored)),
    ...zones.filter((zone) => zone.toLowerCase().includes(underscored)),
  ];
  return [...new Set([...(exact ? [exact] : []), ...byPlace, ...found])].slice(0, 25);
}

/** Hours and minutes as people type them: `20:15`, `8.15 pm`, `20点15`, `20點`, `2015`. */
function readClock(text: string): number | undefined {
  const typed = text.replace(/\s/g, '').toLowerCase();
  const match = /^(\d{1,2})(?:[:.时時点點h]?(\d{2})分?|[时時点點])?(am|pm)?$/.exec(typed);
  if (!match || /^\d{1,2}$/.test(typed)) return undefined;
  let hour = Number(match[1]);
  if (match[3] && (hour < 1 || hour > 12)) return undefined;
  if (match[3]) hour = (hour % 12) + (match[3] === 'pm' ? 12 : 0);
  const minute = Number(match[2] ?? 0);
  return hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

/**
 * Zones whose local time at `now` is within seven minutes of the given one, which allows for wrong clocks and slow
 * typing. When none is, because the form was open for longer, the closest ones.
 */
export function zonesShowing(now: Temporal.Instant, minutes: number): readonly string[] {
  const off = (zone: string) => {
    const apart = Math.abs(timeOf(now, zone) - minutes);
    return Math.min(apart, minutesOfDay - apart);
  };
  const all = [...new Set([...busiest, ...zones])].map((zone) => ({ zone, off: off(zone) }));
  const within = Math.max(7, Math.min(...all.map((z) => z.off)));
  return all.filter((z) => z.off <= within).map((z) => z.zone);
}

/** Zones for what a person typed as their local time, city or zone. The first is the best guess. */
export function readZones(typed: string, now: Temporal.Instant): readonly string[] {
  const text = typed.normalize('NFKC').trim();
  const minutes = readClock(text);
  return minutes === undefined ? findZones(text || '-') : zonesShowing(now, minutes);
}

/** Whether {@link readZones} finds a zone for it. Checked before a form is accepted; needs no `now`. */
export const readableZone = (typed: string): boolean =>
  readClock(typed.normalize('NFKC').trim()) !== undefined || (typed.trim() !== '' && findZones(typed).length > 0);
