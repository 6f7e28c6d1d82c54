import { dayOf } from '../../core/calendar/rules.ts';
import { beginningOf } from '../../core/learner/rules.ts';
import type { Ports } from '../../core/ports.ts';
import { languageOf } from '../../i18n/locale.ts';
import type { Sent } from '../contract/command.ts';
import type { Event } from '../contract/event.ts';
import { localeOf } from './message.ts';

/** Who does it and where, as far as the platform knows. */
export function actingIn(event: Event, now: Temporal.Instant) {
  const { platform, account, name, zone, workspace, locale } = event;
  const guessed = locale === undefined && { languageGuessed: true };
  const where = { ...(workspace && { workspace: workspace.id }), ...(zone && { zone }) };
  return { platform, account, name, language: languageOf(localeOf(event)), now, ...guessed, ...where };
}

/** The day of whoever sends a form, which is read before anything is written down of them. */
export async function sentBy(
  ports: Pick<Ports, 'learner'>,
  { platform, account, zone }: Event,
  now: Temporal.Instant,
): Promise<Sent> {
  const own = (await ports.learner.clockOf({ platform, account })) ?? beginningOf({ ...(zone && { zone }) }, now);
  return { now, today: dayOf(now, own) };
}
