import { buttonHandler, type Context } from '../../src/chat/contract/command.ts';
import { goneView } from '../../src/chat/contract/gone.ts';
import type { View } from '../../src/chat/contract/view.ts';
import type { Enrolment } from '../../src/core/enrolment/model.ts';
import type { Id } from '../../src/core/id.ts';
import type { NextPlacement } from '../../src/core/placement/model.ts';
import { nextPlacement } from '../../src/core/placement/next-placement.ts';
import { passQuestion } from '../../src/core/placement/pass-question.ts';
import { showLevel } from '../../src/core/placement/show-level.ts';
import { skipStage, startAt, takeUpStage } from '../../src/core/placement/skip-stages.ts';
import { startPlacement } from '../../src/core/placement/start-placement.ts';
import type { Ports } from '../../src/core/ports.ts';
import { placementRoutes } from '../../src/routes/placement.ts';
import { levelView, placementQuestionView, stageView } from '../../src/views/placement.ts';

type Who = Pick<Context, 'learner' | 'enrolments' | 'now' | 't'>;
type Here = Pick<Context, 'learner' | 'now' | 't'> & { readonly enrolment: Enrolment };

async function level({ t, ...at }: Here, ports: Ports): Promise<View> {
  return levelView(await showLevel(ports, at), { enrolment: at.enrolment, stages: ports.curriculum.stages, t });
}

/** The page after a change of what is skipped; `undefined` where the path has no such part. */
const changed = (here: Here, enrolment: Enrolment | undefined, ports: Ports): View | Promise<View> =>
  enrolment ? level({ ...here, enrolment }, ports) : goneView(here.t);

function shown(next: NextPlacement, who: Who, ports: Ports): View | Promise<View> {
  const { t, enrolments } = who;
  if (next.kind === 'question') return placementQuestionView(next, t, ports.curriculum);
  const enrolment = next.kind === 'over' ? enrolments.find(({ id }) => id === next.enrolment) : undefined;
  return enrolment ? level({ ...who, enrolment }, ports) : goneView(t);
}

/** The next question of a placement, or where somebody stands at its end. */
export async function goOnPlacement(who: Who, quiz: Id, ports: Ports, end = false): Promise<View> {
  const { learner, enrolments, now } = who;
  return shown(await nextPlacement(ports, { learner, enrolments, quiz, end, now }), who, ports);
}

export const placementButtons = {
  level: buttonHandler(placementRoutes.level, { run: (context, ports) => level(context, ports) }),
  levelBegin: buttonHandler(placementRoutes.levelBegin, {
    replaces: true,
    async run(context, ports) {
      const { event, learner, enrolment, now } = context;
      const next = await startPlacement(ports, { learner, enrolment, key: event.id, now });
      return next.kind === 'early' ? level(context, ports) : shown(next, context, ports);
    },
  }),
  levelUnknown: buttonHandler(placementRoutes.levelUnknown, {
    replaces: true,
    async run(context, ports) {
      const { learner, now, args, t } = context;
      const question = await passQuestion(ports, { learner: learner.id, question: args.question, now });
      return question ? goOnPlacement(context, question.quiz, ports) : goneView(t);
    },
  }),
  levelEnd: buttonHandler(placementRoutes.levelEnd, {
    replaces: true,
    run: (context, ports) => goOnPlacement(context, context.args.quiz, ports, true),
  }),
  stage: buttonHandler(placementRoutes.stage, {
    async run({ learner, enrolment, now, t, values }, ports) {
      const found = await showLevel(ports, { learner, enrolment, now });
      if (found.kind !== 'level') return levelView(found, { enrolment, stages: ports.curriculum.stages, t });
      const standing = found.stages.find(({ stage }) => stage === values);
      return standing ? stageView(standing, { enrolment, stages: ports.curriculum.stages, t }) : goneView(t);
    },
  }),
  skip: buttonHandler(placementRoutes.skip, {
    replaces: true,
    run: async (context, ports) =>
      changed(context, await skipStage(ports, { enrolment: context.enrolment, stage: context.args.stage }), ports),
  }),
  takeUp: buttonHandler(placementRoutes.takeUp, {
    replaces: true,
    run: async (context, ports) =>
      changed(context, await takeUpStage(ports, { enrolment: context.enrolment, stage: context.args.stage }), ports),
  }),
  startAt: buttonHandler(placementRoutes.startAt, {
    replaces: true,
    run: async (context, ports) =>
      changed(context, await startAt(ports, { enrolment: context.enrolment, week: context.values }), ports),
  }),
};
