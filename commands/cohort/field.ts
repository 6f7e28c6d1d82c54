import { z } from 'zod';
import type { Sent } from '../../src/chat/contract/command.ts';
import { called, refuse } from '../../src/chat/contract/field.ts';
import { nameLabel, plain } from '../../src/chat/contract/view.ts';
import { exampleDates } from '../../src/core/calendar/example-dates.ts';
import { holidayBounds } from '../../src/core/calendar/holidays.ts';
import { writeTime } from '../../src/core/calendar/minute-of-day.ts';
import type { Holidays, Workdays } from '../../src/core/calendar/model.ts';
import { readCountry } from '../../src/core/calendar/suggested-holidays.ts';
import { readDates } from '../../src/core/calendar/typed-date.ts';
import { type DaysRefused, readHolidays, readWorkdays } from '../../src/core/calendar/typed-holidays.ts';
import { readTime } from '../../src/core/calendar/typed-time.ts';
import { maxCode, maxMembers } from '../../src/core/cohort/model.ts';
import { readPostLanguages } from '../../src/core/cohort/post-languages.ts';
import { cohortDate } from '../../src/core/cohort/rules.ts';
import { readPost } from '../../src/core/cohort/typed-form.ts';
import type { Id } from '../../src/core/id.ts';
import { lengthOf } from '../../src/core/language/length.ts';
import { furthestMonths, hourLengths, maxPlace } from '../../src/core/office-hour/model.ts';
import type { Ports } from '../../src/core/ports.ts';

/** One line of a form, without the space around it. */
export const line = (max: number) => z.string().trim().max(max);

/** `9:00 Berlin` → time and zone; without a place, the zone is that of the group or its organiser. */
export const postTime = (now: Temporal.Instant) =>
  called(
    (t) => t.cohort.post,
    line(60).transform((typed, context) => {
      const read = readPost(typed, now);
      if (read.kind === 'unknown') return refuse(context, 'badTime');
      if (read.kind === 'between') return refuse(context, ['quarterTime', read.step, writeTime(read.nearest)]);
      if (read.kind === 'severalZones') return refuse(context, ['whichZone', read.zones.slice(0, 5).join(', ')]);
      return read.post;
    }),
  );

/** One line with at least one letter or digit that shows. */
export const name = called(
  (t) => t.cohort.name,
  line(60).transform((typed, context) => {
    const shown = nameLabel(typed, '');
    if (!/[\p{L}\p{N}]/u.test(shown)) return refuse(context, typed ? 'badField' : 'required');
    return lengthOf(shown) < 2 ? refuse(context, ['tooShort', 2]) : shown;
  }),
);

/** The value of the form's field: a language, or one word for several. */
export const language = z
  .string()
  .transform((value, context) => readPostLanguages(value) ?? refuse(context, 'badField'));

/** A number as its learner reads it out: `123`, `#123`, `no. 123`. */
const number = z
  .string()
  .max(30)
  .transform((typed, context) => {
    const [, found] = /^\D*([1-9]\d{0,17})\D*$/.exec(typed.normalize('NFKC')) ?? [];
    return found ?? refuse(context, 'badField');
  });

export const answerNumber = called((t) => t.cohort.answerNumber, number);

export const memberNumber = called((t) => t.cohort.memberNumber, number.clone());

/** What people say to join; none when it is left empty. */
export const entryCode = called(
  (t) => t.cohort.code,
  line(maxCode)
    .default('')
    .transform((typed) => typed || undefined),
);

/** The role that people need to join, by its id; none when none is chosen, and where there are no roles. */
export const roleField = called(
  (t) => t.cohort.role,
  z
    .string()
    .regex(/^\d{0,20}$/)
    .default('')
    .transform((id) => id || undefined),
);

/** How many may join; no limit when it is left empty. */
export const memberCap = called(
  (t) => t.cohort.cap,
  line(10)
    .default('')
    .transform((typed, context) => {
      if (!typed) return undefined;
      const cap = /^\d{1,4}$/.test(typed.normalize('NFKC')) ? Number(typed.normalize('NFKC')) : 0;
      return cap >= 1 && cap <= maxMembers ? cap : refuse(context, 'badField');
    }),
);

/** A country whose public holidays are known, as people write it. */
export const country = called(
  (t) => t.holiday.country,
  line(60)
    .min(1)
    .transform((typed, context) => readCountry(typed) ?? refuse(context, ['holiday.unknown', quoted(typed)])),
);

/** The most characters of a field that takes days off. */
export const daysOffLength = 1000;

const quoted = (line: string) => plain(line.length > 40 ? `${line.slice(0, 40)}…` : line);

const typedDays = z.string().max(daysOffLength).default('');

/** Says why what was typed is no days. */
function refuseDays(
  context: z.RefinementCtx,
  read: DaysRefused,
  of: { readonly today: Temporal.PlainDate; readonly kind: 'holidays' | 'workdays' },
): never {
  const { from, to, saturday } = exampleDates(of.today);
  switch (read.kind) {
    case 'two':
      return refuse(context, ['twoDates', read.first.toString(), read.second.toString()]);
    case 'tooMany':
      return refuse(context, ['cohort.manyHolidays', holidayBounds.count]);
    case 'tooLong':
      return refuse(context, ['cohort.longHoliday', quoted(read.line), holidayBounds.days]);
    case 'tooFar':
      return refuse(context, ['cohort.farHoliday', quoted(read.line), holidayBounds.monthsAhead]);
    case 'backwards':
      return refuse(context, ['cohort.backwardsHoliday', quoted(read.line)]);
    case 'weekday':
      return refuse(context, ['cohort.weekdayWorkday', quoted(read.line)]);
    case 'unknown':
      return of.kind === 'holidays'
        ? refuse(context, ['cohort.badHoliday', quoted(read.line), from, to])
        : refuse(context, ['cohort.badWorkday', quoted(read.line), saturday]);
  }
}

/** The date where a cohort is, by which days of its own are read; that of whoever sends it where there is no such cohort. */
export async function dateOf(id: Id, ports: Pick<Ports, 'cohort'>, { now, today }: Sent): Promise<Temporal.PlainDate> {
  const cohort = await ports.cohort.get(id);
  return cohort ? cohortDate(cohort, now) : today;
}

/** Days off, as they are meant on the day that it is for whoever has them. */
export const daysOff = (today: Temporal.PlainDate) =>
  called(
    (t) => t.cohort.holidaysField,
    typedDays.transform((typed, context): Holidays => {
      const read = readHolidays(typed, today);
      return read.kind === 'holidays' ? read.holidays : refuseDays(context, read, { today, kind: 'holidays' });
    }),
  );

/** Workdays at the weekend, read as {@link daysOff} are. */
export const workdays = (today: Temporal.PlainDate) =>
  called(
    (t) => t.cohort.workdaysField,
    typedDays.transform((typed, context): Workdays => {
      const read = readWorkdays(typed, today);
      return read.kind === 'workdays' ? read.workdays : refuseDays(context, read, { today, kind: 'workdays' });
    }),
  );

/** A day for the office hour, as it is meant on the day that it is for its cohort. */
export const hourDay = (today: Temporal.PlainDate) =>
  called(
    (t) => t.officeHour.day,
    line(40).transform((typed, context) => {
      const [date, other] = readDates(typed, today);
      if (!date) return refuse(context, ['officeHour.badDay', exampleDates(today).thursday]);
      if (other) return refuse(context, ['twoDates', date.toString(), other.toString()]);
      if (Temporal.PlainDate.compare(date, today.add({ months: furthestMonths })) > 0)
        return refuse(context, ['officeHour.farDay', furthestMonths]);
      return (there: Temporal.PlainDate) => readDates(typed, there)[0] ?? date;
    }),
  );

/** A time alone: it is by the clock of the cohort, and another place would be another clock. */
export const hourTime = called(
  (t) => t.officeHour.time,
  line(40).transform((typed, context) => {
    const read = readTime(typed);
    return read?.rest === '' ? read.time : refuse(context, 'officeHour.badTime');
  }),
);

export const hourLength = called(
  (t) => t.officeHour.long,
  z.string().transform((value, context) => hourLengths.find((n) => String(n) === value) ?? refuse(context, 'badField')),
);

/** Whether it comes back every week. */
export const hourOften = called(
  (t) => t.officeHour.often,
  z.enum(['once', 'weekly']).transform((value) => value === 'weekly'),
);

/** A link, or a place in words; empty for the channel of the cohort. */
export const hourPlace = called(
  (t) => t.officeHour.place,
  line(maxPlace)
    .default('')
    .transform((typed, context) => {
      if (!/^\w+:|^www\.|^[\w-]+(\.[\w-]+)+\//i.test(typed)) return typed;
      const url = URL.parse(typed);
      return url?.protocol === 'https:' && !url.username && url.href.length <= maxPlace
        ? url.href
        : refuse(context, 'officeHour.badPlace');
    }),
);
