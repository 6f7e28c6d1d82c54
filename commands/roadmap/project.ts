import { z } from 'zod';
import { buttonHandler, type Context } from '../../src/chat/contract/command.ts';
import { called, givenFile, refuse } from '../../src/chat/contract/field.ts';
import { goneView } from '../../src/chat/contract/gone.ts';
import type { View } from '../../src/chat/contract/view.ts';
import type { Enrolment } from '../../src/core/enrolment/model.ts';
import type { Ports } from '../../src/core/ports.ts';
import { handIn } from '../../src/core/project/hand-in.ts';
import type { OwnProject } from '../../src/core/project/model.ts';
import { readWork } from '../../src/core/project/read-work.ts';
import { scoreRow } from '../../src/core/project/score-row.ts';
import { showProject } from '../../src/core/project/show-project.ts';
import { commitLink } from '../../src/core/task/evidence.ts';
import { modelFor } from '../../src/core/tutor/judge-project.ts';
import { roadmapRoutes } from '../../src/routes/roadmap.ts';
import { handInForm, milestonesView, notHandedInView, rowView } from '../../src/views/project.ts';

type Learning = Pick<Context, 'learner' | 'now' | 't'> & { readonly enrolment: Enrolment };

const commit = called(
  (t) => t.project.link,
  z
    .string()
    .trim()
    .max(500)
    .transform((typed, context) => (typed ? (commitLink(typed) ?? refuse(context, 'badCommit')) : undefined))
    .optional(),
);

/** The milestones as they are for this learner, or that the button no longer works. */
async function milestones(project: OwnProject | undefined, { enrolment, t }: Learning, ports: Ports): Promise<View> {
  if (!project) return goneView(t);
  const said = Boolean(await ports.feedback.of({ enrolment: enrolment.id, entry: project.project.id }));
  const model = modelFor(ports, enrolment, project);
  return milestonesView(project, enrolment.cohort.path, t, { enrolment, project, said, model });
}

/** The project's milestones on the learner's own path; undefined when it is on none of theirs. */
export async function ownMilestones(id: string, context: Learning, ports: Ports): Promise<View | undefined> {
  const project = await showProject(ports, { ...context, project: id });
  return project && milestones(project, context, ports);
}

export const projectButtons = {
  handIn: buttonHandler(roadmapRoutes.handIn, {
    replaces: true,
    fields: z.object({ commit, file: givenFile }),
    async form({ args, learner, enrolment, now, t }, ports) {
      const shown = await showProject(ports, { learner, enrolment, now, project: args.project });
      const milestone = shown?.milestones[args.milestone];
      if (!milestone) return { view: goneView(t) };
      const before = milestone.handIn?.work;
      return handInForm(before?.kind === 'commit' ? before.url : undefined, t);
    },
    async run(context, ports) {
      const { args, learner, enrolment, now, t, fields } = context;
      const work = await readWork(fields);
      if (work.kind !== 'commit' && work.kind !== 'file') return notHandedInView(work.kind, { ...args, enrolment }, t);
      return milestones(await handIn(ports, { ...args, learner, enrolment, work, now }), context, ports);
    },
  }),
  row: buttonHandler(roadmapRoutes.row, {
    replaces: true,
    async run(context, ports) {
      const { args, learner, enrolment, now, t } = context;
      const project = await showProject(ports, { learner, enrolment, now, project: args.project });
      return (project && rowView({ enrolment: context.enrolment, project }, args.row, t)) ?? goneView(t);
    },
  }),
  /** Keeps the points and goes on to the next row; after the last one, back to the milestones. */
  score: buttonHandler(roadmapRoutes.score, {
    replaces: true,
    async run(context, ports) {
      const { args, learner, enrolment, now, t } = context;
      const scored = await scoreRow(ports, { ...args, learner, enrolment, now });
      const next = scored && rowView({ enrolment, project: scored }, args.row + 1, t);
      return next ?? milestones(scored, context, ports);
    },
  }),
};
