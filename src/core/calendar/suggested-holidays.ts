import { countryNames } from './country.ts';
import { foldName } from './fold.ts';
import { isHoliday } from './holidays.ts';
import type { Holidays, SuggestedHoliday } from './model.ts';
import { publicHolidays } from './public-holidays.ts';
import { daysBetween } from './rules.ts';

/** How far ahead they are suggested. */
const suggestedMonths = 12;

/** The countries whose public holidays are known, by their codes. */
export const holidayCountries: readonly string[] = Object.keys(publicHolidays);

/** The country in which a zone is; undefined where nothing is known of its holidays. */
export const countryOfZone = (zone: string): string | undefined =>
  holidayCountries.find((code) => new Intl.Locale(`und-${code}`).getTimeZones?.()?.includes(zone));

/** The code of a country by a name that people type, in any language that is known, or by the code itself. */
export function readCountry(typed: string): string | undefined {
  const wanted = foldName(typed);
  if (holidayCountries.includes(wanted.toUpperCase())) return wanted.toUpperCase();
  const codes = countryNames().flatMap(([name, code]) => (foldName(name) === wanted ? [code] : []));
  return codes.find((code) => holidayCountries.includes(code));
}

/**
 * The public holidays of a country that lie on weekdays after `today` and that a cohort does not have off yet, in order.
 * Days of one name that follow each other, or have a weekend between them, are one.
 */
export function suggestHolidays(
  country: string,
  { today, holidays }: { readonly today: Temporal.PlainDate; readonly holidays: Holidays | undefined },
): readonly SuggestedHoliday[] {
  const { compare } = Temporal.PlainDate;
  const until = today.add({ months: suggestedMonths });
  const days = (publicHolidays[country] ?? '').split(';').flatMap((line) => {
    const [en = '', zh = '', ...more] = line.split('|');
    const dates = more.at(-1)?.split(' ') ?? [];
    const name = { en, 'zh-CN': zh };
    return dates.map((date) => ({ name, instead: more.length > 1, date: Temporal.PlainDate.from(date) }));
  });
  const found: SuggestedHoliday[] = [];
  for (const { name, instead, date } of days.sort((a, b) => compare(a.date, b.date))) {
    if (compare(date, today) <= 0 || compare(date, until) > 0 || isHoliday(holidays, date)) continue;
    const last = found.at(-1);
    if (last && last.name.en === name.en && daysBetween(last.to, date) <= (date.dayOfWeek === 1 ? 3 : 1))
      found[found.length - 1] = { ...last, to: date };
    else found.push({ name, instead, from: date, to: date });
  }
  return found;
}
