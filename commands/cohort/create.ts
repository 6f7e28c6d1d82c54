import { z } from 'zod';
import { buttonHandler, type Context, channelOf, commandHandler, type Sent } from '../../src/chat/contract/command.ts';
import { called, refuse } from '../../src/chat/contract/field.ts';
import type { View } from '../../src/chat/contract/view.ts';
import { exampleDates } from '../../src/core/calendar/example-dates.ts';
import { dayOf } from '../../src/core/calendar/rules.ts';
import { createCohort } from '../../src/core/cohort/create-cohort.ts';
import { prepareCohort } from '../../src/core/cohort/prepare-cohort.ts';
import { startBounds } from '../../src/core/cohort/rules.ts';
import { readStart } from '../../src/core/cohort/typed-form.ts';
import type { Ports } from '../../src/core/ports.ts';
import { random } from '../../src/core/seed/rules.ts';
import { cohortRoutes } from '../../src/routes/cohort.ts';
import { entryId } from '../../src/routes/entry-id.ts';
import { createdView, notCreatedView } from '../../src/views/cohort.ts';
import { cohortForm } from '../../src/views/cohort-form.ts';
import { language, line, name, postTime } from './field.ts';

/** A date as people write it, not too far away. It is read again in the run, where the zone of the group is known. */
const startDate = (today: Temporal.PlainDate) =>
  called(
    (t) => t.cohort.start,
    line(100).transform((typed, context) => {
      const read = readStart(typed, today);
      if (read.kind === 'unknown') return refuse(context, ['badDate', exampleDates(today).monday]);
      if (read.kind === 'two') return refuse(context, ['twoDates', read.first.toString(), read.second.toString()]);
      if (read.kind === 'start') return read.on;
      return read.fits === 'past'
        ? refuse(context, ['pastDate', read.date.toString(), startBounds.weeksBack])
        : refuse(context, ['farDate', read.date.toString(), startBounds.monthsAhead]);
    }),
  );

const createFields = ({ now, today }: Sent) =>
  z.object({ name, route: entryId, start: startDate(today), language, post: postTime(now) });

/** The form, if it would be of use. `key` names it: submitting it twice opens one group. */
async function createForm(context: Context, key: string, ports: Ports) {
  const { learner, now, t } = context;
  const ready = await prepareCohort(ports, { learner, home: channelOf(context.event), now });
  if (ready.kind !== 'ready') return { view: notCreatedView(ready, cohortRoutes.create(), t) };
  return { ...cohortForm(ready, learner, ports.curriculum, t), route: cohortRoutes.filled({ form: key }) };
}

async function open(
  context: Context & { readonly fields: z.output<ReturnType<typeof createFields>> },
  key: string,
  again: string,
  ports: Ports,
): Promise<View> {
  const { learner, now, t } = context;
  const { post, route: path, start, language: languages, name } = context.fields;
  const zone = post.zone ?? learner.zone;
  const created = await createCohort(ports, {
    form: { name, path, languages, ...post, zone, start: start(dayOf(now, { zone, dayStart: 0 })) },
    organiser: learner,
    home: channelOf(context.event),
    key,
    now,
  });
  return created.kind === 'created' ? createdView(created, now, t) : notCreatedView(created, again, t);
}

/** The same for the same event, so that one that is delivered again opens the same form. */
const formKey = ({ platform, id }: Context['event']) =>
  String(Math.floor(random(`${platform}:${id}`)() * 2 ** 32)).padStart(10, '0');

export const create = commandHandler({
  begins: true,
  options: z.object({}),
  fields: (_, __, sent) => createFields(sent),
  form: (context, ports) => createForm(context, formKey(context.event), ports),
  /** For a form that 0.1.0 opened, which has no name. */
  run: (context, ports) => open(context, `${context.event.platform}:${context.event.id}`, cohortRoutes.create(), ports),
});

export const createButtons = {
  filled: buttonHandler(cohortRoutes.filled, {
    begins: true,
    fields: (_, __, sent) => createFields(sent),
    form: (context, ports) => createForm(context, context.args.form, ports),
    run: (context, ports) =>
      open(context, `form:${context.learner.id}:${context.args.form}`, cohortRoutes.filled(context.args), ports),
  }),
};
