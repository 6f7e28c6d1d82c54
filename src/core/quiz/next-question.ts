import type { Id } from '../id.ts';
import { shownOrder, wayToAnswer } from '../item/rules.ts';
import type { Ports } from '../ports.ts';
import type { NextQuestion } from './model.ts';
import { summaryOf } from './rules.ts';

/** The next item of a quiz, or its summary at the end. Asking again shows the open one again. */
export async function nextQuestion(
  ports: Pick<Ports, 'curriculum' | 'quiz'>,
  input: { learner: Id; quiz: Id; now: Temporal.Instant },
): Promise<NextQuestion> {
  const quiz = await ports.quiz.get(input.quiz);
  if (!quiz || quiz.learner !== input.learner) return { kind: 'gone' };
  if (quiz.exam) return { kind: 'exam' };
  const open = quiz.questions.find((d) => !d.attempt);
  const before = quiz.questions.findLast(({ attempt }) => attempt)?.id;
  const number = open?.number ?? quiz.questions.length + 1;
  const name = quiz.items[number - 1];
  if (name === undefined) {
    const { enrolment } = quiz;
    return { kind: 'over', summary: summaryOf(quiz), ...(enrolment && { enrolment }), ...(before && { before }) };
  }
  const item = ports.curriculum.items.get(name);
  if (!item) return { kind: 'gone' };
  const order = shownOrder(item, `${quiz.id}:${number}`);
  const question = open ?? (await ports.quiz.ask({ quiz, number, kp: item.kp, order, at: input.now }));
  return { kind: 'question', question, item, way: wayToAnswer(item), ...(before && { before }) };
}
