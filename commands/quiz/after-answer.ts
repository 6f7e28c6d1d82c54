import { buttonHandler, type Context } from '../../src/chat/contract/command.ts';
import { goneView } from '../../src/chat/contract/gone.ts';
import { type Block, buttons } from '../../src/chat/contract/view.ts';
import { isUnknown } from '../../src/core/item/model.ts';
import type { Ports } from '../../src/core/ports.ts';
import { readAnswered } from '../../src/core/quiz/answer-question.ts';
import type { Answered } from '../../src/core/quiz/model.ts';
import type { Today } from '../../src/core/task/model.ts';
import { quizRoutes } from '../../src/routes/quiz.ts';
import { nextButtons, restButtons, restOfAnswerView } from '../../src/views/answer-buttons.ts';
import { groupOf } from './exam.ts';

type Who = Pick<Context, 'enrolments' | 't'>;

const factsOf = (answered: Extract<Answered, { question: unknown }>, { enrolments }: Who, byModel: boolean) => {
  const marked = 'correct' in answered;
  return {
    wrong: marked && !answered.correct,
    // Whoever marked it themselves need not say to an organiser that they were right.
    stands: marked && !isUnknown(answered.given) && (byModel || answered.item.type !== 'short'),
    byModel,
    group: marked ? groupOf(answered.question, enrolments) : undefined,
  };
};

/** The buttons below what came of an answer. `byModel`: the language model marked it; `today`: after a reminder's question, what there is to do. */
export function afterAnswer(
  answered: Answered,
  context: Who,
  { curriculum }: Pick<Ports, 'curriculum'>,
  byModel = false,
  today?: Today,
): Block {
  const { t } = context;
  if (!('question' in answered)) return buttons();
  if (answered.kind === 'over') return buttons(...restButtons(answered.question, t, today));
  return nextButtons(answered.question, t, curriculum, { ...factsOf(answered, context, byModel), today });
}

export const restOfAnswer = buttonHandler(quizRoutes.rest, {
  async run(context, ports) {
    const { learner, t, args } = context;
    const answered = await readAnswered(ports, { learner, question: args.question });
    if (!('question' in answered)) return goneView(t);
    const facts = factsOf(answered, context, args.byModel);
    return restOfAnswerView(answered.question, t, ports.curriculum, facts) ?? goneView(t);
  },
});
