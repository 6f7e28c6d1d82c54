import type { Id } from '../id.ts';
import { keyOf } from '../item/rules.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import { stepsOf } from '../quiz/answer-question.ts';
import type { Answered, AskedQuestion } from '../quiz/model.ts';
import { misconceptionsBehind } from '../trap/rules.ts';
import { nextExam } from './next-exam.ts';

/** An answer of an exam that has ended, with its key, and the answer after it. */
export async function lookAt(
  ports: Pick<Ports, 'curriculum' | 'quiz' | 'exam'>,
  input: { readonly learner: Learner; readonly question: Id; readonly now: Temporal.Instant },
): Promise<{ readonly answered: Answered; readonly next?: AskedQuestion }> {
  const asked = await ports.quiz.question(input.question);
  if (!asked?.exam || asked.exam.held) return { answered: { kind: 'gone' } };
  const exam = await nextExam(ports, { ...input, quiz: asked.quiz });
  if (exam.kind !== 'result') return { answered: { kind: 'gone' } };
  const at = exam.answered.findIndex(({ question }) => question.id === input.question);
  const found = exam.answered[at];
  const given = found?.question.kept;
  if (!given) return { answered: { kind: 'gone' } };
  const { question, item, correct } = found;
  const next = exam.answered[at + 1]?.question;
  return {
    answered: {
      ...{ kind: 'repeat', looked: true, question, item, given, correct, key: keyOf(item) },
      ...stepsOf(item, given),
      traps: misconceptionsBehind(ports.curriculum, item, { given, correct }),
    },
    ...(next && { next }),
  };
}
