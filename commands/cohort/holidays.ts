import { z } from 'zod';
import { buttonHandler, type Context, commandHandler } from '../../src/chat/contract/command.ts';
import { text, type View } from '../../src/chat/contract/view.ts';
import {
  changeHolidays,
  changeWorkdays,
  comingHolidays,
  comingWorkdays,
  holidayBounds,
  orderHolidays,
} from '../../src/core/calendar/holidays.ts';
import type { Holidays, Workdays } from '../../src/core/calendar/model.ts';
import { countryOfZone, suggestHolidays } from '../../src/core/calendar/suggested-holidays.ts';
import { changeCohort } from '../../src/core/cohort/change-cohort.ts';
import type { Cohort } from '../../src/core/cohort/model.ts';
import { cohortDate } from '../../src/core/cohort/rules.ts';
import type { Ports } from '../../src/core/ports.ts';
import { holidayRoutes } from '../../src/routes/holidays.ts';
import type { GroupRoutes } from '../../src/views/group-choice.ts';
import { countryForm, holidaysForm, holidaysView, suggestedView } from '../../src/views/holidays.ts';
import { country, dateOf, daysOff, daysOffLength, workdays } from './field.ts';
import { own, ownForm, pickOwn } from './pick.ts';

const which: GroupRoutes = {
  button: (cohort) => holidayRoutes.holidaysOf({ cohort }),
  select: (select) => holidayRoutes.pickHolidays({ select }),
};

const comingIn = ({ holidays, workdays }: Cohort, today: Temporal.PlainDate) => ({
  holidays: comingHolidays(holidays, today),
  workdays: comingWorkdays(workdays, today),
});

function shown(cohort: Cohort, { now, t }: Pick<Context, 'now' | 't'>, saved = false): View {
  const today = cohortDate(cohort, now);
  return holidaysView(cohort, comingIn(cohort, today), { today, saved }, t);
}

/** The public holidays of a country that a group does not have off yet. */
const suggestedFor = (cohort: Cohort, of: string, now: Temporal.Instant) =>
  suggestHolidays(of, { today: cohortDate(cohort, now), holidays: cohort.holidays });

function suggested(cohort: Cohort, of: string | undefined, { now, t }: Pick<Context, 'now' | 't'>): View {
  const found = of === undefined ? [] : suggestedFor(cohort, of, now);
  return suggestedView(cohort, of, found, cohortDate(cohort, now), t);
}

/** Has these days off and workdays from now on, instead of those that were ahead. */
async function save(
  cohort: Cohort,
  coming: { readonly holidays: Holidays; readonly workdays?: Workdays },
  context: Context,
  ports: Ports,
): Promise<View> {
  const { learner, now } = context;
  const today = cohortDate(cohort, now);
  const changes = {
    holidays: changeHolidays(cohort.holidays, coming.holidays, today),
    ...(coming.workdays && { workdays: changeWorkdays(cohort.workdays, coming.workdays, today) }),
  };
  return shown(await changeCohort(ports, { cohort, changes, by: learner.id, now }), context, true);
}

/** Adds days off to those that are ahead. */
async function take(cohort: Cohort, more: Holidays, context: Context, ports: Ports): Promise<View> {
  const coming = orderHolidays([...comingHolidays(cohort.holidays, cohortDate(cohort, context.now)), ...more]);
  if (coming.length > holidayBounds.count)
    return { tone: 'bad', body: [text(context.t.cohort.manyHolidays(holidayBounds.count))] };
  return save(cohort, { holidays: coming }, context, ports);
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
    async fields({ cohort }, ports, sent) {
      const today = await dateOf(cohort, ports, sent);
      return z.object({ holidays: daysOff(today), workdays: workdays(today) });
    },
    form: (context, ports) =>
      ownForm(context.args.cohort, context, ports, (cohort) => {
        const today = cohortDate(cohort, context.now);
        const { holidays: coming, workdays: made } = comingIn(cohort, today);
        const title = context.t.cohort.holidays;
        return holidaysForm({ title, coming, workdays: made, today }, daysOffLength, context.t);
      }),
    run: (context, ports) =>
      own(context.args.cohort, context, ports, (cohort) => save(cohort, context.fields, context, ports)),
  }),
  suggestHolidays: buttonHandler(holidayRoutes.suggestHolidays, {
    replaces: true,
    run: (context, ports) =>
      own(context.args.cohort, context, ports, (cohort) => suggested(cohort, countryOfZone(cohort.zone), context)),
  }),
  otherCountry: buttonHandler(holidayRoutes.otherCountry, {
    replaces: true,
    fields: z.object({ country }),
    form: (context, ports) => ownForm(context.args.cohort, context, ports, () => countryForm(context.t)),
    run: (context, ports) =>
      own(context.args.cohort, context, ports, (cohort) => suggested(cohort, context.fields.country, context)),
  }),
  takeHolidays: buttonHandler(holidayRoutes.takeHolidays, {
    begins: true,
    replaces: true,
    run: (context, ports) =>
      own(context.args.cohort, context, ports, (cohort) =>
        take(cohort, suggestedFor(cohort, context.args.country, context.now), context, ports),
      ),
  }),
  chooseHolidays: buttonHandler(holidayRoutes.chooseHolidays, {
    begins: true,
    replaces: true,
    run: (context, ports) =>
      own(context.args.cohort, context, ports, (cohort) => {
        const all = suggestedFor(cohort, context.args.country, context.now);
        const chosen = all.filter(({ from }) => context.values.includes(from.toString()));
        return take(cohort, chosen, context, ports);
      }),
  }),
};
