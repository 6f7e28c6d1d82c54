import { groupName } from '../chat/contract/group-name.ts';
import { buttons, type Form, plain, text, type View } from '../chat/contract/view.ts';
import { exampleDates } from '../core/calendar/example-dates.ts';
import type { Holiday, Holidays, SuggestedHoliday, Workdays } from '../core/calendar/model.ts';
import type { Cohort } from '../core/cohort/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { cohortRoutes } from '../routes/cohort.ts';
import { holidayRoutes, mostSuggested } from '../routes/holidays.ts';

const oneDay = ({ from, to }: Holiday): boolean => Temporal.PlainDate.compare(from, to) === 0;

export const holidayLabel = (holiday: Holiday, today: Temporal.PlainDate, t: Catalogue): string =>
  oneDay(holiday)
    ? t.date(holiday.from, today)
    : t.cohort.fromTo(t.date(holiday.from, today), t.date(holiday.to, today));

/** The days off that are ahead, for an organiser, and what they do. `today` is the cohort's. */
export function holidaysView(
  cohort: Cohort,
  { holidays, workdays }: { readonly holidays: Holidays; readonly workdays: Workdays },
  { today, saved }: { readonly today: Temporal.PlainDate; readonly saved: boolean },
  t: Catalogue,
): View {
  return {
    title: t.cohort.holidays,
    body: [
      text(saved && t.cohort.saved, t.cohort.holidaysOf(groupName(cohort, t))),
      holidays.length
        ? text(...holidays.map((holiday) => `- ${holidayLabel(holiday, today, t)}`))
        : text(t.cohort.noHolidays),
      text(t.cohort.holidaysMean),
      ...(workdays.length ? [text(t.cohort.workdaysOf, ...workdays.map((day) => `- ${t.date(day, today)}`))] : []),
      buttons(
        { label: t.cohort.holidaysChange, style: 'main', route: holidayRoutes.setHolidays({ cohort: cohort.id }) },
        { label: t.holiday.suggest, route: holidayRoutes.suggestHolidays({ cohort: cohort.id }) },
        { label: t.cohort.settings, route: cohortRoutes.change({ cohort: cohort.id }) },
      ),
    ],
  };
}

/** The public holidays that a group could have off, to take all or some. Without a country, which one is asked. */
export function suggestedView(
  { id: cohort }: Cohort,
  country: string | undefined,
  all: readonly SuggestedHoliday[],
  today: Temporal.PlainDate,
  t: Catalogue,
): View {
  const list = all.slice(0, mostSuggested);
  const called = ({ name, instead }: SuggestedHoliday) =>
    instead ? t.holiday.instead(textIn(name, t.language)) : textIn(name, t.language);
  const where = country && countryName(country, t);
  return {
    title: where ? t.holiday.title(where) : t.holiday.suggest,
    body: [
      list.length
        ? text(
            list.map((one) => `- ${holidayLabel(one, today, t)}: ${plain(called(one))}`).join('\n'),
            t.holiday.check,
            `*${t.holiday.source}*`,
          )
        : text(where ? t.holiday.none(where) : t.holiday.which),
      ...(list.length && country
        ? [
            {
              kind: 'select' as const,
              placeholder: t.holiday.some,
              route: holidayRoutes.chooseHolidays({ cohort, country }),
              min: 1,
              max: list.length,
              options: list.map((one) => ({
                value: one.from.toString(),
                label: `${holidayLabel(one, today, t)} · ${called(one)}`,
              })),
            },
          ]
        : []),
      buttons(
        list.length > 0 &&
          country !== undefined && {
            label: t.holiday.all,
            style: 'main' as const,
            route: holidayRoutes.takeHolidays({ cohort, country }),
          },
        { label: t.holiday.other, route: holidayRoutes.otherCountry({ cohort }) },
        { label: t.cohort.holidays, route: holidayRoutes.holidaysOf({ cohort }) },
      ),
    ],
  };
}

/** As the language calls a country. */
const countryName = (code: string, t: Catalogue): string =>
  new Intl.DisplayNames(t.language, { type: 'region' }).of(code) ?? code;

export const countryForm = (t: Catalogue): Form => ({
  title: t.holiday.other,
  fields: [
    { name: 'country', label: t.holiday.country, hint: t.holiday.countryHint, kind: 'line', required: true, max: 60 },
  ],
});

/** A field with a holiday on each line, as it is read again, and one with the workdays of a cohort. */
export const holidaysForm = (
  {
    title,
    coming,
    workdays,
    today,
  }: {
    readonly title: string;
    readonly coming: Holidays;
    readonly workdays?: Workdays;
    readonly today: Temporal.PlainDate;
  },
  max: number,
  t: Catalogue,
): Form => {
  const { from, to, saturday } = exampleDates(today);
  return {
    title,
    fields: [
      {
        name: 'holidays',
        label: t.cohort.holidaysField,
        hint: t.cohort.holidaysHint(from, to),
        kind: 'lines',
        value: coming
          .map((holiday) => (oneDay(holiday) ? `${holiday.from}` : `${holiday.from} – ${holiday.to}`))
          .join('\n'),
        required: false,
        max,
      },
      ...(workdays
        ? [
            {
              ...{
                name: 'workdays',
                label: t.cohort.workdaysField,
                hint: t.cohort.workdaysHint(saturday),
                kind: 'lines' as const,
              },
              ...{ value: workdays.join('\n'), required: false, max },
            },
          ]
        : []),
    ],
  };
};
