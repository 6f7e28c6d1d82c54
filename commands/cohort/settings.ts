import { z } from 'zod';
import { buttonHandler, type Context, channelOf, commandHandler } from '../../src/chat/contract/command.ts';
import { goneView } from '../../src/chat/contract/gone.ts';
import type { View } from '../../src/chat/contract/view.ts';
import { undoAnswer } from '../../src/core/card/undo-answer.ts';
import { changeCohort } from '../../src/core/cohort/change-cohort.ts';
import { findOwnCohort, listOwnCohorts } from '../../src/core/cohort/list-cohorts.ts';
import type { Cohort, CohortChanges } from '../../src/core/cohort/model.ts';
import { moveCohort } from '../../src/core/cohort/move-cohort.ts';
import type { Id } from '../../src/core/id.ts';
import type { Ports } from '../../src/core/ports.ts';
import { cohortRoutes } from '../../src/routes/cohort.ts';
import { cohortSettingsView, notCreatedView } from '../../src/views/cohort.ts';
import { changeForm, undoForm } from '../../src/views/cohort-form.ts';
import type { GroupRoutes } from '../../src/views/group-choice.ts';
import { answerNumber, language, name, postTime } from './field.ts';
import { changing, pick } from './pick.ts';

/** The settings of a group that this person may change. */
async function settingsIn(id: Id, context: Context, ports: Ports): Promise<View> {
  const cohort = await findOwnCohort(ports, { ...changing(context), cohort: id });
  return cohort ? settingsOf(cohort, context) : goneView(context.t);
}

const settingsOf = (cohort: Cohort, context: Pick<Context, 'event' | 't'>, changed?: string) =>
  cohortSettingsView(cohort, cohort.home?.channel === context.event.channel, changed, context.t);

/** Changes one cohort of this workspace and shows its settings. */
async function change(
  context: Context & { readonly args: { readonly cohort: Id } },
  changes: CohortChanges,
  ports: Ports,
) {
  const cohort = await findOwnCohort(ports, { ...changing(context), ...context.args });
  if (!cohort) return goneView(context.t);
  return settingsOf(await changeCohort(ports, { cohort, changes, now: context.now }), context, context.t.cohort.saved);
}

const which: GroupRoutes = {
  button: (cohort) => cohortRoutes.change({ cohort }),
  select: (select) => cohortRoutes.pickChange({ select }),
};

export const settings = commandHandler({
  options: z.object({}),
  run: async (context, ports) =>
    pick(context, await listOwnCohorts(ports, changing(context)), which, (it) => settingsOf(it, context)),
});

export const settingsButtons = {
  change: buttonHandler(cohortRoutes.change, {
    replaces: true,
    run: (context, ports) => settingsIn(context.args.cohort, context, ports),
  }),
  pickChange: buttonHandler(cohortRoutes.pickChange, {
    replaces: true,
    run: (context, ports) => settingsIn(context.values, context, ports),
  }),
  edit: buttonHandler(cohortRoutes.edit, {
    replaces: true,
    fields: (_, __, now) => z.object({ name, language, post: postTime(now) }),
    async form(context, ports) {
      const cohort = await findOwnCohort(ports, { ...changing(context), ...context.args });
      return cohort ? changeForm(cohort, context.t) : { view: goneView(context.t) };
    },
    run(context, ports) {
      const { post, language: languages, ...rest } = context.fields;
      return change(context, { ...rest, languages, ...post }, ports);
    },
  }),
  board: buttonHandler(cohortRoutes.board, {
    replaces: true,
    run: (context, ports) => change(context, { board: context.args.on }, ports),
  }),
  undo: buttonHandler(cohortRoutes.undo, {
    // The record names who took it back, and an organiser may be nobody's learner yet.
    begins: true,
    replaces: true,
    fields: z.object({ answer: answerNumber }),
    async form(context, ports) {
      const cohort = await findOwnCohort(ports, { ...changing(context), ...context.args });
      return cohort ? undoForm(context.t) : { view: goneView(context.t) };
    },
    async run(context, ports) {
      const { learner, now, fields, t } = context;
      const cohort = await findOwnCohort(ports, { ...changing(context), ...context.args });
      if (!cohort) return goneView(context.t);
      const of = { question: fields.answer, cohort: cohort.id, by: learner.id, now };
      const { kind } = await undoAnswer(ports, of);
      return settingsOf(cohort, context, t.cohort.undone[kind](fields.answer));
    },
  }),
  here: buttonHandler(cohortRoutes.here, {
    replaces: true,
    async run(context, ports) {
      const cohort = await findOwnCohort(ports, { ...changing(context), ...context.args });
      if (!cohort) return goneView(context.t);
      const moved = await moveCohort(ports, { cohort, home: channelOf(context.event), now: context.now });
      if (moved.kind !== 'moved') return notCreatedView(moved, cohortRoutes.here(context.args), context.t);
      return settingsOf(moved.cohort, context, context.t.cohort.saved);
    },
  }),
};
