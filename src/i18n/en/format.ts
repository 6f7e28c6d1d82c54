/** How this language writes numbers, hours, dates and lists. */

export const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
export const minutes = (n: number) => `${n} min`;
export const hour = (n: number) => `${String(n).padStart(2, '0')}:00`;
export const list = (items: readonly string[]) => new Intl.ListFormat('en', { type: 'conjunction' }).format(items);
export const date = (day: Temporal.PlainDate) =>
  day.toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
