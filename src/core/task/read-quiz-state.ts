import { dayOf, daysBetween } from '../calendar/rules.ts';
import type { Task } from '../curriculum/task.ts';
import type { Id } from '../id.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import { type QuizState, stuckDays } from './model.ts';
import { questionsAskedFor, quizState } from './rules.ts';

/** A learner's {@link QuizState} for a task. Reads nothing where the task's questions are no criterion. */
export async function readQuizState(
  ports: Pick<Ports, 'curriculum' | 'task'>,
  { learner, task }: { readonly learner: Id; readonly task: Task },
): Promise<QuizState | undefined> {
  const most = questionsAskedFor(task);
  if (!most) return undefined;
  const items = itemsOf(ports, task);
  return quizState(task, items.length, await ports.task.lastAnswers({ learner, items, most }));
}

const itemsOf = ({ curriculum }: Pick<Ports, 'curriculum'>, task: Task): readonly Id[] =>
  task.kps.flatMap((kp) => (curriculum.siblings.get(kp) ?? []).map(({ id }) => id));

/** Whether the learner began with a task's questions some days ago, and its criterion is still not met. */
export async function isStuck(
  ports: Pick<Ports, 'curriculum' | 'task'>,
  { learner, task, quiz, now }: { learner: Learner; task: Task; quiz: QuizState | undefined; now: Temporal.Instant },
): Promise<boolean> {
  if (!quiz?.answered || quiz.met) return false;
  const first = await ports.task.firstAnswer({ learner: learner.id, items: itemsOf(ports, task) });
  return first !== undefined && daysBetween(first, dayOf(now, learner)) >= stuckDays;
}
