import { z } from 'zod';
import { buttonHandler, type Context, channelOf, commandHandler } from '../../src/chat/contract/command.ts';
import { goneView } from '../../src/chat/contract/gone.ts';
import { readRoute } from '../../src/chat/contract/route.ts';
import type { View } from '../../src/chat/contract/view.ts';
import { undoAnswer } from '../../src/core/card/undo-answer.ts';
import { changeCohort } from '../../src/core/cohort/change-cohort.ts';
import { entryRole } from '../../src/core/cohort/entry-role.ts';
import type { Cohort, CohortChanges } from '../../src/core/cohort/model.ts';
import { moveCohort } from '../../src/core/cohort/move-cohort.ts';
import type { Id } from '../../src/core/id.ts';
import type { Ports } from '../../src/core/ports.ts';
import { previewPost } from '../../src/core/post/preview-post.ts';
import { showCost } from '../../src/core/spending/show-cost.ts';
import { repairStreak } from '../../src/core/streak/repair-streak.ts';
import { showHard } from '../../src/core/summary/show-hard.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { cohortRoutes } from '../../src/routes/cohort.ts';
import { cohortSettingsView, notCreatedView } from '../../src/views/cohort.ts';
import { changeForm, entryForm, repairForm, undoForm } from '../../src/views/cohort-form.ts';
import type { From } from '../../src/views/fold.ts';
import type { GroupRoutes } from '../../src/views/group-choice.ts';
import { hardView } from '../../src/views/hard.ts';
import { previewView } from '../../src/views/post-preview.ts';
import { answerNumber, entryCode, language, memberCap, memberNumber, name, postTime, roleField } from './field.ts';
import { own, ownForm, pickOwn } from './pick.ts';

async function settingsOf(
  cohort: Cohort,
  { event, now, t }: Pick<Context, 'event' | 'now' | 't'>,
  ports: Ports,
  { changed, from }: { readonly changed?: string; readonly from?: From } = {},
): Promise<View> {
  const cost = await showCost(ports, { cohort, now });
  const role = await entryRole(ports, cohort);
  return cohortSettingsView({ cohort, here: cohort.home?.channel === event.channel, changed, cost, role, from }, t);
}

/** What was pressed: the button that it became is shown again. */
const actionOf = ({ action }: Context['event']): string =>
  ('route' in action ? readRoute(action.route)?.action : undefined) ?? '';

/** Changes one cohort of this workspace and shows its settings. */
const change = (
  context: Context & { readonly args: { readonly cohort: Id } },
  changes: CohortChanges,
  ports: Ports,
  said = context.t.cohort.saved,
): Promise<View> =>
  own(context.args.cohort, context, ports, async (cohort) => {
    const { learner, now } = context;
    const changed = await changeCohort(ports, { cohort, changes, by: learner.id, now });
    return settingsOf(changed, context, ports, { changed: said, from: actionOf(context.event) });
  });

const which: GroupRoutes = {
  button: (cohort) => cohortRoutes.change({ cohort }),
  select: (select) => cohortRoutes.pickChange({ select }),
};

export const settings = commandHandler({
  options: z.object({}),
  run: (context, ports) => pickOwn(context, ports, which, (it) => settingsOf(it, context, ports)),
});

export const settingsButtons = {
  change: buttonHandler(cohortRoutes.change, {
    replaces: true,
    run: (context, ports) => own(context.args.cohort, context, ports, (cohort) => settingsOf(cohort, context, ports)),
  }),
  more: buttonHandler(cohortRoutes.more, {
    replaces: true,
    run: (context, ports) =>
      own(context.args.cohort, context, ports, (cohort) =>
        settingsOf(cohort, context, ports, { from: context.args.from }),
      ),
  }),
  pickChange: buttonHandler(cohortRoutes.pickChange, {
    replaces: true,
    run: (context, ports) => own(context.values, context, ports, (cohort) => settingsOf(cohort, context, ports)),
  }),
  edit: buttonHandler(cohortRoutes.edit, {
    // The log names who changed it, and an organiser may be nobody's learner yet.
    begins: true,
    replaces: true,
    fields: (_, __, { now }) => z.object({ name, language, post: postTime(now) }),
    form: (context, ports) => ownForm(context.args.cohort, context, ports, (cohort) => changeForm(cohort, context.t)),
    run(context, ports) {
      const { post, language: languages, ...rest } = context.fields;
      return change(context, { ...rest, languages, ...post }, ports);
    },
  }),
  board: buttonHandler(cohortRoutes.board, {
    begins: true,
    replaces: true,
    run: (context, ports) => change(context, { board: context.args.on }, ports),
  }),
  quotes: buttonHandler(cohortRoutes.quotes, {
    begins: true,
    replaces: true,
    run: (context, ports) => change(context, { quotesOnly: context.args.on }, ports),
  }),
  decline: buttonHandler(cohortRoutes.decline, {
    begins: true,
    replaces: true,
    run: (context, ports) => change(context, { declines: context.args.on }, ports),
  }),
  question: buttonHandler(cohortRoutes.question, {
    begins: true,
    replaces: true,
    run: (context, ports) =>
      change(context, { questionOff: !context.args.on }, ports, context.t.dailyQuestion.saysFrom),
  }),
  minors: buttonHandler(cohortRoutes.minors, {
    begins: true,
    replaces: true,
    run: (context, ports) => {
      const { args, t } = context;
      return change(context, { minors: args.on }, ports, args.on ? t.cohort.minorsNow : t.cohort.minorsBack);
    },
  }),
  undo: buttonHandler(cohortRoutes.undo, {
    begins: true,
    replaces: true,
    fields: z.object({ answer: answerNumber }),
    form: (context, ports) => ownForm(context.args.cohort, context, ports, () => undoForm(context.t)),
    run: (context, ports) =>
      own(context.args.cohort, context, ports, async (cohort) => {
        const { learner, now, fields, t } = context;
        const of = { question: fields.answer, cohort: cohort.id, by: learner.id, now };
        const { kind } = await undoAnswer(ports, of);
        return settingsOf(cohort, context, ports, { changed: t.cohort.undone[kind](fields.answer) });
      }),
  }),
  repair: buttonHandler(cohortRoutes.repair, {
    begins: true,
    replaces: true,
    fields: z.object({ member: memberNumber }),
    form: (context, ports) => ownForm(context.args.cohort, context, ports, () => repairForm(context.t)),
    run: (context, ports) =>
      own(context.args.cohort, context, ports, async (cohort) => {
        const { learner, now, fields, t } = context;
        const of = { enrolment: fields.member, cohort: cohort.id, by: learner.id, now };
        const done = await repairStreak(ports, of);
        const said =
          done.kind === 'repaired'
            ? t.cohort.repaired.repaired(fields.member, done.weeks)
            : t.cohort.repaired[done.kind](fields.member);
        return settingsOf(cohort, context, ports, { changed: said });
      }),
  }),
  entry: buttonHandler(cohortRoutes.entry, {
    begins: true,
    replaces: true,
    fields: z.object({ code: entryCode, role: roleField, cap: memberCap }),
    form: (context, ports) => ownForm(context.args.cohort, context, ports, (cohort) => entryForm(cohort, context.t)),
    run(context, ports) {
      const { code, role, cap } = context.fields;
      return change(context, { entryCode: code, entryRole: role, cap }, ports);
    },
  }),
  preview: buttonHandler(cohortRoutes.preview, {
    replaces: true,
    run: (context, ports) =>
      own(context.args.cohort, context, ports, (cohort) => {
        const shown = previewPost(ports, { cohort, number: context.args.day });
        return shown
          ? previewView(
              shown,
              context.t,
              cohort.languages.map((one) => catalogues[one]),
            )
          : goneView(context.t);
      }),
  }),
  hard: buttonHandler(cohortRoutes.hard, {
    run: (context, ports) =>
      own(context.args.cohort, context, ports, async (cohort) => {
        const { now, t } = context;
        return hardView(await showHard(ports, { cohort, now }), ports.curriculum, t);
      }),
  }),
  here: buttonHandler(cohortRoutes.here, {
    begins: true,
    replaces: true,
    run: (context, ports) =>
      own(context.args.cohort, context, ports, async (cohort) => {
        const { event, learner, args, now, t } = context;
        const moved = await moveCohort(ports, { cohort, home: channelOf(event), by: learner.id, now });
        if (moved.kind !== 'moved') return notCreatedView(moved, cohortRoutes.here(args), t);
        return settingsOf(moved.cohort, context, ports, { changed: t.cohort.saved });
      }),
  }),
};
