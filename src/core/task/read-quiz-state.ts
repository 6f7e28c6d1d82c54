import type { Task } from '../curriculum/task.ts';
import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import type { QuizState } from './model.ts';
import { questionsAskedFor, quizState } from './rules.ts';

/** A learner's {@link QuizState} for a task. Reads nothing where the task's questions are no criterion. */
export async function readQuizState(
  ports: Pick<Ports, 'curriculum' | 'task'>,
  { learner, task }: { readonly learner: Id; readonly task: Task },
): Promise<QuizState | undefined> {
  const most = questionsAskedFor(task);
  if (!most) return undefined;
  const items = task.kps.flatMap((kp) => (ports.curriculum.siblings.get(kp) ?? []).map(({ id }) => id));
  return quizState(task, items.length, await ports.task.lastAnswers({ learner, items, most }));
}
