import { skillOf } from '../curriculum/entry.ts';
import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import type { Explained } from './model.ts';

/** A question of this learner's with the skill that it is about, and the trap that it is asked for; undefined when it is not theirs, or not taught any more. */
export async function explainQuestion(
  ports: Pick<Ports, 'curriculum' | 'quiz'>,
  input: { learner: Id; question: Id },
): Promise<Explained | undefined> {
  const question = await ports.quiz.question(input.question);
  const skill = question && ports.curriculum.skills.get(skillOf(question.kp));
  if (!skill || question.exam?.held || question.learner !== input.learner) return undefined;
  const misconception = question.attempt && ports.curriculum.misconceptions.get(question.chosen?.trap?.id ?? '');
  return { question, skill, ...(misconception && { misconception }) };
}
