import { z } from 'zod';
import { buttonHandler, type Context, commandHandler } from '../../src/chat/contract/command.ts';
import type { View } from '../../src/chat/contract/view.ts';
import type { Cohort } from '../../src/core/cohort/model.ts';
import { cohortDate } from '../../src/core/cohort/rules.ts';
import { callNext } from '../../src/core/office-hour/queue.ts';
import { cancelOfficeHour, setOfficeHour } from '../../src/core/office-hour/set-office-hour.ts';
import { showOfficeHour } from '../../src/core/office-hour/show-office-hour.ts';
import type { Ports } from '../../src/core/ports.ts';
import { officeHourRoutes } from '../../src/routes/office-hour.ts';
import type { GroupRoutes } from '../../src/views/group-choice.ts';
import { officeHourForm, ownOfficeHourView, pastOfficeHourView } from '../../src/views/own-office-hour.ts';
import { dateOf, hourDay, hourLength, hourOften, hourPlace, hourTime } from './field.ts';
import { own, ownForm, pickOwn } from './pick.ts';

const which: GroupRoutes = {
  button: (cohort) => officeHourRoutes.hourOf({ cohort }),
  select: (select) => officeHourRoutes.pickHour({ select }),
};

type Shown = Pick<Context, 'learner' | 'now' | 't'>;

async function show(cohort: Cohort, { learner, now, t }: Shown, ports: Ports, done?: string): Promise<View> {
  return ownOfficeHourView(await showOfficeHour(ports, { cohort, now }), { cohort, zone: learner.zone }, t, done);
}

export const hourCommand = commandHandler({
  options: z.object({}),
  run: (context, ports) => pickOwn(context, ports, which, (it) => show(it, context, ports)),
});

export const officeHourButtons = {
  hourOf: buttonHandler(officeHourRoutes.hourOf, {
    replaces: true,
    run: (context, ports) => own(context.args.cohort, context, ports, (cohort) => show(cohort, context, ports)),
  }),
  pickHour: buttonHandler(officeHourRoutes.pickHour, {
    replaces: true,
    run: (context, ports) => own(context.values, context, ports, (cohort) => show(cohort, context, ports)),
  }),
  setHour: buttonHandler(officeHourRoutes.setHour, {
    // The log names who changed it, and an organiser may be nobody's learner yet.
    begins: true,
    replaces: true,
    fields: async ({ cohort }, ports, sent) =>
      z.object({
        day: hourDay(await dateOf(cohort, ports, sent)),
        time: hourTime,
        minutes: hourLength,
        often: hourOften,
        place: hourPlace,
      }),
    form: (context, ports) =>
      ownForm(context.args.cohort, context, ports, async (cohort) =>
        officeHourForm(
          await showOfficeHour(ports, { cohort, now: context.now }),
          cohort,
          cohortDate(cohort, context.now),
          context.t,
        ),
      ),
    run: (context, ports) =>
      own(context.args.cohort, context, ports, async (cohort) => {
        const { learner, now, fields, t } = context;
        const { day: on, often: weekly, ...rest } = fields;
        const set = await setOfficeHour(ports, { cohort, form: { ...rest, on, weekly }, by: learner.id, now });
        if (set.kind === 'past') return pastOfficeHourView(cohort, set.fits, t);
        return show(cohort, context, ports, t.officeHour.saved(set.moved, set.off && t.date(set.off)));
      }),
  }),
  skipHour: buttonHandler(officeHourRoutes.skipHour, {
    begins: true,
    replaces: true,
    run: (context, ports) =>
      own(context.args.cohort, context, ports, async (cohort) => {
        const { learner, now, args, t } = context;
        await cancelOfficeHour(ports, { cohort, on: Temporal.PlainDate.from(args.day), by: learner.id, now });
        return show(cohort, context, ports, t.officeHour.off);
      }),
  }),
  endHour: buttonHandler(officeHourRoutes.endHour, {
    begins: true,
    replaces: true,
    run: (context, ports) =>
      own(context.args.cohort, context, ports, async (cohort) => {
        const { learner, now, t } = context;
        await cancelOfficeHour(ports, { cohort, by: learner.id, now });
        return show(cohort, context, ports, t.officeHour.off);
      }),
  }),
  nextTurn: buttonHandler(officeHourRoutes.nextTurn, {
    replaces: true,
    run: (context, ports) =>
      own(context.args.cohort, context, ports, async (cohort) => {
        const { learner, now, args, t } = context;
        const page = await callNext(ports, { cohort, after: args.after, now });
        return ownOfficeHourView(page, { cohort, zone: learner.zone }, t);
      }),
  }),
};
