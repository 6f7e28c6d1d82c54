import { z } from 'zod';
import { buttonHandler, type Context, commandHandler } from '../../src/chat/contract/command.ts';
import { called } from '../../src/chat/contract/field.ts';
import { goneView } from '../../src/chat/contract/gone.ts';
import { buttons, text } from '../../src/chat/contract/view.ts';
import { deleteCohort } from '../../src/core/cohort/close-cohort.ts';
import type { Cohort } from '../../src/core/cohort/model.ts';
import { leads } from '../../src/core/member/rules.ts';
import { cohortRoutes } from '../../src/routes/cohort.ts';
import { deleteForm } from '../../src/views/cohort-end.ts';
import type { GroupRoutes } from '../../src/views/group-choice.ts';
import { line } from './field.ts';
import { own, ownForm, pickForm, who } from './pick.ts';

const which: GroupRoutes = {
  button: (cohort) => cohortRoutes.deleteOf({ cohort }),
  select: (select) => cohortRoutes.pickDelete({ select }),
};

const mayDelete = (cohort: Cohort, context: Context) => leads(cohort, who(context));

const form = (cohort: Cohort, context: Context) =>
  mayDelete(cohort, context)
    ? { ...deleteForm(cohort, context.t), route: cohortRoutes.deleteOf({ cohort: cohort.id }) }
    : { view: { body: [text(context.t.member.leadOnly)] } };

/** Deletes a group with its record, for whoever types its name. */
export const deleting = commandHandler({
  options: z.object({}),
  form: (context, ports) => pickForm(context, ports, which, (cohort) => form(cohort, context)),
  run: ({ t }) => goneView(t),
});

export const deleteButtons = {
  deleteOf: buttonHandler(cohortRoutes.deleteOf, {
    replaces: true,
    fields: z.object({ name: called((t) => t.cohort.name, line(100)) }),
    form: (context, ports) => ownForm(context.args.cohort, context, ports, (cohort) => form(cohort, context)),
    run: (context, ports) =>
      own(context.args.cohort, context, ports, async (cohort) => {
        const { fields, t } = context;
        if (!mayDelete(cohort, context)) return { body: [text(t.member.leadOnly)] };
        const gone = await deleteCohort(ports, { cohort, typed: fields.name });
        if (gone) return { tone: 'good', body: [text(t.cohort.end.deleted)] };
        const again = { label: t.chat.retry, route: cohortRoutes.deleteOf({ cohort: cohort.id }) };
        return { notTaken: true, tone: 'bad', body: [text(t.cohort.end.notItsName), buttons(again)] };
      }),
  }),
  pickDelete: buttonHandler(cohortRoutes.pickDelete, {
    replaces: true,
    run: (context, ports) =>
      own(context.values, context, ports, (cohort) => ({
        body: [
          buttons({
            label: context.t.cohort.end.delete,
            style: 'danger',
            route: cohortRoutes.deleteOf({ cohort: cohort.id }),
          }),
        ],
      })),
  }),
};
