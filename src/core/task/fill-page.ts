import type { Ports } from '../ports.ts';
import { milestoneInWeek } from '../project/rules.ts';
import type { At, TaskPage } from './model.ts';
import { readQuizState } from './read-quiz-state.ts';

/** A page with how far the learner is with its questions, and what the project of its sprint expects in its week. */
export async function fillPage(
  ports: Pick<Ports, 'curriculum' | 'task'>,
  page: TaskPage,
  { learner, enrolment }: Pick<At, 'learner' | 'enrolment'>,
): Promise<TaskPage> {
  const quiz = await readQuizState(ports, { learner: learner.id, task: page.day.task });
  const milestone = milestoneInWeek(ports.curriculum, enrolment.cohort, page.day);
  return { ...page, ...(quiz && { quiz }), ...(milestone && { milestone }) };
}
