import type { Ports } from '../ports.ts';
import { milestoneInWeek } from '../project/rules.ts';
import type { At, TaskPage } from './model.ts';
import { isStuck, readQuizState } from './read-quiz-state.ts';

/** A page with how far the learner is with its questions, and what the project of its sprint expects in its week. */
export async function fillPage(
  ports: Pick<Ports, 'curriculum' | 'task'>,
  page: TaskPage,
  { learner, enrolment, now }: Pick<At, 'learner' | 'enrolment' | 'now'>,
): Promise<TaskPage> {
  const quiz = await readQuizState(ports, { learner: learner.id, task: page.day.task });
  const milestone = milestoneInWeek(ports.curriculum, enrolment.cohort, page.day);
  const stuck = await isStuck(ports, { learner, task: page.day.task, quiz, now });
  return { ...page, ...(quiz && { quiz }), ...(stuck && { stuck }), ...(milestone && { milestone }) };
}
