import type { Context } from '../../src/chat/contract/command.ts';
import { type Block, buttons } from '../../src/chat/contract/view.ts';
import { isUnknown } from '../../src/core/item/model.ts';
import type { Ports } from '../../src/core/ports.ts';
import type { Answered } from '../../src/core/quiz/model.ts';
import type { Today } from '../../src/core/task/model.ts';
import { nextButtons, restButtons } from '../../src/views/quiz.ts';
import { groupOf } from './exam.ts';

/** The buttons below what came of an answer. `byModel`: the language model marked it; `today`: after a reminder's question, what there is to do. */
export function afterAnswer(
  answered: Answered,
  { enrolments, t }: Pick<Context, 'enrolments' | 't'>,
  { curriculum }: Pick<Ports, 'curriculum'>,
  byModel = false,
  today?: Today,
): Block {
  if (!('question' in answered)) return buttons();
  if (answered.kind === 'over') return buttons(...restButtons(answered.question, t, today));
  const marked = 'correct' in answered;
  return nextButtons(answered.question, t, curriculum, {
    wrong: marked && !answered.correct,
    // Whoever marked it themselves need not say to an organiser that they were right.
    stands: marked && !isUnknown(answered.given) && (byModel || answered.item.type !== 'short'),
    byModel,
    today,
    group: marked ? groupOf(answered.question, enrolments) : undefined,
  });
}
