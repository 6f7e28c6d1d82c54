/** How this language writes numbers, hours, dates and lists. */

/** A small number before a measure word. */
export const inWords = (n: number): string => [...'零一两三四五六七八九十'][n] ?? String(n);
/** A title with a full stop after it, where it does not end in a mark of its own. */
export const ended = (title: string) => (/[?!？！]\**$/.test(title) ? title : `${title}。`);
export const minutes = (n: number) => `${n} 分钟`;
export const hour = (n: number) => `${String(n).padStart(2, '0')}:00`;
/** With semicolons where an item has a comma of its own: nobody could tell the items apart otherwise. */
export const list = (items: readonly string[]) => items.join(items.some((one) => /[，、]/.test(one)) ? '；' : '、');
/** With a space where a name in other letters meets the Chinese that follows it. */
export const beforeHan = (name: string) => (/[\p{Script=Han}\p{P}]\u2069?$/u.test(name) ? name : `${name} `);
/** With a space where it meets the Chinese before it. */
export const afterHan = (name: string) => (/^\u2068?[\p{Script=Han}\p{P}]/u.test(name) ? name : ` ${name}`);
/** Titles of what people learn or do, which are sentences of their own at times. */
export const titles = (list: readonly string[]) => list.map((one) => `“${one}”`).join('');
/** One after the other: a full-width stop brings its own space. */
export const sentences = (list: readonly string[]) => list.join('');
// To make a formatter takes five times as long as to use it. A part by itself, since ICU's own pattern is 11/27周五.
const year = new Intl.DateTimeFormat('zh-CN', { year: 'numeric' });
const month = new Intl.DateTimeFormat('zh-CN', { month: 'numeric' });
const dayOfMonth = new Intl.DateTimeFormat('zh-CN', { day: 'numeric' });
const dayOfWeek = new Intl.DateTimeFormat('zh-CN', { weekday: 'short' });
/** With its year, where that is not the year of `today`. */
export const date = (day: Temporal.PlainDate, today?: Temporal.PlainDate) =>
  (today && today.year !== day.year ? `${day.year}年` : '') + dayMonth(day) + dayOfWeek.format(day);
/** When something was published: nobody minds on which day of the week. */
export const published = (day: Temporal.PlainDate) => year.format(day) + dayMonth(day);
/** A day of the week, from 1 for Monday. */
export const weekday = (day: number) => dayOfWeek.format(new Temporal.PlainDate(2024, 1, 1).add({ days: day - 1 }));
/** Where there is little room. */
export const weekdayShort = (day: number) => weekday(day);
/** Without the day of the week, where there is little room. */
export const dayMonth = (day: Temporal.PlainDate) => month.format(day) + dayOfMonth.format(day);
export const percent = (share: number) => `${Math.round(100 * share)}%`;
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
