import { z } from 'zod';
import { buttonHandler } from '../../src/chat/contract/command.ts';
import { givenFile, words } from '../../src/chat/contract/field.ts';
import { goneView } from '../../src/chat/contract/gone.ts';
import { madeLater } from '../../src/chat/contract/stream.ts';
import { text, type View } from '../../src/chat/contract/view.ts';
import { maxObjection } from '../../src/core/feedback/model.ts';
import { readFile } from '../../src/core/project/read-work.ts';
import { judgeProject } from '../../src/core/tutor/judge-project.ts';
import { roadmapRoutes } from '../../src/routes/roadmap.ts';
import { feedbackView, judgedView, objectionForm, workForm, workMissingView } from '../../src/views/feedback.ts';

/** What the language model says of a project by its rubric, and what its learner says to that. */
export const feedbackButtons = {
  feedback: buttonHandler(roadmapRoutes.feedback, {
    fields: z.object({ file: givenFile, text: z.string().trim().max(4000).optional() }),
    form: ({ t }) => workForm(t),
    async run({ learner, enrolment, now, t, args, fields }, ports) {
      const file = fields.file && (await readFile(fields.file));
      const work = file?.kind === 'read' ? file.text.trim() : fields.text;
      const missing = file && file.kind !== 'read' ? file.kind : 'nothing';
      if (!work) return workMissingView(missing, { enrolment: enrolment.id, project: args.project }, t);
      const input = { learner: learner.id, enrolment, project: args.project, work, language: t.language, now };
      const reading: View = { body: [text(`*${t.feedback.reading}*`)] };
      return {
        stream: madeLater(reading, async (signal) =>
          judgedView(await judgeProject(ports, input, signal), enrolment, t),
        ),
      };
    },
  }),
  said: buttonHandler(roadmapRoutes.said, {
    async run({ enrolment, t, args }, ports) {
      const project = ports.curriculum.projects.get(args.project);
      const said = await ports.feedback.of({ enrolment: enrolment.id, entry: args.project });
      return project && said ? feedbackView(said, { enrolment, project }, t) : goneView(t);
    },
  }),
  object: buttonHandler(roadmapRoutes.object, {
    fields: z.object({ reason: words((t) => t.feedback.why, maxObjection) }),
    form: ({ t }) => objectionForm(t),
    async run({ enrolment, t, args, fields }, ports) {
      if (!enrolment.cohort.home) return goneView(t);
      const { reason } = fields;
      const sent = await ports.feedback.object({ enrolment: enrolment.id, entry: args.project, reason });
      return sent ? { tone: 'good' as const, body: [text(t.feedback.sent)] } : { body: [text(t.feedback.repeat)] };
    },
  }),
};
