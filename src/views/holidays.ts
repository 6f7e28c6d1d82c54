import { groupName } from '../chat/contract/group-name.ts';
import { buttons, type Form, text, type View } from '../chat/contract/view.ts';
import type { Holiday, Holidays } from '../core/calendar/model.ts';
import type { Cohort } from '../core/cohort/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { cohortRoutes } from '../routes/cohort.ts';
import { holidayRoutes } from '../routes/holidays.ts';

const oneDay = ({ from, to }: Holiday): boolean => Temporal.PlainDate.compare(from, to) === 0;

export const holidayLabel = (holiday: Holiday, today: Temporal.PlainDate, t: Catalogue): string =>
  oneDay(holiday)
    ? t.date(holiday.from, today)
    : t.cohort.fromTo(t.date(holiday.from, today), t.date(holiday.to, today));

/** The days off that are ahead, for an organiser, and what they do. `today` is the cohort's. */
export function holidaysView(
  cohort: Cohort,
  coming: Holidays,
  { today, saved }: { readonly today: Temporal.PlainDate; readonly saved: boolean },
  t: Catalogue,
): View {
  return {
    title: t.cohort.holidays,
    body: [
      text(saved && t.cohort.saved, t.cohort.holidaysOf(groupName(cohort, t))),
      coming.length
        ? text(...coming.map((holiday) => `- ${holidayLabel(holiday, today, t)}`))
        : text(t.cohort.noHolidays),
      text(t.cohort.holidaysMean),
      buttons(
        { label: t.cohort.holidaysChange, style: 'main', route: holidayRoutes.setHolidays({ cohort: cohort.id }) },
        { label: t.cohort.settings, route: cohortRoutes.change({ cohort: cohort.id }) },
      ),
    ],
  };
}

/** One field, with a holiday on each line, as it is read again. */
export const holidaysForm = (title: string, coming: Holidays, max: number, t: Catalogue): Form => ({
  title,
  fields: [
    {
      name: 'holidays',
      label: t.cohort.holidaysField,
      hint: t.cohort.holidaysHint,
      kind: 'lines',
      value: coming
        .map((holiday) => (oneDay(holiday) ? `${holiday.from}` : `${holiday.from} – ${holiday.to}`))
        .join('\n'),
      required: false,
      max,
    },
  ],
});
