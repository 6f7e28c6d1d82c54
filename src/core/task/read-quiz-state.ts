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

/**
 * Whether the learner had answered as many of a task's questions as its criterion asks for some days ago, and it is still not
 * met. Fewer may have come in a review, before the task did.
 */
export async function isStuck(
  ports: Pick<Ports, 'curriculum' | 'task'>,
  { learner, task, quiz, now }: { learner: Learner; task: Task; quiz: QuizState | undefined; now: Temporal.Instant },
): Promise<boolean> {
  if (!quiz || quiz.answered < quiz.of || quiz.met) return false;
  const items = itemsOf(ports, task);
  const tried = await ports.task.answeredOn({ learner: learner.id, items, many: quiz.of });
  return tried !== undefined && daysBetween(tried, dayOf(now, learner)) >= stuckDays;
}
