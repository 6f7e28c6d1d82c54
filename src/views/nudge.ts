import { buttons, text, type View } from '../chat/contract/view.ts';
import type { Nudge } from '../core/nudge/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { quizRoutes } from '../routes/quiz.ts';
import { taskRoutes } from '../routes/task.ts';

/** One private message, while there is time: what keeps the streak, and how to have no more of these. */
export const nudgeView = ({ weeks, last, enrolment: { id: enrolment } }: Nudge, t: Catalogue): View => ({
  title: t.nudge.title(weeks),
  body: [
    text(t.nudge.today),
    buttons(
      { label: t.reminder.quiz, style: 'main', route: quizRoutes.in({ enrolment }) },
      { label: t.task.tasks, route: taskRoutes.in({ enrolment }) },
    ),
    text(last ? t.nudge.last : t.nudge.stop),
  ],
});
