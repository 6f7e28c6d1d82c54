import { z } from 'zod';
import { buttonHandler, type Context, commandHandler } from '../../src/chat/contract/command.ts';
import type { View } from '../../src/chat/contract/view.ts';
import { changeHolidays, comingHolidays } from '../../src/core/calendar/holidays.ts';
import { changeCohort } from '../../src/core/cohort/change-cohort.ts';
import type { Cohort } from '../../src/core/cohort/model.ts';
import { cohortDate } from '../../src/core/cohort/rules.ts';
import { holidayRoutes } from '../../src/routes/holidays.ts';
import type { GroupRoutes } from '../../src/views/group-choice.ts';
import { holidaysForm, holidaysView } from '../../src/views/holidays.ts';
import { daysOff, daysOffLength } from './field.ts';
import { own, ownForm, pickOwn } from './pick.ts';

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
  run: (context, ports) => pickOwn(context, ports, which, (it) => shown(it, context)),
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
    // The log names who changed them, and an organiser may be nobody's learner yet.
    begins: true,
    replaces: true,
    fields: (_, __, now) => z.object({ holidays: daysOff(now) }),
    form: (context, ports) =>
      ownForm(context.args.cohort, context, ports, (cohort) =>
        holidaysForm(
          context.t.cohort.holidays,
          comingHolidays(cohort.holidays, cohortDate(cohort, context.now)),
          daysOffLength,
          context.t,
        ),
      ),
    run: (context, ports) =>
      own(context.args.cohort, context, ports, async (cohort) => {
        const { fields, learner, now } = context;
        const holidays = changeHolidays(cohort.holidays, fields.holidays, cohortDate(cohort, now));
        return shown(await changeCohort(ports, { cohort, changes: { holidays }, by: learner.id, now }), context, true);
      }),
  }),
};
