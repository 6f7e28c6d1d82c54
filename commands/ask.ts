import { z } from 'zod';
import { buttonHandler, type Context, command } from '../src/chat/contract/command.ts';
import type { View } from '../src/chat/contract/view.ts';
import type { Ports } from '../src/core/ports.ts';
import { askTutor } from '../src/core/tutor/ask-tutor.ts';
import type { Subject } from '../src/core/tutor/model.ts';
import { askRoutes } from '../src/routes/ask.ts';
import { askFirstView, askForm, askView, maxQuestion } from '../src/views/ask.ts';

type AskContext = Pick<Context, 'event' | 'learner' | 'enrolment' | 'enrolments' | 't'>;

async function answer(context: AskContext, question: string, ports: Ports, subject?: Subject): Promise<View> {
  const { event, learner, enrolment, enrolments, t } = context;
  const answered = await askTutor(ports, {
    question,
    learner: learner.id,
    language: t.language,
    path: (enrolment ?? enrolments[0])?.cohort.path,
    subject,
    // What is said to the bot in a channel is answered there.
    aloud: event.action.kind === 'message' && event.workspace !== undefined,
  });
  return askView(answered, { question, curriculum: ports.curriculum }, t);
}

const typed = z.string().trim().max(maxQuestion);

/** Of a form that says what the question is about: it may be empty. */
const aboutFields = z.object({ question: typed });

export const ask = command({
  name: 'ask',
  access: 'anyone',
  audience: 'private',
  needsEnrolment: false,
  routes: askRoutes,
  options: z.object({ question: z.string().trim().optional() }),
  async run(context, ports) {
    const { question } = context.options;
    return question ? answer(context, question, ports) : askFirstView(context.t);
  },
  handlers: {
    write: buttonHandler(askRoutes.write, {
      fields: z.object({ question: typed.min(2) }),
      form: ({ t }) => askForm(t, false),
      run: (context, ports) => answer(context, context.fields.question, ports),
    }),
    skill: buttonHandler(askRoutes.skill, {
      fields: aboutFields,
      form: ({ t }) => askForm(t, true),
      run: (context, ports) => answer(context, context.fields.question, ports, { kind: 'skill', ...context.args }),
    }),
    task: buttonHandler(askRoutes.task, {
      fields: aboutFields,
      form: ({ t }) => askForm(t, true),
      run: (context, ports) => answer(context, context.fields.question, ports, { kind: 'task', ...context.args }),
    }),
    question: buttonHandler(askRoutes.question, {
      fields: aboutFields,
      form: ({ t }) => askForm(t, true),
      run: (context, ports) => answer(context, context.fields.question, ports, { kind: 'question', ...context.args }),
    }),
  },
});
