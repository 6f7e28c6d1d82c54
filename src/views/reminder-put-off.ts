import { moment, text, type View } from '../chat/contract/view.ts';
import type { Snoozed } from '../core/reminder/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

/** A reminder that was put off says until when. */
export function snoozedView(snoozed: Snoozed, zone: string, t: Catalogue): View {
  if (snoozed.kind === 'off') return { body: [text(t.reminder.off)] };
  if (snoozed.kind === 'past') return { body: [text(t.reminder.past)] };
  const there = snoozed.until.toZonedDateTimeISO(zone);
  const label = `${t.date(there.toPlainDate())} ${there.toPlainTime().toString({ smallestUnit: 'minute' })}`;
  return { body: [text(t.reminder.snoozed(moment(snoozed.until, label)))] };
}

/** What somebody chose who was offered a pause. */
export type Paused =
  | { readonly kind: 'weekOff'; readonly back: Temporal.PlainDate }
  | { readonly kind: 'goOn' | 'silence' };

export function pausedView(paused: Paused, t: Catalogue): View {
  if (paused.kind === 'weekOff') return { tone: 'good', body: [text(t.reminder.weekOff(t.date(paused.back)))] };
  return { tone: 'good', body: [text(paused.kind === 'goOn' ? t.reminder.goesOn : t.reminder.silenced)] };
}
