import { countryNames, zonesOfCountry } from './country.ts';
import { foldName } from './fold.ts';
import { placeNames } from './place-names.ts';
import { minutesOfDay, timeOf } from './rules.ts';
import { readTime } from './typed-time.ts';
import { abbreviations } from './zone-abbreviations.ts';
import { bestKnownFirst, busiest, clockOf, oldNames, today, zones } from './zone-list.ts';

/** Finds a person's time zone by their local time, a place, an abbreviation or an offset from UTC. */

/** What a person typed as their place or local time. */
export type ZoneReading =
  /** The others have the same local time now, and may be meant as well. */
  | { readonly kind: 'zone'; readonly zone: string; readonly others: readonly string[] }
  /** It may be one of several: the person is asked which. */
  | { readonly kind: 'several'; readonly zones: readonly string[] }
  | { readonly kind: 'unknown' };

const maxZones = 25;

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

const cityOf = (zone: string) => zone.slice(zone.lastIndexOf('/') + 1);

/** What a name stands for: zones, and countries by their codes. */
interface Meant {
  readonly zones: Set<string>;
  readonly countries: Set<string>;
}

/** By the name as it is looked up. Made when somebody first looks a place up. */
let index: ReadonlyMap<string, Meant> | undefined;

function names(): ReadonlyMap<string, Meant> {
  if (index) return index;
  const made = new Map<string, Meant>();
  const meant = (name: string): Meant => {
    const folded = foldName(name);
    const there = made.get(folded) ?? { zones: new Set(), countries: new Set() };
    made.set(folded, there);
    return there;
  };
  const named = [...zones.map((zone) => [zone, zone] as const), ...oldNames];
  for (const [name, zone] of named) meant(cityOf(name)).zones.add(zone);
  for (const [zone, places] of Object.entries(placeNames))
    for (const place of places.split('|')) meant(place).zones.add(zone);
  for (const [name, zone] of abbreviations) meant(name).zones.add(zone);
  for (const [name, code] of countryNames()) meant(name).countries.add(code);
  for (const [name, zone] of named) meant(name).zones.add(zone);
  index = made;
  return made;
}

const zonesOf = (meant: Meant | undefined): readonly string[] =>
  meant ? [...new Set([...meant.zones, ...[...meant.countries].flatMap(zonesOfCountry)])] : [];

const zonesBegun = (beginning: string): readonly string[] =>
  bestKnownFirst([...names()].flatMap(([name, meant]) => (name.startsWith(beginning) ? zonesOf(meant) : [])));

/** The zones whose place or name begins with what was typed, those of exactly that name first, at most 25. */
export function findZones(query: string): readonly string[] {
  const wanted = foldName(query);
  if (!wanted) return busiest.slice(0, maxZones);
  const exact = namedZones(query);
  const begun = zonesBegun(wanted);
  const inside = wanted.length < 3 ? [] : zones.filter((zone) => foldName(zone).includes(` ${wanted}`));
  return [...new Set([...exact, ...begun, ...inside])].slice(0, maxZones);
}

/** What people put around a name: `Berlin time`, `北京时间`, `重庆市`. */
const around =
  /^(?:the|in|at|from) | (?:(?:standard|daylight|summer|winter) )?time(?: zone)?$|(?:标准|夏令)?时间$|时区$|(?<=\p{Script=Han}{2})[市省州区]$/gu;

/** The zones of exactly that name, without guessing; of `Portland, Oregon` those that are in both. */
function namedZones(typed: string): readonly string[] {
  const known = knownZone(typed);
  if (known) return [known];
  const look = (name: string) => {
    const folded = foldName(name);
    const whole = zonesOf(names().get(folded));
    return whole.length ? whole : zonesOf(names().get(folded.replace(around, '').trim()));
  };
  const whole = look(typed);
  if (whole.length) return whole;
  const parts = typed
    .split(/[,，、/|;()（）]+/)
    .map(look)
    .filter((of) => of.length);
  const [first, ...others] = parts.length > 1 ? parts : pairOf(typed, look);
  if (!first) return parts[0] ?? [];
  const clocks = new Set(others.flat().map(clockOf));
  const both = first.filter((zone) => clocks.has(clockOf(zone)));
  return both.length ? both : [...new Set([...first, ...others.flat()])];
}

/** `Shanghai China` and `中国上海`: two names without a comma between them, the place first. */
function pairOf(typed: string, look: (name: string) => readonly string[]): readonly (readonly string[])[] {
  const text = typed.trim();
  for (let at = 1; at < text.length; at++) {
    if (!/\s/.test(text[at]!) && !/\p{Script=Han}/u.test(text[at]!)) continue;
    const [left, right] = [look(text.slice(0, at)), look(text.slice(at))];
    if (left.length && right.length) return right.length < left.length ? [right, left] : [left, right];
  }
  return [];
}

/** `UTC+8`, `GMT-5:30`, `+08:00`, `东八区`: how many minutes a clock is ahead of UTC. */
function readOffset(typed: string): number | undefined {
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/[−–]/g, '-')
    .replace(/^[([]\s*|\s*[)\]]$/g, '');
  const [, side, number] = /^([东東西])([一二三四五六七八九十]+|\d{1,2})[区區]$/u.exec(text) ?? [];
  if (side && number) {
    const hours = /^\d+$/.test(number)
      ? Number(number)
      : '零一二三四五六七八九十'.indexOf(number.replace(/^十(?=.)/, ''));
    const whole = number.length > 1 && number.startsWith('十') ? hours + 10 : hours;
    return whole > 14 ? undefined : (side === '西' ? -1 : 1) * whole * 60;
  }
  const [, sign, hour, minute = '0'] =
    /^(?:(?:utc|gmt)\s*(?=[\d+-])|(?=[+-]))([+-]?)\s*(\d{1,2})(?:[:.]?(\d{2}))?\s*(?:h|hours?|小时)?$/i.exec(text) ??
    [];
  const minutes = Number(hour) * 60 + Number(minute);
  return hour && Number(minute) < 60 && minutes <= 14 * 60 ? (sign === '-' ? -1 : 1) * minutes : undefined;
}

const inhabited = bestKnownFirst(zones).filter((zone) => !zone.startsWith('Antarctica/'));

/** Places whose clock is that far from UTC now, and the zone that always is. */
function zonesAt(offset: number, now: Temporal.Instant): readonly string[] {
  const shows = (zone: string) => now.toZonedDateTimeISO(zone).offsetNanoseconds === offset * 60e9;
  const hours = offset / 60;
  const fixed =
    offset === 0 ? ['UTC'] : Number.isInteger(hours) ? [`Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`] : [];
  const places = inhabited.filter((zone) => zone !== 'UTC' && shows(zone));
  return [...places.slice(0, maxZones - fixed.length), ...fixed].filter((zone) => knownZone(zone) !== undefined);
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

/** What people say before it: `我现在在`, `现在是`, `I live in`, `it is`. */
const lead =
  /^(?:(?:我们?|人|住|目前|现在|這|这)*(?:(?:里|裡|边|邊|儿)?(?:现在|目前)?(?:时间)?(?:都?是)|在|住)|现在|目前|(?:(?:right )?now[,:]? )?(?:it['’]?s|it is|i['’]?m|i am|i live|we are|we['’]?re|my time is|the time is)(?: (?:now|currently))?(?: (?:in|at|from))?\s)\s*/iu;

/** Reads a place, an abbreviation, an offset or a local time. Where there is a time and a place, the place counts. */
export function readZone(said: string, now: Temporal.Instant): ZoneReading {
  const typed = said.trim().replace(lead, '');
  const offset = readOffset(typed);
  if (offset !== undefined) return reading(zonesAt(offset, now), true);
  const named = readPlace(typed, now);
  if (named.kind !== 'unknown') return named;
  const time = readTime(typed);
  if (!time) return named;
  return time.rest === '' ? reading(zonesShowing(now, time.time)) : readPlace(time.rest, now);
}

/** Reads a place, an abbreviation or an offset. The beginning of a name is not taken for the name: it is asked about. */
export function readPlace(typed: string, now: Temporal.Instant): ZoneReading {
  const offset = readOffset(typed);
  if (offset !== undefined) return reading(zonesAt(offset, now), true);
  const exact = namedZones(typed);
  const alike = new Set(exact.map(clockOf)).size < 2;
  if (exact.length) return reading(exact, !alike);
  const wanted = foldName(typed);
  if (wanted.length < (/\p{Script=Han}/u.test(wanted) ? 2 : 3)) return { kind: 'unknown' };
  return reading(zonesBegun(wanted), true);
}

function reading(of: readonly string[], ask = false): ZoneReading {
  const [zone, ...others] = [...new Set(of)].slice(0, ask ? maxZones : of.length);
  if (zone === undefined) return { kind: 'unknown' };
  return ask ? { kind: 'several', zones: [zone, ...others] } : { kind: 'zone', zone, others };
}

/** All zones of a reading. The first is the best guess. */
export const zonesIn = (found: ZoneReading): readonly string[] =>
  found.kind === 'zone' ? [found.zone, ...found.others] : found.kind === 'several' ? found.zones : [];

/** The zones that {@link readZone} finds. */
export const readZones = (typed: string, now: Temporal.Instant): readonly string[] => zonesIn(readZone(typed, now));

/** Whether {@link readZone} finds a zone for it. Checked before a form is accepted; needs no `now`. */
export const readableZone = (typed: string): boolean => readZone(typed, anyMoment).kind !== 'unknown';

const anyMoment = Temporal.Instant.fromEpochMilliseconds(0);
