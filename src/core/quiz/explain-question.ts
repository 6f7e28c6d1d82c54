import { skillOf } from '../curriculum/entry.ts';
import type { Skill } from '../curriculum/skill.ts';
import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import type { AskedQuestion } from './model.ts';

/** A question of this learner's with the skill that it is about; undefined when it is not theirs, or not taught any more. */
export async function explainQuestion(
  ports: Pick<Ports, 'curriculum' | 'quiz'>,
  input: { learner: Id; question: Id },
): Promise<{ readonly question: AskedQuestion; readonly skill: Skill } | undefined> {
  const question = await ports.quiz.question(input.question);
  const skill = question && ports.curriculum.skills.get(skillOf(question.kp));
  return skill && question.learner === input.learner ? { question, skill } : undefined;
}
