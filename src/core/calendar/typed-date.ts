import { readChineseNumber } from '../language/chinese-number.ts';
import { daysBetween, mondayOf, sameDay } from './rules.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const month = String.raw`(?<name>${months.join('|')})[a-z]*\.?`;
const ordinal = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;

/** A date without a year that is no longer ago than this was meant to be past; else the next one was. */
const recentDays = 14;

type Read = (
  groups: Readonly<Record<string, string>>,
  today: Temporal.PlainDate,
) => readonly (Temporal.PlainDate | undefined)[];

const inFull: Read = ({ year, month: of, day }, today) => [dateOf(year, of, day, today)];

const named: Read = ({ year, name, day }, today) => [
  dateOf(year, String(months.indexOf(name!.slice(0, 3)) + 1), day, today),
];

const shapes: readonly (readonly [shape: RegExp, read: Read])[] = [
  [/^(?<year>20\d\d)\s?[-/.年]\s?(?<month>\d{1,2})\s?[-/.月]\s?(?<day>\d{1,2})\s?[日号]?$/, inFull],
  [/^(?<year>20\d\d)(?<month>\d\d)(?<day>\d\d)$/, inFull],
  [/^(?<month>\d{1,2})\s?月\s?(?<day>\d{1,2})\s?[日号]?$/, inFull],
  // With full stops the day comes first, wherever people write so.
  [/^(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.?\s?(?<year>(20)?\d\d)?$/, inFull],
  [
    /^(?<a>\d{1,2})[/-](?<b>\d{1,2})([/-](?<year>(20)?\d\d))?$/,
    ({ a, b, year }, today) => [dateOf(year, a, b, today), dateOf(year, b, a, today)],
  ],
  [new RegExp(String.raw`^${month} ${ordinal},?(?: (?<year>20\d\d))?$`), named],
  [new RegExp(String.raw`^${ordinal}\.?(?: of)?[ -]?${month},?[ -]?(?<year>20\d\d)?$`), named],
  [/^(?:today|今天|今日)$/, (_, today) => [today]],
  [/^(?:tomorrow|明天|明日)$/, (_, today) => [today.add({ days: 1 })]],
  [/^(?:the )?(?:day after tomorrow|后天)$/, (_, today) => [today.add({ days: 2 })]],
  [/^(?:in )?(?<n>\d{1,3}) ?(?:days?|天[之以]?后)$/, ({ n }, today) => [today.add({ days: Number(n) })]],
  [/^(?:in )?(?<n>\d{1,2}) ?(?:weeks?|周[之以]?后)$/, ({ n }, today) => [today.add({ weeks: Number(n) })]],
  [
    new RegExp(`^(?:(?:on|this|coming|the coming) )?(?<name>${weekdays.join('|')})[a-z]*$`),
    ({ name }, today) => [nextWeekday(name!, today)],
  ],
  [
    new RegExp(`^next (?<name>${weekdays.join('|')})[a-z]*$`),
    ({ name }, today) => [nextWeekday(name!, today.add({ days: 1 }))],
  ],
  [
    /^(?<which>下下|下|这|本|)(?:个)?(?:周|星期|礼拜)(?<name>[1-6天日])$/,
    ({ which, name }, today) => {
      const days = (/\d/.test(name!) ? Number(name) : 7) - 1;
      const weeks = which === '下下' ? 2 : which === '下' ? 1 : 0;
      const date = mondayOf(today).add({ weeks, days });
      return [which === '' && daysBetween(today, date) < 0 ? date.add({ weeks: 1 }) : date];
    },
  ],
];

/**
 * The dates that somebody may mean on the day that is `today` for them: `2026年12月07日`, `7.12.2026`, `Dec 7`,
 * `next Monday`, `下周一`. Two for `12/7/2026`, which is written for either; none for what is no date. Of this century.
 */
export function readDates(typed: string, today: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  const text = typed
    .normalize('NFKC')
    .replace(/週/g, '周')
    .replace(/個/g, '个')
    .replace(/這/g, '这')
    .replace(/後/g, '后')
    .replace(/號/g, '号')
    .replace(/禮/g, '礼')
    .replace(/[两零〇一二三四五六七八九十]+/g, (number) => String(readChineseNumber(number) ?? number))
    .toLowerCase()
    .replace(/(?<=\d[日号]?)\s*\(?(?:周|星期|礼拜)[1-6天日]\)?$/, '')
    .replace(new RegExp(String.raw`^(?:${weekdays.join('|')})[a-z]*,? (?=.*\d)`), '')
    .replace(/\s+/g, ' ')
    .trim();
  for (const [shape, read] of shapes) {
    const groups = shape.exec(text);
    if (!groups) continue;
    const dates = read({ ...groups.groups }, today).filter((date) => date !== undefined);
    return dates.length === 2 && sameDay(dates[0]!, dates[1]!) ? dates.slice(0, 1) : dates;
  }
  return [];
}

/** Undefined for a day that there is not. Without a year it is the next one, or one that has just been. */
function dateOf(
  year: string | undefined,
  of: string | undefined,
  day: string | undefined,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  const on = (inYear: number) => {
    try {
      return Temporal.PlainDate.from({ year: inYear, month: Number(of), day: Number(day) }, { overflow: 'reject' });
    } catch {
      return undefined;
    }
  };
  if (year) return on(year.length === 2 ? 2000 + Number(year) : Number(year));
  const years = [today.year - 1, today.year, today.year + 1];
  return years.map(on).find((date) => date && daysBetween(today, date) >= -recentDays);
}

function nextWeekday(name: string, from: Temporal.PlainDate): Temporal.PlainDate {
  const wanted = weekdays.indexOf(name.slice(0, 3)) + 1;
  return from.add({ days: (wanted - from.dayOfWeek + 7) % 7 });
}
