import { type Lang, speaks, words } from './words.ts';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
/** The browser's locale if it is one of the language: English writes 8 pm in one country and 20:00 in another. */
const localeOf = (lang: Lang): string =>
  navigator.languages.find((locale) => speaks(locale, lang)) ?? words[lang].locale;

const made = new Map<string, Intl.DateTimeFormat>();
function format(lang: Lang, at: Date, options: Intl.DateTimeFormatOptions): string {
  // The server knows neither the reader's zone nor how they write it.
  if (typeof document === 'undefined') return '\u00a0';
  const key = lang + JSON.stringify(options);
  let formatter = made.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(localeOf(lang), { ...options, timeZone: zone });
    made.set(key, formatter);
  }
  return formatter.format(at);
}

export const readerZone = zone;
/** 8:05 pm, and 08:05. */
export function clockTime(lang: Lang, at: Date): string {
  const { hour12 } = new Intl.DateTimeFormat(localeOf(lang), { hour: 'numeric' }).resolvedOptions();
  return format(lang, at, { hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit' });
}
export const longDay = (lang: Lang, at: Date) => format(lang, at, { weekday: 'long', day: 'numeric', month: 'long' });
export const shortDay = (lang: Lang, at: Date) =>
  format(lang, at, { weekday: 'short', day: 'numeric', month: 'short' });
export const dayAndTime = (lang: Lang, at: Date) => `${shortDay(lang, at)} ${clockTime(lang, at)}`;
export const dayKey = (at: Date) => `${at.getFullYear()}-${at.getMonth()}-${at.getDate()}`;

/** Writes every moment of a text in the reader's own time. The server wrote only the instant. */
export function localTimes(html: string, lang: Lang): string {
  return html.replace(/<time datetime="([^"]+)">(.*?)<\/time>/gs, (all, iso: string, label: string) => {
    const at = new Date(iso);
    return Number.isNaN(at.getTime())
      ? all
      : `<time datetime="${iso}" title="${label.replace(/<[^>]*>/g, '').replace(/"/g, '&quot;')}">${dayAndTime(lang, at)}</time>`;
  });
}
