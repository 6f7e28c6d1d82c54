import { type Block, buttons, plain, text, type View } from '../chat/contract/view.ts';
import { writeTime } from '../core/calendar/minute-of-day.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

/** A zone as it is said: the fixed ones of IANA have their sign the other way round than people do. */
export function zoneName(zone: string, t: Catalogue): string {
  const [, sign, hours] = /^Etc\/GMT([+-])(\d+)$/.exec(zone) ?? [];
  return sign ? `UTC${sign === '+' ? '-' : '+'}${hours} (${zone})` : t.zone(zone);
}

/** What a clock in `zone` shows now. */
export function clockIn(zone: string, now: Temporal.Instant): string {
  const { hour, minute } = now.toZonedDateTimeISO(zone);
  return writeTime(hour * 60 + minute);
}

/** One of these zones, each with the time there now. */
export const zoneSelect = (
  zones: readonly string[],
  { placeholder, route, now, t }: { placeholder: string; route: string; now: Temporal.Instant; t: Catalogue },
): Block => ({
  kind: 'select',
  placeholder,
  route,
  min: 1,
  max: 1,
  options: zones.slice(0, 25).map((zone) => ({ value: zone, label: `${clockIn(zone, now)} · ${zoneName(zone, t)}` })),
});

/**
 * What was typed may be several clocks: nothing is taken yet. The few likely ones are offered, with the rest of the form in
 * their route; the others can be typed into the form, to which `back` leads.
 */
export const whichZoneView = (
  {
    typed,
    zones,
    route,
    back,
    now,
  }: { typed: string; zones: readonly string[]; route: string; back: string; now: Temporal.Instant },
  t: Catalogue,
): View => ({
  notTaken: true,
  body: [
    text(t.join.zoneAsk(plain(typed))),
    zoneSelect(zones, { placeholder: t.join.zoneChoose, route, now, t }),
    text(t.join.zoneElse),
    buttons({ label: t.join.zoneBack, route: back }),
  ],
});
