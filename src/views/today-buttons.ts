import type { Button } from '../chat/contract/view.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import type { Today } from '../core/task/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { quizRoutes } from '../routes/quiz.ts';
import { taskRoutes } from '../routes/task.ts';

/** Whether there is a task to do today, or to choose how to go on. */
const hasTask = (today: Today): boolean =>
  today.kind === 'gap' || today.kind === 'finish' || (today.kind === 'task' && !today.done);

/** The way to `/task`, called what it leads to: on a day without a task it shows none of today. */
export const taskButton = (today: Today, { id: enrolment }: Pick<Enrolment, 'id'>, t: Catalogue): Button => ({
  label: hasTask(today) ? t.join.firstTask : t.task.tasks,
  route: taskRoutes.in({ enrolment }),
});

/** The ways into what there is today, the main one first: without a task that is a quiz, before the group begins a warm-up. */
export function todayButtons(today: Today, of: Pick<Enrolment, 'id'>, t: Catalogue): readonly Button[] {
  const quiz: Button = {
    label: t.task.quiz,
    route: today.kind === 'early' ? quizRoutes.warm({ enrolment: of.id }) : quizRoutes.in({ enrolment: of.id }),
  };
  const [first, second] = hasTask(today) ? [taskButton(today, of, t), quiz] : [quiz, taskButton(today, of, t)];
  return [{ ...first, style: 'main' }, second];
}
