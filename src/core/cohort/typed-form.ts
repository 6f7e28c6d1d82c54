import type { MinuteOfDay } from '../calendar/model.ts';
import { readDates } from '../calendar/typed-date.ts';
import { readTime } from '../calendar/typed-time.ts';
import { readPlace } from '../calendar/zone.ts';
import { startFits } from './rules.ts';

/** Posts come at a quarter of an hour. */
const postStep = 15;

type PostRead =
  | { readonly kind: 'post'; readonly post: { readonly postTime: MinuteOfDay; readonly zone?: string } }
  | { readonly kind: 'unknown' }
  /** Not a multiple of `step` minutes; `nearest` is the last one before it. */
  | { readonly kind: 'between'; readonly step: number; readonly nearest: MinuteOfDay }
  | { readonly kind: 'severalZones'; readonly zones: readonly string[] };

/** Reads when the daily post comes: a time, and the place whose clock is meant if one is named. */
export function readPost(typed: string, now: Temporal.Instant): PostRead {
  const found = readTime(typed);
  if (!found) return { kind: 'unknown' };
  const place = found.rest === '' ? undefined : readPlace(found.rest, now);
  if (place?.kind === 'unknown') return { kind: 'unknown' };
  if (found.time % postStep)
    return { kind: 'between', step: postStep, nearest: Math.floor(found.time / postStep) * postStep };
  if (place?.kind === 'several') return { kind: 'severalZones', zones: place.zones };
  return { kind: 'post', post: { postTime: found.time, ...(place && { zone: place.zone }) } };
}

type StartRead =
  /** `on` reads it anew for a `today` in another zone, so that "tomorrow" is tomorrow there. */
  | { readonly kind: 'start'; readonly on: (today: Temporal.PlainDate) => Temporal.PlainDate }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'two'; readonly first: Temporal.PlainDate; readonly second: Temporal.PlainDate }
  | { readonly kind: 'outside'; readonly fits: 'past' | 'far'; readonly date: Temporal.PlainDate };

/** Reads a group's first day as people write dates. */
export function readStart(typed: string, today: Temporal.PlainDate): StartRead {
  const [date, other] = readDates(typed, today);
  if (!date) return { kind: 'unknown' };
  if (other) return { kind: 'two', first: date, second: other };
  const fits = startFits(date, today);
  return fits === 'fits'
    ? { kind: 'start', on: (there) => readDates(typed, there)[0] ?? date }
    : { kind: 'outside', date, fits };
}
