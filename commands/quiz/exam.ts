import { buttonHandler, type Context } from '../../src/chat/contract/command.ts';
import type { View } from '../../src/chat/contract/view.ts';
import type { Enrolment } from '../../src/core/enrolment/model.ts';
import { lookAt } from '../../src/core/exam/look-at.ts';
import type { NextExam } from '../../src/core/exam/model.ts';
import { nextExam } from '../../src/core/exam/next-exam.ts';
import { startCheck, startMock } from '../../src/core/exam/start-exam.ts';
import { tellCheck } from '../../src/core/exam/tell-check.ts';
import type { Id } from '../../src/core/id.ts';
import type { Ports } from '../../src/core/ports.ts';
import type { AskedQuestion } from '../../src/core/quiz/model.ts';
import { quizRoutes } from '../../src/routes/quiz.ts';
import { changeText, lookButtons, nextExamView } from '../../src/views/exam.ts';
import { answeredView } from '../../src/views/item.ts';
import { postedNoteView, soloPeersView } from '../../src/views/peers.ts';
import { goOnPlacement } from '../progress/placement.ts';

type Who = Pick<Context, 'learner' | 'enrolments' | 'now' | 't'>;

const shown = (
  next: NextExam,
  { learner: { zone }, enrolments, t }: Who,
  { curriculum }: Ports,
  own?: Enrolment,
): View => {
  const of = next.kind === 'result' ? enrolments.find(({ id }) => id === next.enrolment) : own;
  return nextExamView(next, { t, curriculum, enrolment: of, zone });
};

/** The group in which a question was asked, where there is one. */
export const groupOf = ({ enrolment }: AskedQuestion, enrolments: readonly Enrolment[]): Enrolment | undefined =>
  enrolments.find(({ id, cohort }) => id === enrolment && cohort.home);

/** Says what a mock test or a sprint check takes, or goes on with it; `paper` begins it. */
export async function beginExam(
  context: Who & { readonly enrolment: Enrolment },
  mode: 'mock' | 'check',
  ports: Ports,
  paper?: Id,
): Promise<View> {
  const { learner, enrolment, now } = context;
  const begin = mode === 'mock' ? startMock : startCheck;
  return shown(await begin(ports, { learner, enrolment, paper, now }), context, ports, enrolment);
}

/** The next question of an exam, or its result. */
export async function goOnExam(context: Who, quiz: Id, ports: Ports, end = false): Promise<View> {
  const next = await nextExam(ports, { learner: context.learner, quiz, end, now: context.now });
  return next.kind === 'placement' ? goOnPlacement(context, quiz, ports, end) : shown(next, context, ports);
}

export const examHandlers = {
  exam: buttonHandler(quizRoutes.exam, {
    replaces: true,
    run: (context, ports) => beginExam(context, context.args.mode, ports, context.args.paper),
  }),
  end: buttonHandler(quizRoutes.end, {
    replaces: true,
    run: (context, ports) => goOnExam(context, context.args.quiz, ports, true),
  }),
  look: buttonHandler(quizRoutes.look, {
    replaces: true,
    async run({ learner, enrolments, now, t, args }, ports) {
      const { answered, next } = await lookAt(ports, { learner, question: args.question, now });
      const group = 'question' in answered ? groupOf(answered.question, enrolments) : undefined;
      const of = { curriculum: ports.curriculum, group };
      const after = answered.kind === 'repeat' ? lookButtons(answered, next, t, of) : undefined;
      return answeredView(answered, t, after);
    },
  }),
  tell: buttonHandler(quizRoutes.tell, {
    replaces: true,
    async run(context, ports) {
      const { learner, enrolment, now, t, args } = context;
      if (!enrolment?.cohort.home) return { ...soloPeersView(t), beside: true };
      const say: Parameters<typeof tellCheck>[1]['say'] = (of) => changeText(of, t) ?? '';
      const posted = await tellCheck(ports, { learner, enrolment, quiz: args.quiz, now, say });
      const said = postedNoteView(posted, 'check', t);
      if (posted.kind !== 'posted') return { ...said, beside: true };
      // The result, without the offer, which has done its job.
      const next = await nextExam(ports, { learner, quiz: args.quiz, now });
      if (next.kind === 'placement') return said;
      const result = nextExamView(next, { t, curriculum: ports.curriculum, enrolment, zone: learner.zone, told: true });
      return { ...result, body: [...said.body, ...result.body] };
    },
  }),
};
