import { z } from 'zod';
import { buttonHandler, type Context, commandHandler } from '../../src/chat/contract/command.ts';
import { called, refuse } from '../../src/chat/contract/field.ts';
import { plain, type View } from '../../src/chat/contract/view.ts';
import { changeHolidays, comingHolidays, holidayBounds } from '../../src/core/calendar/holidays.ts';
import type { Holidays } from '../../src/core/calendar/model.ts';
import { readHolidays } from '../../src/core/calendar/typed-holidays.ts';
import { changeCohort } from '../../src/core/cohort/change-cohort.ts';
import { listOwnCohorts } from '../../src/core/cohort/list-cohorts.ts';
import type { Cohort } from '../../src/core/cohort/model.ts';
import { cohortDate } from '../../src/core/cohort/rules.ts';
import { holidayRoutes } from '../../src/routes/holidays.ts';
import type { GroupRoutes } from '../../src/views/group-choice.ts';
import { holidaysForm, holidaysView } from '../../src/views/holidays.ts';
import { changing, own, ownForm, pick } from './pick.ts';

const maxLength = 1000;

const quoted = (line: string) => plain(line.length > 40 ? `${line.slice(0, 40)}…` : line);

/** Read by the date in UTC; what has been by the cohort's own stays as it is. */
const holidays = (now: Temporal.Instant) =>
  called(
    (t) => t.cohort.holidaysField,
    z
      .string()
      .max(maxLength)
      .default('')
      .transform((typed, context): Holidays => {
        const read = readHolidays(typed, now.toZonedDateTimeISO('UTC').toPlainDate());
        switch (read.kind) {
          case 'holidays':
            return read.holidays;
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
          case 'unknown':
            return refuse(context, ['cohort.badHoliday', quoted(read.line)]);
        }
      }),
  );

const which: GroupRoutes = {
  button: (cohort) => holidayRoutes.holidaysOf({ cohort }),
  select: (select) => holidayRoutes.pickHolidays({ select }),
};

function shown(cohort: Cohort, { now, t }: Pick<Context, 'now' | 't'>, saved = false): View {
  const today = cohortDate(cohort, now);
  return holidaysView(cohort, comingHolidays(cohort.holidays, today), { today, saved }, t);
}

export const holidaysCommand = commandHandler({
  options: z.object({}),
  run: async (context, ports) =>
    pick(context, await listOwnCohorts(ports, changing(context)), which, (it) => shown(it, context)),
});

export const holidayButtons = {
  holidaysOf: buttonHandler(holidayRoutes.holidaysOf, {
    replaces: true,
    run: (context, ports) => own(context.args.cohort, context, ports, (cohort) => shown(cohort, context)),
  }),
  pickHolidays: buttonHandler(holidayRoutes.pickHolidays, {
    replaces: true,
    run: (context, ports) => own(context.values, context, ports, (cohort) => shown(cohort, context)),
  }),
  setHolidays: buttonHandler(holidayRoutes.setHolidays, {
    replaces: true,
    fields: (_, __, now) => z.object({ holidays: holidays(now) }),
    form: (context, ports) =>
      ownForm(context.args.cohort, context, ports, (cohort) =>
        holidaysForm(comingHolidays(cohort.holidays, cohortDate(cohort, context.now)), maxLength, context.t),
      ),
    run: (context, ports) =>
      own(context.args.cohort, context, ports, async (cohort) => {
        const { fields, now } = context;
        const holidays = changeHolidays(cohort.holidays, fields.holidays, cohortDate(cohort, now));
        return shown(await changeCohort(ports, { cohort, changes: { holidays }, now }), context, true);
      }),
  }),
};
