import { z } from 'zod';
import { buttonHandler, type Context } from '../../src/chat/contract/command.ts';
import { words } from '../../src/chat/contract/field.ts';
import type { View } from '../../src/chat/contract/view.ts';
import { appealAnswer } from '../../src/core/appeal/appeal-answer.ts';
import { type AppealKind, maxReason } from '../../src/core/appeal/model.ts';
import type { Id } from '../../src/core/id.ts';
import type { Ports } from '../../src/core/ports.ts';
import { quizRoutes } from '../../src/routes/quiz.ts';
import { appealedView, appealForm } from '../../src/views/appeal.ts';

const fieldsOf = (kind: AppealKind) =>
  z.object({ reason: words((t) => (kind === 'right' ? t.appeal.whyRight : t.appeal.whyReport), maxReason) });

async function send(
  { learner, enrolments, now, t }: Pick<Context, 'learner' | 'enrolments' | 'now' | 't'>,
  of: { readonly question: Id; readonly kind: AppealKind; readonly reason: string },
  ports: Ports,
): Promise<View> {
  return appealedView(await appealAnswer(ports, { learner: learner.id, enrolments, ...of, now }), of.kind, t);
}

export const appealHandlers = {
  right: buttonHandler(quizRoutes.right, {
    fields: fieldsOf('right'),
    form: ({ t }) => appealForm('right', t),
    run: (context, ports) =>
      send(context, { question: context.args.question, kind: 'right', reason: context.fields.reason }, ports),
  }),
  report: buttonHandler(quizRoutes.report, {
    fields: fieldsOf('report'),
    form: ({ t }) => appealForm('report', t),
    run: (context, ports) =>
      send(context, { question: context.args.question, kind: 'report', reason: context.fields.reason }, ports),
  }),
};
