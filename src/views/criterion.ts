import type { Criterion } from '../core/curriculum/task.ts';
import { textIn } from '../core/language/rules.ts';
import type { QuizState } from '../core/task/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

/** What a criterion asks for. That of the questions has its numbers: what is needed, and what is there so far. */
export function criterionText(criterion: Criterion, quiz: QuizState | undefined, t: Catalogue): string {
  const ask = textIn(criterion.ask, t.language);
  if (criterion.kind !== 'quiz' || !quiz) return ask;
  const { needed, of, answered, right } = quiz;
  return t.task.quizCriterion(ask, needed, of) + (answered ? t.task.quizSoFar(right, answered) : '');
}

/** Why the questions come first: none is answered yet, too few are, or too few are right. */
export function quizText({ needed, of, answered, right }: QuizState, t: Catalogue): string {
  if (!answered) return t.task.quizFirst(needed, of);
  return answered < of ? t.task.quizMore(right, answered, needed, of) : t.task.quizNotYet(right, needed, of);
}
