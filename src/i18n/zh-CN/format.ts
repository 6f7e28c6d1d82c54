/** How this language writes numbers, hours, dates and lists. */

/** A small number before a measure word. */
export const inWords = (n: number): string => [...'零一两三四五六七八九十'][n] ?? String(n);
export const minutes = (n: number) => `${n} 分钟`;
export const hour = (n: number) => `${String(n).padStart(2, '0')}:00`;
export const list = (items: readonly string[]) => items.join('、');
/** With a space where a name in other letters meets what follows it. */
export const beforeHan = (name: string) => (/[\p{Script=Han}\p{P}]\u2069?$/u.test(name) ? name : `${name} `);
/** One after the other: a full-width stop brings its own space. */
export const sentences = (list: readonly string[]) => list.join('');
// Spelt out, since ICU's own pattern for these parts is 11/27周五.
/** With its year, where that is not the year of `today`. */
export const date = (day: Temporal.PlainDate, today?: Temporal.PlainDate) =>
  (today && today.year !== day.year ? `${day.year}年` : '') +
  [{ month: 'numeric' }, { day: 'numeric' }, { weekday: 'short' }]
    .map((part) => day.toLocaleString('zh-CN', part as Intl.DateTimeFormatOptions))
    .join('');
/** A day of the week, from 1 for Monday. */
export const weekday = (day: number) =>
  new Temporal.PlainDate(2024, 1, 1).add({ days: day - 1 }).toLocaleString('zh-CN', { weekday: 'short' });
/** Where there is little room. */
export const weekdayShort = (day: number) => weekday(day);
/** Without the day of the week, where there is little room. */
export const dayMonth = (day: Temporal.PlainDate) =>
  [{ month: 'numeric' }, { day: 'numeric' }]
    .map((part) => day.toLocaleString('zh-CN', part as Intl.DateTimeFormatOptions))
    .join('');
export const percent = (share: number) => `${Math.round(100 * share)} %`;
/** A time zone of IANA with its Chinese name, where there is one: 中国时间（Asia/Shanghai）. */
export function zone(id: string): string {
  const named = nameOf(id);
  return /^\p{Script=Han}+$/u.test(named) ? `${named}（${id}）` : id;
}

function nameOf(timeZone: string): string {
  try {
    const parts = new Intl.DateTimeFormat('zh-CN', { timeZone, timeZoneName: 'shortGeneric' }).formatToParts(0);
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  } catch {
    // One that this machine does not know keeps its id.
    return '';
  }
}
