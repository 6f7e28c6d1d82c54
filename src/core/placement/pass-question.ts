import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import type { AskedQuestion } from '../quiz/model.ts';

/** Somebody does not know, and says so: an answer without a choice. Gives the question; undefined when it is none of theirs. */
export async function passQuestion(
  ports: Pick<Ports, 'quiz' | 'exam'>,
  { learner, question: id, now }: { readonly learner: Id; readonly question: Id; readonly now: Temporal.Instant },
): Promise<AskedQuestion | undefined> {
  const question = await ports.quiz.question(id);
  if (!question?.exam || question.learner !== learner) return undefined;
  if (question.exam.held) await ports.exam.keep(id, { choices: [] }, now);
  return question;
}
