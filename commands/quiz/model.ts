import { buttonHandler } from '../../src/chat/contract/command.ts';
import { madeLater } from '../../src/chat/contract/stream.ts';
import type { Enrolment } from '../../src/core/enrolment/model.ts';
import type { Ports } from '../../src/core/ports.ts';
import { readAnswered } from '../../src/core/quiz/answer-question.ts';
import type { Answered } from '../../src/core/quiz/model.ts';
import { mayFill } from '../../src/core/tutor/fill-form.ts';
import { gradeAnswer } from '../../src/core/tutor/grade-answer.ts';
import { quizRoutes } from '../../src/routes/quiz.ts';
import { answeredView } from '../../src/views/item.ts';
import type { ModelMark } from '../../src/views/marking.ts';
import { afterAnswer } from './after-answer.ts';

/** Whether the model may mark a short answer that waits for its mark. */
export function modelOffer(
  answered: Answered,
  enrolments: readonly Enrolment[],
  ports: Pick<Ports, 'model'>,
): ModelMark | undefined {
  if (answered.kind !== 'compare') return undefined;
  const cohort = enrolments.find(({ id }) => id === answered.question.enrolment)?.cohort;
  return mayFill(ports, cohort) ? { kind: 'offered' } : undefined;
}

export const modelHandlers = {
  /** A short answer, marked by the language model. Its learner can mark it meanwhile; the first mark counts. */
  model: buttonHandler(quizRoutes.model, {
    replaces: true,
    async run(context, ports) {
      const { learner, enrolments, now, t, args } = context;
      const input = { learner, enrolments, question: args.question, language: t.language, now };
      const grading = await gradeAnswer(ports, input);
      const shown = (answered: Answered, model?: ModelMark) =>
        answeredView(answered, t, afterAnswer(answered, context, ports, model !== undefined), { model });
      if (grading.kind === 'answered') return shown(grading.answered);
      const reading = shown(grading.compare, { kind: 'reading' });
      return {
        stream: madeLater(reading, async (signal) => {
          const graded = await grading.grade(signal);
          if (graded.kind === 'graded') return shown(graded.answered, graded);
          // Marked by its learner meanwhile, who may be at the next question by now.
          const own = await readAnswered(ports, { learner, question: args.question });
          return own.kind === 'gone' ? shown(graded.compare, graded.why) : shown(own);
        }),
      };
    },
  }),
};
