/** How this language writes numbers, hours, dates and lists. */

export const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
/** A small number as a word. */
export const inWords = (n: number): string =>
  ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'][n] ?? String(n);
/** A title with a full stop after it, where it does not end in a mark of its own. */
export const ended = (title: string) => (/[?!]\**$/.test(title) ? title : `${title}.`);
export const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
export const minutes = (n: number) => `${n} min`;
export const hour = (n: number) => `${String(n).padStart(2, '0')}:00`;
/** With semicolons where an item has a comma or an *and* of its own: nobody could tell the items apart otherwise. */
export const list = (items: readonly string[]) =>
  items.length > 1 && items.some((one) => /,| (?:and|or) /.test(one))
    ? items.join('; ')
    : new Intl.ListFormat('en', { type: 'conjunction' }).format(items);
/** Titles of what people learn or do. */
export const titles = (items: readonly string[]) => list(items);
/** One after the other. */
export const sentences = (list: readonly string[]) => list.join(' ');
// To make a formatter takes five times as long as to use it.
const ofYear = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
const ofAnyYear = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const ofPublication = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const withoutWeekday = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayOfWeek = new Intl.DateTimeFormat('en-GB', { weekday: 'long' });
/** With its year, where that is not the year of `today`. */
export const date = (day: Temporal.PlainDate, today?: Temporal.PlainDate) =>
  // "Thu 24 Dec" and "Sat 2 Jan 2027": the runtime writes a comma in the one and not in the other.
  (today && today.year !== day.year ? ofAnyYear : ofYear).format(day).replace(',', '');
/** When something was published: nobody minds on which day of the week. */
export const published = (day: Temporal.PlainDate) => ofPublication.format(day);
/** A day of the week, from 1 for Monday. */
export const weekday = (day: number) => dayOfWeek.format(new Temporal.PlainDate(2024, 1, 1).add({ days: day - 1 }));
/** Its first three letters, where there is little room. */
export const weekdayShort = (day: number) => weekday(day).slice(0, 3);
/** Without the day of the week, where there is little room. */
export const dayMonth = (day: Temporal.PlainDate) => withoutWeekday.format(day);
export const percent = (share: number) => `${Math.round(100 * share)}%`;
/** A time zone of IANA, as people read it. */
export const zone = (id: string) => id;
