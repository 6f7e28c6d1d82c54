import { describe, expect, test } from 'vitest';
import type { Form } from '../../src/chat/contract/view.ts';
import { exampleDates } from '../../src/core/calendar/example-dates.ts';
import { readDates } from '../../src/core/calendar/typed-date.ts';
import type { Cohort } from '../../src/core/cohort/model.ts';
import { languages } from '../../src/core/language/model.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { cohortForm } from '../../src/views/cohort-form.ts';
import { deadlineForm } from '../../src/views/deadline.ts';
import { holidaysForm } from '../../src/views/holidays.ts';
import { officeHourForm } from '../../src/views/own-office-hour.ts';
import { sample } from '../curriculum/sample.ts';
import { date } from '../harness/clock.ts';

const { compare } = Temporal.PlainDate;

// Early in February, `31 January` would be the one that has just been.
describe.each(['2026-11-28', '2026-12-31', '2027-02-03', '2028-02-29', '2030-06-10'].map(date))('on %s', (today) => {
  test.each(languages)(
    'each date that a form or a refusal gives as an example can be typed, and is ahead (%s)',
    (language) => {
      const t = catalogues[language];
      const cohort = { zone: 'Asia/Shanghai' } as Cohort;
      const forms: readonly Form[] = [
        holidaysForm({ title: '', coming: [], workdays: [], today }, 1000, t),
        deadlineForm(today, t),
        officeHourForm({}, cohort, today, t),
        cohortForm({ start: today, others: [] }, { zone: cohort.zone, language }, sample, t),
      ];
      const { monday, thursday, saturday, from, to } = exampleDates(today);
      const hints = forms.flatMap(({ fields }) => fields.flatMap(({ hint }) => (hint ? [hint] : [])));
      const said = [
        ...hints,
        ...[t.chat.badDate(monday), t.officeHour.badDay(thursday), t.cohort.badWorkday('?', saturday)],
        t.cohort.badHoliday('?', from, to),
      ];
      const examples = said.flatMap(
        (text) =>
          text.match(
            /\d{4}-\d\d-\d\d|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*|\d{1,2}月\d{1,2}日/gu,
          ) ?? [],
      );
      expect(examples.length).toBeGreaterThanOrEqual(9);
      for (const example of examples) {
        const [read, other] = readDates(example, today);
        expect([example, other]).toEqual([example, undefined]);
        expect(compare(read!, today), example).toBe(1);
      }
      expect([monday, thursday, saturday].map(({ dayOfWeek }) => dayOfWeek)).toEqual([1, 4, 6]);
    },
  );
});
